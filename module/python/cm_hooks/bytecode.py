"""Decides for which Python files bytecode is read and written.

Beside a source Python keeps what it made of it, and believes such a file when it carries the time and the size of the source. In a
repository anybody can have put it there, where no comparison with a commit looks. So files of repositories are run from their source.
Our own bytecode is written also where a user has switched this off for theirs, since compiling our files takes longer than most hooks.
"""
import os
import sys

# That of Python's own import, without the modules that only name it.
SourceFileLoader = type(__loader__)

_REPOSITORY_FILES = ("cmr.yaml", "cmr.json", "meta.yaml", "meta.json")
_OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
_STANDARD = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_SITES = (os.path.join(_STANDARD, "site-packages") + os.sep, os.path.join(_STANDARD, "dist-packages") + os.sep)
_usual = SourceFileLoader.get_code


def apply_rules():
    """Applies the rules to all imports from now on."""
    SourceFileLoader.get_code = _get_code


def _get_code(loader, name):
    path = os.path.abspath(loader.get_filename(name))
    if path.startswith(_OWN):
        return _keep(loader, name)
    if not _is_standard(path) and _is_in_repository(os.path.dirname(path)):
        return loader.source_to_code(loader.get_data(path), path)
    return _usual(loader, name)


def _keep(loader, name):
    usual, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        return _usual(loader, name)
    finally:
        sys.dont_write_bytecode = usual


# The library of a Python is as trustworthy as its program.
def _is_standard(path):
    return path.startswith(_STANDARD) and not path.startswith(_SITES)


def _is_in_repository(folder):
    while True:
        if any(os.path.isfile(os.path.join(folder, file)) for file in _REPOSITORY_FILES):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
