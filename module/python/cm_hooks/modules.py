"""Runs the actions of automations that live in repositories: methods of the class CAutomation in a module.py."""
import json
import os

import cmind
from cm_hooks import wire
from cm_hooks.faults import BadModule, BadReturn
from cm_hooks.folders import current_folder
from cmind.core import shared
from cmind.utils import compare_versions

CLASS = "CAutomation"
NAMES = ("parsed_automation", "parsed_artifact", "parsed_artifacts")


class Modules:
    def __init__(self, loader):
        self._loader = loader

    def act(self, message):
        """Does one action and returns the JSON of the message with its result, as a list of texts; `missing` means that there is no such action."""
        os.chdir(message["cwd"])
        values = message["input"]
        wire.restore(values, (), message["dates"])
        loaded = self._loader.get(message["file"], 0)
        with loaded.active():
            automation = _automation(loaded, message["meta"])
            action = None if message["function"].startswith("_") else getattr(automation, message["function"], None)
            returned = action(_as_names(values)) if callable(action) else None
        if returned is not None and not isinstance(returned, dict):
            raise BadReturn(message["function"], returned, loaded.line_of(message["function"], CLASS))
        return ['{"op": "result", "missing": %s, "cwd": %s, "result": ' % (json.dumps(not callable(action)), json.dumps(current_folder())),
                *wire.texts({"return": 0, **(returned or {})}, "the result"), "}"]


def _automation(loaded, meta):
    """A new automation, as each access has one in the Python tools."""
    kind = getattr(loaded.module, CLASS, None)
    if not isinstance(kind, type):
        raise BadModule("it has no class {}".format(CLASS))
    needed = str(meta.get("min_cm_version", "")).strip()
    if needed and compare_versions(cmind.__version__, needed) < 0:
        raise BadModule("it is written for version {} of the Python tools, and this is like {}".format(needed, cmind.__version__))
    automation = kind(shared(), loaded.file)
    automation.meta = meta
    automation.full_path = loaded.file
    # The Python tools spell it so.
    automation.artfact = "{},{}".format(meta.get("alias", ""), meta.get("uid", ""))
    return automation


def _as_names(values):
    """Names that the engine has parsed are pairs, which JSON does not know."""
    for key in NAMES:
        if key in values:
            values[key] = _pairs(values[key])
    return values


def _pairs(value):
    return tuple(value) if value and isinstance(value[0], str) else [_pairs(item) for item in value]
