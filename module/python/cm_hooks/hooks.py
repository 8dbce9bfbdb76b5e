"""Loads customize.py files and calls their functions."""
import json
import os

from cm_hooks import wire
from cm_hooks.arguments import Arguments
from cm_hooks.faults import BadReturn
from cm_hooks.folders import current_folder


class Hooks:
    def __init__(self, session, loader):
        self._session = session
        self._loader = loader

    def names(self, message):
        """The names of what the file defines and that can be called."""
        hook = self._loader.get(message["file"], message["instance"])
        with hook.active():
            return sorted(name for name, value in vars(hook.module).items() if callable(value))

    def call(self, message):
        """Calls one function and returns the JSON of the message with its result."""
        os.chdir(message["cwd"])
        hook = self._loader.get(message["file"], message["instance"])
        arguments = Arguments(self._session, hook, message)
        with hook.active(), arguments:
            returned = getattr(hook.module, message["function"])(arguments.values)
        if returned is not None and not isinstance(returned, dict):
            raise BadReturn(message["function"], returned, hook.line_of(message["function"]))
        return '{"op": "result", "cwd": %s, "result": %s, "live": %s}' % (
            json.dumps(current_folder()), wire.dumps_without_strangers(returned or {}), arguments.changed())
