"""The modules that customize.py files import as `cmind`, on top of the engine that runs them."""
# Hooks print the version of the tools that they were written for.
__version__ = "4.2.0"

from cmind.core import CM, access, error, halt  # noqa: E402,F401
from cmind import utils  # noqa: E402,F401
