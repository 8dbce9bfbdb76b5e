"""The class of scripts and cache entries."""
from mlcflow.items import Item  # noqa: F401
