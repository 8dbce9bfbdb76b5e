"""Detecting versions for the automation `script`."""
from cmind.utils import compare_versions, load_txt


class Detection:
    """Runs the native script of the hook's folder, lets the hook read the version, and compares it with the constraints in `env`."""

    def __init__(self, automation, i):
        self._automation = automation
        self._env = i.get("env", {})
        self._path_key = i.get("env_path_key", "")
        self._spaces = i.get("recursion_spaces", "")
        self._run_input = i["run_script_input"]
        self._constraints = [(automation.prefix + key, self._env.get(automation.prefix + key, ""), fits) for key, fits in (
            ("VERSION", automation.is_version),
            ("VERSION_MIN", lambda version, constraint: compare_versions(version, constraint) >= 0),
            ("VERSION_MAX", lambda version, constraint: compare_versions(version, constraint) <= 0))]

    def of_files(self, files):
        """The files whose version fits; a file with which the native script fails does not count.

        `passed_over` contains for each of the others the constraint that it violates.
        """
        found, passed_over = [], []
        for file in files:
            self._env[self._path_key] = file
            answer = self._run()
            if answer["return"] not in (0, 2):
                return answer
            version = _version(answer)
            if version:
                unmet = self._unmet(version)
                if unmet:
                    passed_over.append("{} has version {}, and {} is {}".format(file, version, *unmet))
                    self._automation.say("Skipped: " + passed_over[-1])
                else:
                    found.append(file)
        return {"return": 0, "found_files": found, "passed_over": passed_over}

    def of_script(self):
        answer = self._run()
        version = _version(answer)
        unmet = self._unmet(version) if version else None
        if version and not unmet:
            return {"return": 0, "detected_version": version}
        if unmet:
            return {"return": 16, "error": "version was not detected: it is {}, and {} is {}".format(version, *unmet)}
        return {"return": 16, "error": "version was not detected"}

    def _run(self):
        self._run_input["env"] = self._env
        self._run_input["recursion_spaces"] = self._spaces + "    "
        answer = self._automation.run_native(self._run_input, detect_version=True)
        self._run_input["recursion_spaces"] = self._spaces
        return answer

    def _unmet(self, version):
        """The variable and the value of the first constraint that a version violates, or None."""
        return next(((key, constraint) for key, constraint, fits in self._constraints if constraint != "" and not fits(version, constraint)), None)


def _version(answer):
    """The version that a hook has detected; an empty text where there is none, or where it answers -1: the file is of no use."""
    version = answer.get("version", "") if answer["return"] == 0 else ""
    return "" if version == -1 else version


def parse_version(i, usual_file, prefix):
    """Puts group `group_number` of the pattern `match_text` into `which_env[env_key]` and returns it as `version`.

    Group `group_number_extra` follows after `group_join_string` where the pattern has it.
    """
    answer = load_txt(i.get("file_name") or usual_file, check_if_exists=True, split=True,
                      match_text=i["match_text"], fail_if_no_match="version was not detected")
    if answer["return"] > 0:
        if answer.get("string"):
            answer["error"] += " ({})".format(answer["string"])
        return answer
    match, group = answer["match"], i["group_number"]
    if not match.lastindex or match.lastindex < group:
        return {"return": 1, "error": "version was not detected: the pattern has {} groups and group {} is requested".format(
            match.lastindex, group)}
    version, extra = match.group(group), i.get("group_number_extra")
    if extra and match.lastindex >= extra:
        version += "{}{}".format(i.get("group_join_string", "-"), match.group(extra))
    i["which_env"][i["env_key"]] = version
    i["which_env"][prefix + "DETECTED_VERSION"] = version
    return {"return": 0, "version": version, "string": answer["string"]}
