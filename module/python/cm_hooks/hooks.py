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
        with self._hook(message).active() as hook:
            return sorted(name for name, value in vars(hook.module).items() if callable(value))

    def call(self, message):
        """Calls one function and returns the JSON of the message with its result, as a list of texts."""
        os.chdir(message["cwd"])
        hook = self._hook(message)
        arguments = Arguments(self._session, hook, message)
        with hook.active(), arguments:
            returned = _answer(getattr(hook.module, message["function"]), arguments.values)
        if returned is not None and not isinstance(returned, dict):
            raise BadReturn(message["function"], returned, hook.line_of(message["function"]))
        return ['{"op": "result", "cwd": %s, "result": ' % json.dumps(current_folder()),
                *wire.texts_without_strangers(returned or {}), ', "live": ', *arguments.changed(), "}"]

    def _hook(self, message):
        return self._loader.get(message["file"], message["instance"], message.get("dialect"))


def _answer(function, values):
    """What a hook returns. A failure of a script that it ran and that it does not handle is its own, as if it had returned it."""
    try:
        return function(values)
    except Exception as problem:
        if getattr(problem, "failed_answer", None) is None:
            raise
        return problem.failed_answer
