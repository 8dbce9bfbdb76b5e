"""Access to the engine with the words of mlcflow: `action`, `target` or `automation`, `tags`, `item`."""
from cmind import _services
from cmind.core import ask_engine

from mlcflow.items import revive

# The actions that run a script. mlcflow raises when one of them fails, and returns a code when another one does.
_RUNNING = ("run", "docker", "apptainer", "remote", "slurm", "experiment", "test", "doc", "lint", "help")
_SEARCHING = ("find", "search", "show", "rm")

# Each of these keys can hold the name of an item.
_NAMES = ("item", "artifact", "details")

# The code of mlcflow's warning that there is nothing to remove, and the one with which the engine answers then.
_NOTHING_REMOVED = 1006
_NOT_FOUND = 16


class ScriptExecutionError(Exception):
    """A script that a hook ran has failed. `failed_answer` is the answer of the engine."""

    def __init__(self, message, script_name=None, repo_alias=None, module_path=None, run_args=None, version_info_file=None,
                 error_code=None, error_guidance=None, failed_answer=None):
        super().__init__(message)
        self.script_name = script_name
        self.repo_alias = repo_alias
        self.module_path = module_path
        self.run_args = run_args or {}
        self.version_info_file = version_info_file
        self.error_code = error_code
        self.error_guidance = error_guidance
        self.failed_answer = failed_answer


def access(i):
    """Does an action and returns its answer; a failing run of a script raises ScriptExecutionError."""
    answered = answer(i)
    if answered["return"] > 0 and _target(i) == "script" and _action(i).startswith(_RUNNING):
        name = i.get("tags") or i.get("details")
        raise ScriptExecutionError("The action '{}' of the script '{}' failed: {}".format(_action(i), name, answered.get("error", "")),
                                   script_name=name, run_args=i, failed_answer=answered)
    return answered


def answer(i):
    """Does an action and returns its answer, also where it failed."""
    if not i.get("action"):
        return {"return": 1, "error": "access() needs the key 'action'"}
    answered = _services.call(_request(i), ask_engine)
    if _action(i) == "rm" and answered["return"] == _NOT_FOUND:
        return {"return": 0, "warnings": [{"code": _NOTHING_REMOVED, "description": answered.get("error", "")}]}
    return revive(answered)


def _request(i):
    """The same request with the keys of the engine."""
    request = {key: value for key, value in i.items() if key not in ("target", *_NAMES)}
    names = _NAMES + ("repo",) if _target(i) == "repo" else _NAMES
    name = next((i[key] for key in names if i.get(key)), "")
    request.update(action=_action(i), automation=_target(i), **({"artifact": name} if name else {}))
    if _target(i) == "script" and _action(i) in _SEARCHING and isinstance(i.get("tags"), str):
        # mlcflow searches scripts without their variations.
        request["tags"] = ",".join(tag for tag in i["tags"].split(",") if not tag.strip().startswith("_"))
    return request


def _action(i):
    return str(i.get("action", "")).replace("-", "_")


def _target(i):
    return str(i.get("target") or i.get("automation") or "script").split(",")[0]
