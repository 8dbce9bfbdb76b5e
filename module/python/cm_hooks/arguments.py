"""The argument of a hook: plain values of the engine, and the objects that represent the automation and the artifact."""
import json

from cm_hooks import pieces, wire
from cm_hooks.kinds import artifact_object, automation_object


class Arguments:
    """The argument `i` of one call, and what the hook changed in it."""

    stack = []

    def __init__(self, session, hook, message):
        values = message["input"]
        wire.restore(values, message["same"], message["dates"])
        self.values = values
        self.hook = hook
        self._live = {key: values[key] for key in message["live"] if key in values}
        self._before = self._texts(self._shared_entries())
        if isinstance(values.get("artifact"), dict):
            values["artifact"] = artifact_object(values["artifact"], hook.dialect)
        if isinstance(values.get("automation"), str):
            values["automation"] = automation_object(values["automation"], session, self)

    def __enter__(self):
        Arguments.stack.append(self)

    def __exit__(self, *ignored):
        Arguments.stack.pop()

    def changed(self):
        """JSON of the live maps that differ now, as a list of texts: `values` by key, and `same`, the entries that are another live map."""
        same = self._shared_entries()
        now = self._texts(same)
        texts = []
        for key, text in now.items():
            if text is None or text != self._before[key]:
                texts.append("%s%s: " % (", " if texts else "", json.dumps(key)))
                texts += wire.texts(_without(self._live[key], key, same), "i[%r]" % key)
        return ['{"values": {', *texts, '}, "same": %s}' % json.dumps(same)]

    def _texts(self, same):
        """What each live map is now, for comparison; None if it is unknown."""
        return {key: _text(_without(value, key, same)) for key, value in self._live.items()}

    def _shared_entries(self):
        """Which entries of live maps are another live map, as [map, entry, other map]."""
        keys = {id(value): key for key, value in self._live.items()}
        return [[place, entry, keys[id(value)]]
                for place, live in self._live.items()
                for entry, value in live.items()
                if keys.get(id(value), place) != place]


def _without(live, place, same):
    hidden = [entry for where, entry, _ in same if where == place]
    return {key: value for key, value in live.items() if key not in hidden} if hidden else live


def _text(value):
    """JSON of a value, or the digest of a long one."""
    try:
        return _digest(value) if pieces.is_long(value) else json.dumps(value, default=str)
    except (TypeError, ValueError, RecursionError):
        return None


def _digest(value):
    from hashlib import blake2b
    digest = blake2b()
    for piece in pieces.of(value, str):
        digest.update(piece.encode("ascii"))
    return digest.digest()
