"""Python files of repositories are run from their source.

Beside a source Python keeps what it made of it, and believes such a file when it carries the time and the size of the source. In a
repository anybody can have put it there, where no comparison with a commit looks.
"""
import os
from importlib.machinery import SourceFileLoader

_REPOSITORY_FILES = ("cmr.yaml", "cmr.json")
_usual = SourceFileLoader.get_code


def ignore_in_repositories():
    """From now on no bytecode is read from a folder of a repository; all other modules load as ever."""
    SourceFileLoader.get_code = _get_code


def _get_code(loader, name):
    path = loader.get_filename(name)
    if _is_in_repository(os.path.dirname(os.path.abspath(path))):
        return loader.source_to_code(loader.get_data(path), path)
    return _usual(loader, name)


def _is_in_repository(folder):
    while True:
        if any(os.path.isfile(os.path.join(folder, file)) for file in _REPOSITORY_FILES):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
