"""Modules that only the hooks of one family of tools see: those in the folder `visible` of the family's package.

A hook of mlcflow imports a module `utils`. The hooks of other families, and what they import, may mean another module by this name.
"""
import os
import sys

PACKAGES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Visibility:
    """The modules of one family. They are loaded once, and are in sys.modules only between begin() and end()."""

    def __init__(self, dialect):
        self._folder = os.path.join(PACKAGES, dialect, "visible") if dialect else ""
        self._names = {os.path.splitext(file)[0] for file in os.listdir(self._folder)} if dialect else set()
        self._own = {}
        self._others = {}

    def begin(self):
        """Makes the modules visible; those of others with their names give way."""
        if self._folder:
            self._others = self._take()
            sys.modules.update(self._own)
            sys.path.insert(0, self._folder)

    def end(self):
        """Hides the modules."""
        if self._folder:
            self._own = self._take()
            sys.modules.update(self._others)
            if self._folder in sys.path:
                sys.path.remove(self._folder)

    def _take(self):
        taken = [name for name in sys.modules if name.split(".")[0] in self._names]
        return {name: sys.modules.pop(name) for name in taken}
