"""Finding files for the automation `script`."""
import glob
import os
import re

from cmind._values import deep_copy

# A file also matches with a version after its name: gcc-12, python3.11, clang15.
VERSION_ENDINGS = ["", ".[0-9]", ".[0-9][0-9]", "-[0-9]", "-[0-9][0-9]", "[0-9]", "[0-9][0-9]",
                   "[0-9].[0-9]", "[0-9][0-9].[0-9]", "[0-9][0-9].[0-9][0-9]"]


def in_paths(paths, name, pattern, hook, is_candidate):
    """The files in `paths` that fit the name, each real file once, in the order of the folders."""
    found = []
    for path in paths:
        for file in _candidates(path, name, pattern) if os.path.isdir(path) else ():
            if not is_candidate(file) or any(_is_same(file, other) for other in found):
                continue
            answer = hook({"file": file}) if hook else {"return": 0, "skip": False}
            if answer["return"] > 0:
                return answer
            if not answer["skip"]:
                found.append(file)
    return {"return": 0, "found_files": found}


def _candidates(path, name, pattern):
    if pattern:
        return [os.path.join(path, file) for file in os.listdir(path) if re.match(pattern, file)]
    return [file for ending in VERSION_ENDINGS for file in glob.glob(os.path.join(path, name) + ending)]


def _is_same(file, other):
    try:
        return os.path.samefile(file, other)
    except OSError:
        # A file that cannot be read is not resolved.
        return False


def deep(paths, name, restrictions):
    """The folders at any depth that hold a file of this name, where a restriction (a part of the path) is in them."""
    seen = set()
    found = [folder for path in paths if os.path.isdir(path) for folder in _holders(path, name, seen)]
    return [folder for folder in found if any(part in folder for part in restrictions)] if restrictions else found


def _holders(folder, name, seen):
    # Links can lead in a circle, or to one folder by very many ways, so each folder is searched once.
    status = os.stat(folder)
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in sorted(os.listdir(folder)):
        path = os.path.join(folder, entry)
        if os.path.isdir(path):
            yield from _holders(path, name, seen)
        elif entry == name:
            yield folder


def upwards(path, name):
    """The nearest folder from `path` upwards that holds a file of this name, or an empty text."""
    while path and not os.path.isfile(os.path.join(path, name)):
        above = os.path.dirname(path)
        path = "" if above == path else above
    return path


class Artifact:
    """One search for a file in the folders the user named, or else in those of a variable such as PATH."""

    def __init__(self, automation, i):
        self._automation = automation
        self._i = i
        self._env = i["env"]
        self._prefix = automation.prefix
        self._separator = i["os_info"]["env_separator"]
        self._name = i["file_name"]

    def find(self):
        """Returns `found_path`, `found_file_path`, `found_file_name`, `default_path_list`, and puts them into `env`."""
        asked = self._setting("TMP_PATH")
        problem = self._check_folders(asked) or self._check_forced_file()
        if problem:
            return {"return": 1, "error": problem}
        usual = self._usual(asked)
        forced = self._setting("INPUT").strip()
        if forced:
            self._name, asked = os.path.basename(forced), os.path.dirname(forced)
        answer = self._search(self._folders(asked.split(self._separator) if asked else [], usual))
        if answer["return"] > 0:
            return answer
        if not answer["found_files"]:
            passed_over = "; ".join(answer.get("passed_over", []))
            return {"return": 16, "error": "{} not found{}".format(self._name, passed_over and ": " + passed_over)}
        return self._publish(answer["found_files"][0], usual)

    def _setting(self, name):
        return self._env.get(self._prefix + name, "")

    def _usual(self, asked):
        """The folders that are searched without a request of the user."""
        return self._automation.get_default_path_list(self._i)

    def _folders(self, asked, usual):
        """The folders to search, in their order."""
        return asked or usual

    def _check_folders(self, asked):
        if not asked or self._setting("TMP_PATH_IGNORE_NON_EXISTANT") == "yes":
            return None
        missing = [path for path in asked.split(self._separator) if path.strip() and not os.path.isdir(path)]
        return "path {} doesn't exist".format(missing[0]) if missing else None

    def _check_forced_file(self):
        forced = self._setting("INPUT").strip()
        return "file {} doesn't exist".format(forced) if forced and not os.path.isfile(forced) else None

    def _search(self, folders):
        run_input = self._i.get("run_script_input", {})
        state = deep_copy(run_input.get("state", {}))
        # Links stay as they are: the python of a virtual environment must not become the one it points to.
        answer = self._automation.find_file_in_paths({
            "paths": list(dict.fromkeys(os.path.dirname(os.path.join(path, self._name)) for path in folders)),
            "file_name": self._name, "select": True, "select_default": self._setting("QUIET") == "yes",
            "detect_version": self._i.get("detect_version", False), "env_path_key": self._i.get("env_path_key", ""),
            "env": deep_copy(self._env), "hook": self._i.get("hook"), "run_script_input": run_input,
            "recursion_spaces": self._i.get("recursion_spaces", "")})
        if run_input.get("state", {}) != state:
            run_input["state"] = state
        return answer

    def _publish(self, file, usual):
        folder = os.path.dirname(file)
        if folder not in usual:
            self._put_in_front("+" + self._i.get("default_path_env_key", ""), folder)
            self._add_extra_paths(folder)
        if self._i.get("env_path_key"):
            self._env[self._i["env_path_key"]] = file
        self._automation.say("Found {}".format(file))
        return {"return": 0, "found_path": folder, "found_file_path": file,
                "found_file_name": os.path.basename(file), "default_path_list": usual}

    def _put_in_front(self, key, folder):
        folders = self._env.get(key, [])
        if folder not in folders:
            folders.insert(0, folder)
            self._env[key] = folders

    def _add_extra_paths(self, folder):
        for relative, key in (self._i.get("extra_paths") or {}).items():
            path = os.path.normpath(os.path.join(folder, "..", relative))
            if os.path.exists(path):
                self._env.setdefault(key, []).append(path)
