"""The automation `script`."""
import os

from cm_hooks import file_search
from cm_hooks.automations import EngineAutomation
from cm_hooks.detection import Detection
from cm_hooks.dependencies import Conditions, update_deps
from cmind._values import deep_copy


class ScriptAutomation(EngineAutomation):

    prefix = "CM_"
    conditions = Conditions("CM_TMP_FAKE_RUN")

    tmp_file_env = "tmp-env"
    tmp_file_env_all = "tmp-env-all"
    tmp_file_run = "tmp-run"
    tmp_file_state = "tmp-state.json"
    tmp_file_run_state = "tmp-run-state.json"
    tmp_file_run_env = "tmp-run-env.out"
    tmp_file_ver = "tmp-ver.out"
    file_with_cached_state = "cm-cached-state.json"

    def run_native_script(self, i):
        """Runs another native script of the same folder: `script_name` with `env`.

        `env` is changed in place by what the script left in tmp-run-env.out, as is the state. With `detect_version` the
        hook's function of that name is called afterwards and its answer returned.
        """
        run_input = i["run_script_input"]
        kept = deep_copy(run_input.get("env", {})), deep_copy(run_input.get("state", {})), run_input.get("script_name", "")
        run_input["script_name"], run_input["env"] = i["script_name"], i.get("env", {})
        answer = self.run_native(run_input, detect_version=bool(i.get("detect_version")))
        answer["env_tmp"] = deep_copy(run_input["env"])
        run_input["env"], run_input["state"], run_input["script_name"] = kept
        return answer

    def run_native(self, run_input, detect_version=False):
        """Lets the engine run the native script that the input names, and the hook detect the version."""
        env, state = run_input.setdefault("env", {}), run_input.setdefault("state", {})
        plain = {key: value for key, value in run_input.items() if key not in ("env", "state", "meta")}
        answer = self._session.ask("automation", method="run_native_script", cwd=os.getcwd(), input={
            "script_name": run_input.get("script_name", ""), "env": env, "state": state, "run_script_input": plain})["result"]
        _become(env, answer.pop("env_tmp", None))
        _become(state, answer.pop("state_tmp", None))
        if answer["return"] == 0 and detect_version:
            return self._detect_version(env, state) or answer
        return answer

    def _detect_version(self, env, state):
        detect = getattr(self._arguments.hook.module, "detect_version", None)
        known = ("env", "state", "run_script_input")
        values = {key: value for key, value in self._arguments.values.items() if key not in known}
        return detect({**values, "env": env, "state": state}) if detect else None

    def find_file_in_paths(self, i):
        """Finds `file_name` (also with a version behind it) or `file_name_re` in `paths`; returns `found_files`."""
        if not i.get("file_name") and not i.get("file_name_re"):
            raise ValueError("file_name or file_name_re is missing")
        answer = file_search.in_paths(i["paths"], i.get("file_name", ""), i.get("file_name_re", ""), i.get("hook"), self.is_candidate)
        if answer["return"] > 0 or not i.get("select"):
            return answer
        found = answer["found_files"]
        if i.get("detect_version"):
            answer = Detection(self, i).of_files(found)
            if answer["return"] > 0:
                return answer
            found = answer["found_files"]
        answer["found_files"] = self._select(found, i.get("select_default", False))
        return answer

    def _select(self, found, first):
        if len(found) < 2:
            return found
        place = None if first else self.choose("Which one should be used?", found)
        self.say("Selected {}{}".format(found[place or 0], " because there was no answer" if place is None else ""))
        return [found[place or 0]]

    @staticmethod
    def is_candidate(path):
        """Whether a path with a fitting name is a result of a search."""
        return True

    @staticmethod
    def is_version(version, constraint):
        """Whether a detected version is the requested one."""
        return version == constraint

    def find_artifact(self, i):
        """Finds a file in the places where it is usually found; see file_search.Artifact."""
        return file_search.Artifact(self, i).find()

    def find_file_deep(self, i):
        """Finds the folders at any depth of `paths` that hold `file_name`; returns `found_paths`."""
        return {"return": 0, "found_paths": file_search.deep(i["paths"], i["file_name"], i.get("restrict_paths", []))}

    def find_file_back(self, i):
        """Finds the nearest folder from `path` upwards that holds `file_name`; returns `found_path`, or an empty text."""
        return {"return": 0, "found_path": file_search.upwards(i["path"], i["file_name"])}

    def detect_version_using_script(self, i):
        """Runs the native script and the hook's detect_version; returns `detected_version`, or 16 when none fits."""
        return Detection(self, i).of_script()

    def parse_version(self, i):
        """Reads a version from a file that the native script left and puts it into an environment."""
        from cm_hooks.detection import parse_version
        return parse_version(i, self.tmp_file_ver, self.prefix)

    def update_deps(self, i):
        """Adds the values in `update_deps` to the dependencies `deps`, by their names."""
        update_deps(i["deps"], i["update_deps"], i.get("env", {}), self.conditions)
        return {"return": 0}

    def get_default_path_list(self, i):
        """The folders of an environment variable of this process, such as PATH; none when no variable is named."""
        key = i.get("default_path_env_key", "")
        return os.environ.get(key, "").split(i["os_info"]["env_separator"]) if key else []

    def clean_some_tmp_files(self, i):
        """Removes generated files that would confuse readers of a folder of results."""
        folder = i.get("env", {}).get(self.prefix + "TMP_CURRENT_SCRIPT_WORK_PATH", "")
        for name in ("tmp-run.bat", "tmp-state.json"):
            file = os.path.join(folder, name)
            if folder and os.path.isfile(file):
                os.remove(file)
        return {"return": 0}

    def _available_variations(self, i):
        """The error that lists the variations of a script."""
        names = " ".join(sorted("_" + name for name in i["meta"].get("variations", {})))
        return {"return": 1, "error": 'python package variation is not defined in "{}". Available: {}'.format(i["meta"]["alias"], names)}


def _become(target, values):
    """Makes a dictionary equal to another one while it stays the same object."""
    if values is not None:
        target.clear()
        target.update(values)
