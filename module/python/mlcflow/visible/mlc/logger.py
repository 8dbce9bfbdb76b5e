"""The logger of hooks."""
from mlcflow.log import logger  # noqa: F401
