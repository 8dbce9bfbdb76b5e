"""Which objects represent an automation and an artifact in the argument of a hook."""
from cm_hooks.automations import EngineAutomation


def automation_object(name, session, arguments):
    """Returns the automation with the alias `name`; `alias,uid` is allowed."""
    alias = name.split(",")[0]
    if alias == "ic":
        from cm_hooks.component import ComponentAutomation as kind
    elif alias == "script" and arguments.hook.dialect == "mlcflow":
        from cm_hooks.mlcflow_script import MlcflowScriptAutomation as kind
    elif alias == "script":
        from cm_hooks.script import ScriptAutomation as kind
    else:
        kind = EngineAutomation
    return kind(alias, session, arguments)


def artifact_object(values, dialect):
    """Returns the artifact with these values."""
    if dialect == "mlcflow":
        from mlcflow.items import Item
        return Item.of(values)
    from cmind.artifact import Artifact
    from cmind.core import shared
    return Artifact.of(shared(), values)
