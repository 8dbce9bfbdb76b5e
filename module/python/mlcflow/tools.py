"""The object that hooks know as `action_object` of their automation."""
import os

from mlcflow.access import access, answer
from mlcflow.log import logger


class Tools:
    """Access to the engine, the logger, and where the repositories are."""

    def __init__(self):
        self.logger = logger

    def access(self, i):
        """Does an action; see mlcflow.access."""
        return access(i)

    def search(self, i):
        """Finds items by their tags or name; returns `list`."""
        return answer({**i, "action": "search", "target": i.get("target_name") or i.get("target")})

    find = search

    @property
    def repos(self):
        """The registered repositories."""
        return answer({"action": "find", "target": "repo"}).get("list", [])

    @property
    def repos_path(self):
        """The folder of the repositories, which is that of the local one."""
        return os.path.dirname(self._local())

    @property
    def local_cache_path(self):
        """The folder of the cache entries."""
        return os.path.join(self._local(), "cache")

    def __deepcopy__(self, memo):
        # Hooks copy their argument as a whole; the connection to the engine stays one.
        return self

    @staticmethod
    def _local():
        found = answer({"action": "find", "target": "repo", "item": "local"}).get("list")
        return found[0].path if found else ""
