"""Access to the engine. Hooks load this module again, after which their next access sees what was changed."""
from mlcflow.access import access  # noqa: F401
from mlcflow.tools import Tools

default_parent = Tools()
