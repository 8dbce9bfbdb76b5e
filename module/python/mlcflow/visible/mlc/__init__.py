"""The module `mlc` of hooks of mlcflow."""
# Hooks print the version of the tools that they were written for.
__version__ = "1.3.6"

from mlcflow.access import access  # noqa: E402,F401
from mlc import action, utils  # noqa: E402,F401
