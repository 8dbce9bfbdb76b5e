"""The base of the objects that hooks get as i['automation']."""
from cmind.automation import Automation
from cmind.core import shared

UIDS = {"ic": "972c28dafb2543fa", "script": "5b4e0237da074764"}


class EngineAutomation(Automation):
    """An automation whose actions are those of the engine: automation.find({...}) is access to the action `find`."""

    def __init__(self, alias, session, arguments):
        super().__init__(shared(), __file__)
        uid = UIDS.get(alias, "")
        self.meta = {"alias": alias, "uid": uid} if uid else {"alias": alias}
        self.full_path = ""
        self._session = session
        self._arguments = arguments

    def __getattr__(self, action):
        if action.startswith("_"):
            raise AttributeError(action)

        def call(i=None):
            return self._common(action, i or {})
        return call

    def _common(self, action, i):
        name = ",".join(part for part in (self.meta["alias"], self.meta.get("uid", "")) if part)
        return self.cmind.access({**i, "action": action, "automation": name})

    def __deepcopy__(self, memo):
        # Hooks copy their argument as a whole; the automation stays one.
        return self

    def say(self, text):
        """Reports a detail."""
        self._session.tell("detail", text=text.strip())

    def choose(self, question, options):
        """The index of the option that the user chose; None without an answer."""
        return self._session.ask("choose", question=question, options=options).get("index")
