"""The automation `script` of mlcflow."""
import os

from cm_hooks import file_search
from cm_hooks.dependencies import Conditions
from cm_hooks.script import ScriptAutomation
from mlcflow import access
from mlcflow.actions import compare_versions
from mlcflow.log import logger
from mlcflow.tools import Tools


class MlcflowScriptAutomation(ScriptAutomation):

    prefix = "MLC_"
    conditions = Conditions("MLC_TMP_FAKE_RUN", needs_value=True)
    file_with_cached_state = "mlc-cached-state.json"
    recursion_spaces = ""

    def __init__(self, alias, session, arguments):
        super().__init__(alias, session, arguments)
        self.logger = logger
        self.action_object = self.cache_action = Tools()

    def _common(self, action, i):
        return access.answer({**i, "action": action, "target": self.meta["alias"]})

    @staticmethod
    def is_candidate(path):
        return not os.path.isdir(path)

    @staticmethod
    def is_version(version, constraint):
        """A version with further parts is also the requested one: 12.2.0 is 12."""
        return compare_versions({"version1": version, "version2": constraint, "version_minor_skip_okay": True})["comparison"] == 0

    def find_artifact(self, i):
        return MlcflowArtifact(self, i).find()

    def parse_version(self, i):
        """A missing file is an ordinary failure: with 16 a search reports that it has found nothing."""
        answer = super().parse_version(i)
        return {**answer, "return": 1} if answer["return"] == 16 else answer


class MlcflowArtifact(file_search.Artifact):
    """A search that also covers the folder MLC_SEARCH_FOLDER_PATH with what is in it, before the usual folders."""

    DEPTH = 4

    def _usual(self, asked):
        return [] if self._is_forced(asked) else super()._usual(asked)

    def _folders(self, asked, usual):
        return (asked or []) + self._priority() + ([] if asked else usual)

    def _is_forced(self, asked):
        return bool(asked and self._i.get("force_given_path"))

    def _priority(self):
        top = self._setting("SEARCH_FOLDER_PATH").strip()
        if not top or not os.path.isdir(top) or self._is_forced(self._setting("TMP_PATH")):
            return []
        depth, found = int(self._setting("TMP_FOLDER_MAX_DEPTH") or self.DEPTH), []
        for folder, inner, _ in os.walk(top):
            found.append(folder)
            if folder[len(top):].count(os.sep) >= depth:
                inner.clear()
        return found
