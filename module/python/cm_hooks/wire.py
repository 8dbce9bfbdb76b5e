"""Values in messages between the engine and a hook.

JSON carries no identity and no dates. In addition to the JSON the engine therefore names the places that are the same object
(`same`: pairs of paths) and the places that are dates (`dates`: path and ISO text).
"""
import json
import os

from cm_hooks import pieces
from cm_hooks.faults import NotPortable


def restore(root, same, dates):
    """Puts shared objects and dates back in place."""
    for path, text in dates:
        _parent(root, path)[path[-1]] = _date(text)
    for path, original in same:
        target = root
        for key in original:
            target = target[key]
        _parent(root, path)[path[-1]] = target


def texts(value, name):
    """JSON of a value in one line, as a list of texts; see cm_hooks/pieces.py. What JSON does not know becomes the nearest thing it knows.

    Raises NotPortable, naming the place from `name` on, where there is no such thing.
    """
    try:
        return list(pieces.of(value, _plain))
    except (TypeError, ValueError, RecursionError) as problem:
        place = _find_fault(value, name, ())
        raise NotPortable(place or "{}: {}".format(name, problem)) from None


def texts_without_strangers(value):
    """JSON of a map, as a list of texts; entries that cannot leave this process are left out."""
    try:
        return list(pieces.of(value, _plain))
    except (TypeError, ValueError, RecursionError):
        kept = {k: v for k, v in value.items() if _is_key(k) and _find_fault(v, "", ()) is None}
        return list(pieces.of(kept, _plain))


def _plain(value):
    """The nearest JSON value of an object that json does not know."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "surrogateescape")
    if hasattr(value, "to_wire"):
        return value.to_wire()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "tolist"):
        # numpy's scalars and arrays
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return _sorted(value)
    from collections.abc import Mapping, Sequence, Set, ValuesView
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (Sequence, Set, ValuesView)):
        return list(value)
    from numbers import Number
    if isinstance(value, Number) and hasattr(value, "__float__"):
        return float(value)
    raise TypeError(type(value).__name__)


def _sorted(values):
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=repr)


def _is_key(key):
    return key is None or isinstance(key, (str, int, float))


def _find_fault(value, name, above):
    """The first place that json cannot write, as a sentence; None when there is none."""
    if id(value) in above:
        return "{} contains itself".format(name)
    if isinstance(value, dict):
        bad = next((k for k in value if not _is_key(k)), None)
        if bad is not None:
            return "{} has the key {!r} of type {}".format(name, bad, type(bad).__name__)
        parts = [("{}[{!r}]".format(name, k), v) for k, v in value.items()]
    elif isinstance(value, (list, tuple)):
        parts = [("{}[{}]".format(name, n), v) for n, v in enumerate(value)]
    else:
        try:
            json.dumps(value, default=_plain)
            return None
        except (TypeError, ValueError, RecursionError):
            return "{} is of type {}".format(name, type(value).__name__)
    faults = (_find_fault(part, place, above + (id(value),)) for place, part in parts)
    return next((fault for fault in faults if fault), None)


def _parent(root, path):
    for key in path[:-1]:
        root = root[key]
    return root


def _date(text):
    import datetime
    kind = datetime.datetime if len(text) > 10 else datetime.date
    return kind.fromisoformat(text)
