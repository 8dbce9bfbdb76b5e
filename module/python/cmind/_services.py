"""The automation `utils` for hooks. The engine has its actions; here is what only this process knows of a call."""
import os

from cmind import _engine
from cmind._values import deep_copy

NAMES = ("utils", "dc2743f8450541e3")

# These actions exist to print, also without `out`.
PRINTING = ("list_files_recursively", "print_json", "print_yaml")


def call(i, ask):
    """Does an access with `ask`, which carries it to the engine, and returns the answer."""
    special = _SPECIAL.get(i.get("action", "")) if _is_utils(i) else None
    return special(i, ask) if special else ask(i)


def _is_utils(i):
    return any(part in NAMES for part in str(i.get("automation", "")).split(","))


def _print(i, ask):
    return ask({"out": "con", **i})


def _system(i, ask):
    """A command sees the variables that hooks set in os.environ."""
    return ask({**i, "env": {**_engine.changed_variables(), **i.get("env", {})}})


def _download(i, ask):
    """CM_UTILS_DOWNLOAD_VERIFY_SSL decides about certificates before the input `verify` does."""
    setting = os.environ.get("CM_UTILS_DOWNLOAD_VERIFY_SSL")
    return ask(i if setting is None else {**i, "verify": setting == "yes"})


def _detect_tags(i, ask):
    """Changes the given input in place. Only the name travels, since hooks keep objects in their inputs."""
    given = i["input"]
    answer = ask({**i, "input": {key: given[key] for key in ("artifact",) if key in given}})
    found = answer.pop("input", {})
    if answer["return"] == 0 and "artifact" not in found:
        given.pop("artifact", None)
        if "tags" in found:
            given.pop("parsed_artifact", None)
            given["tags"] = found["tags"]
    return answer


def _prune(i, ask):
    """Only the keys travel; the values stay those of this process."""
    given = i["input"]
    answer = ask({**i, "input": dict.fromkeys(given, "")})
    if answer["return"] == 0:
        answer["new_input"] = deep_copy({key: given[key] for key in answer["new_input"]})
    return answer


_SPECIAL = {"system": _system, "download_file": _download, "detect_tags_in_artifact": _detect_tags, "prune_input": _prune,
            **dict.fromkeys(PRINTING, _print)}
