"""Access to the engine in the unified way: a dictionary with `action`, `automation`, … in, a dictionary with `return` out."""
import os
import sys

from cmind import _engine, _services
from cmind.artifact import Artifact

_shared = None


def shared():
    """The one CM object of this process."""
    global _shared
    if _shared is None:
        _shared = CM()
    return _shared


def access(i, out=None):
    """Same as CM.access."""
    return shared().access(i, out)


def error(i):
    """Same as CM.error."""
    return shared().error(i)


def halt(i):
    """Same as CM.halt."""
    return shared().halt(i)


class CM:
    """What hooks know as `cmind` of an automation."""

    def __init__(self, repos_path="", debug=False):
        self.debug = debug
        self.repos_path = repos_path or os.environ.get("CM_REPOS", "").strip() or os.path.join(os.path.expanduser("~"), "CM")
        self.cfg = {"name": "cm", "file_cmeta": "_cm", "file_meta_repo": "cmr", "default_home_dir": "CM",
                    "dir_repos": "repos", "file_repos": "repos.json", "local_repo_name": "local",
                    "artifact_keys": ["automation", "artifact", "parsed_automation", "parsed_artifact"]}
        self.python_version = list(sys.version_info)
        self.output = None
        self.state = {}
        self._logger = None

    @property
    def logger(self):
        """A logger of the standard library that writes to standard error."""
        if self._logger is None:
            import logging
            logging.basicConfig(level=logging.INFO)
            self._logger = logging.getLogger("cm")
        return self._logger

    def access(self, i, out=None):
        """Runs an action. `i` is a dictionary, or the words of a command line as a text or a list."""
        if isinstance(i, (str, list)):
            if not _engine.is_connected():
                return _not_connected()
            read = _engine.ask("command_line", line=i, cwd=os.getcwd())["result"]
            if read["return"] > 0:
                return read
            i = read["input"]
        i = dict(i or {}) if out is None else {"out": out, **(i or {})}
        return Artifact.revive(self, _services.call(i, ask_engine))

    def prepare_error(self, returncode, text):
        """An error with the place where it was made."""
        caller = sys._getframe(1)
        return {"return": returncode, "error": text, "module_path": caller.f_code.co_filename, "lineno": caller.f_lineno}

    def error(self, r):
        """Prints the error of a result, if it has one, and returns the result."""
        if r["return"] > 0:
            if self.debug:
                raise RuntimeError(r["error"])
            sys.stderr.write("\nCM error: {}!\n".format(r["error"]))
        return r

    def halt(self, r):
        """Prints the error of a result and ends the program with its code."""
        self.error(r)
        sys.exit(r["return"])


def ask_engine(i):
    """Lets the engine do an action, and returns its answer."""
    if not _engine.is_connected():
        return _not_connected()
    answer = _engine.ask("access", input=i, cwd=os.getcwd())["result"]
    _update_in_place(i, answer)
    return answer


def _update_in_place(i, answer):
    """A run changes the env and the state that it was given, and returns the same objects."""
    for key in ("env", "state") if i.get("action") == "run" else ():
        given, left = i.get(key), answer.get(key)
        if isinstance(given, dict) and isinstance(left, dict):
            given.clear()
            given.update(left)
            answer[key] = given


def _not_connected():
    return {"return": 1, "error": "cmind is used outside of a hook; only the program cm can run it"}
