"""The state that hooks leave in the process for later hooks, until the engine ends the run.

In the Python tools one process serves one run: a hook may extend sys.path or os.environ for a later one. Here the
process lives on, so that is undone at the end of the run, together with the modules that came from such paths.
"""
import os
import sys


class Run:
    def __init__(self):
        self._environ = dict(os.environ)
        self._path = list(sys.path)

    def follow(self, change):
        """Takes over how the engine's own environment has changed since the last call."""
        if not change:
            return
        for name in change["unset"]:
            self._environ.pop(name, None)
            os.environ.pop(name, None)
        for name, value in change["set"].items():
            self._environ[name] = value
            os.environ[name] = value

    def changed_variables(self):
        """Returns the variables that hooks have set or changed."""
        return {name: value for name, value in os.environ.items() if self._environ.get(name) != value}

    def reset(self):
        if dict(os.environ) != self._environ:
            os.environ.clear()
            os.environ.update(self._environ)
        if sys.path != self._path:
            self._forget_modules([entry for entry in sys.path if entry not in self._path])
            sys.path[:] = self._path

    @staticmethod
    def _forget_modules(folders):
        starts = tuple(os.path.join(os.path.abspath(folder), "") for folder in folders if folder)
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if starts and file and os.path.abspath(file).startswith(starts):
                del sys.modules[name]
