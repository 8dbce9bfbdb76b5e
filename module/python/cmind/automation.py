"""The base of automations."""
import os


class Automation:
    """An automation has a name, actions as methods, and access to everything else through `cmind`.

    An action takes a dictionary and returns one with `return`. The actions for artifacts of any kind are inherited: the engine does them.
    """

    def __init__(self, cmind, automation_file):
        self.cmind = cmind
        self.automation_file_path = automation_file
        self.path = os.path.dirname(automation_file)
        self.meta = {}

    def search(self, i):
        """Finds artifacts; returns `list`."""
        return self._common("search", i)

    def load(self, i):
        """Reads the meta of one artifact; returns `path`, `meta`, `original_meta`, `artifact`."""
        return self._common("load", i)

    def add(self, i):
        """Makes an artifact; returns `path` and `meta`."""
        return self._common("add", i)

    def update(self, i):
        """Changes the meta of artifacts, or makes the one that is not there; returns `list`."""
        return self._common("update", i)

    def delete(self, i):
        """Removes artifacts; returns `deleted_list`."""
        return self._common("delete", i)

    def copy(self, i):
        """Copies artifacts; returns `list`."""
        return self._common("copy", i)

    def move(self, i):
        """Gives artifacts another name or repository; returns `list`."""
        return self._common("move", i)

    def info(self, i):
        """Prints names, folder and files of artifacts; returns `list`."""
        return self._common("info", i)

    def test(self, i):
        """Prints the parsed input."""
        return self._common("test", i)

    def version(self, i):
        """Returns the `version` of these tools."""
        return self._common("version", i)

    def _common(self, action, i):
        """Lets the engine do an action as it does it for every automation, also where this one has an action of that name."""
        own = ",".join(part for part in (self.meta.get("alias", ""), self.meta.get("uid", "")) if part)
        return self.cmind.access({**i, "action": action, "automation": i.get("automation") or own, "common": True})
