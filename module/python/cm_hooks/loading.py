"""Loading customize.py and module.py so that files of equal names in different folders never meet.

While a hook is active its folder is first in sys.path, and `customize` (or `module`) and the modules that it imported from that
folder are in sys.modules; when another one becomes active they make room for that one's.
"""
import os
import sys
import types
from contextlib import contextmanager

from cm_hooks.visibility import Visibility

KEPT_INSTANCES = 512


class Loader:
    """Keeps the compiled files, and one module for each instance that the engine names (one run of one script)."""

    def __init__(self):
        self._codes = {}
        self._hooks = {}
        self._visibilities = {}

    def get(self, file, instance, dialect=None):
        stamp = _stamp(file)
        hook = self._hooks.get((file, instance))
        if hook is None or hook.stamp != stamp or hook.siblings_changed():
            hook = Hook(file, stamp, dialect, self._visible(dialect))
            hook.execute(self._code(file, stamp))
            self._hooks[(file, instance)] = hook
            if len(self._hooks) > KEPT_INSTANCES:
                del self._hooks[next(iter(self._hooks))]
        return hook

    def forget(self):
        self._hooks.clear()

    def _visible(self, dialect):
        if dialect not in self._visibilities:
            self._visibilities[dialect] = Visibility(dialect)
        return self._visibilities[dialect]

    def _code(self, file, stamp):
        known = self._codes.get(file)
        if known is None or known[0] != stamp:
            with open(file, "rb") as source:
                known = stamp, compile(source.read(), file, "exec", dont_inherit=True)
            self._codes[file] = known
        return known[1]


class Hook:
    """One loaded file: a customize.py, or the module.py of an automation."""

    active_hook = None

    def __init__(self, file, stamp, dialect, visibility):
        self.file = file
        self.stamp = stamp
        self.dialect = dialect
        self._visibility = visibility
        self.folder = os.path.dirname(file)
        name = os.path.splitext(os.path.basename(file))[0]
        self.module = types.ModuleType(name)
        self.module.__file__ = file
        self._own = {name: self.module}
        self._sibling_stamps = {}

    def execute(self, code):
        with self.active():
            exec(code, self.module.__dict__)

    def line_of(self, function, owner=None):
        """The line where a function begins, or a method of a class; 0 when that is not known."""
        holder = getattr(self.module, owner, None) if owner else self.module
        return getattr(getattr(getattr(holder, function, None), "__code__", None), "co_firstlineno", 0)

    def siblings_changed(self):
        return any(_stamp(file) != stamp for file, stamp in self._sibling_stamps.items())

    @contextmanager
    def active(self):
        before = Hook.active_hook
        if before is not None:
            before._leave()
        self._enter()
        try:
            yield self
        finally:
            self._leave()
            if before is not None:
                before._enter()

    def _enter(self):
        Hook.active_hook = self
        sys.modules.update(self._own)
        sys.path.insert(0, self.folder)
        self._visibility.begin()
        self._known = set(sys.modules)

    def _leave(self):
        Hook.active_hook = None
        self._visibility.end()
        if self.folder in sys.path:
            sys.path.remove(self.folder)
        for name in set(sys.modules) - self._known:
            file = getattr(sys.modules[name], "__file__", None)
            if file and os.path.abspath(file).startswith(self.folder + os.sep):
                self._own[name] = sys.modules[name]
                self._sibling_stamps[file] = _stamp(file)
        for name in self._own:
            sys.modules.pop(name, None)


def _stamp(file):
    try:
        status = os.stat(file)
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None
