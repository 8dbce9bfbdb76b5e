"""The failure of a script that a hook runs."""
from mlcflow.access import ScriptExecutionError  # noqa: F401
