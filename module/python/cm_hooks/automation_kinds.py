"""Which object represents an automation in the argument of a hook."""
from cm_hooks.automations import EngineAutomation


def automation_object(name, session, arguments):
    """Returns the automation with the alias `name`; `alias,uid` is allowed."""
    alias = name.split(",")[0]
    if alias == "ic":
        from cm_hooks.component import ComponentAutomation as kind
    elif alias == "script":
        from cm_hooks.script import ScriptAutomation as kind
    else:
        kind = EngineAutomation
    return kind(alias, session, arguments)
