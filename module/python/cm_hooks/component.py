"""The automation `ic`, the early generation of scripts."""
import os

from cm_hooks.automations import EngineAutomation


class ComponentAutomation(EngineAutomation):

    def find_file_in_paths(self, i):
        """Finds the folders among `paths` that hold `file_name`; with `select`, one of them.

        Returns `found_paths`. If several match, one must be selected and the session is not interactive, that is an error.
        """
        found = []
        for path in i["paths"]:
            if path not in found and os.path.isfile(os.path.join(path, i["file_name"])):
                found.append(path)
        if i.get("select") and len(found) > 1:
            place = 0 if self._is_quiet() else self.choose("Which {} should be used?".format(i["file_name"]), found)
            if place is None:
                return _undecided(i["file_name"], found)
            self.say("Selected {}".format(found[place]))
            found = [found[place]]
        return {"return": 0, "found_paths": found}

    def _is_quiet(self):
        values = self._arguments.values
        quiet = [values.get("input", {}).get("quiet"), values.get("env", {}).get("CM_QUIET"), os.environ.get("CM_QUIET")]
        return any(str(value).lower() in ("yes", "true", "on", "1") for value in quiet)


def _undecided(file_name, found):
    listed = "".join("\n  {}) {}".format(number, path) for number, path in enumerate(found))
    return {"return": 1, "error":
            "{} was found in {} folders, and the session is not interactive:{}\n"
            "Use 'quiet' to select the first one, or put only one of these folders into PATH".format(file_name, len(found), listed)}
