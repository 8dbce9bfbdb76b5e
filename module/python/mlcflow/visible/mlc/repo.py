"""The class of repositories."""
from mlcflow.items import Repo  # noqa: F401
