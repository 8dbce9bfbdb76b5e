"""JSON of large values in pieces, so that the text of a value is never in memory as a whole next to a copy of it."""
import json

# A value whose JSON is about this long is one piece.
LONG = 65536


def of(value, default):
    """Yields JSON of a value in one line, as json.dumps(value, default=default) makes it: usually one text."""
    return _parts(value, default, ()) if is_long(value) else (json.dumps(value, default=default),)


def is_long(value):
    """Whether the JSON of a value is long. It looks no further than where this is certain."""
    return isinstance(value, (dict, list, tuple)) and _length(value, LONG) > LONG


def _length(value, limit):
    """About the length of the JSON of a container, or a number above the limit."""
    length = 8 * len(value)
    for item in value.values() if isinstance(value, dict) else value:
        if length > limit:
            break
        if isinstance(item, str):
            length += len(item)
        elif isinstance(item, (dict, list, tuple)):
            length += _length(item, limit - length)
    return length


def _parts(value, default, above):
    if id(value) in above:
        raise ValueError("Circular reference detected")
    above += (id(value),)
    is_map = isinstance(value, dict)
    between = "{" if is_map else "["
    for group in _groups(list(value.items()) if is_map else value, is_map):
        yield between
        between = ", "
        content = group[0][1] if is_map else group[0]
        if len(group) > 1 or not is_long(content):
            yield json.dumps(dict(group) if is_map else group, default=default)[1:-1]
            continue
        if is_map:
            # A key need not be a text.
            yield json.dumps({group[0][0]: 0})[1:-2]
        yield from _parts(content, default, above)
    yield "}" if is_map else "]"


def _groups(items, is_map):
    """The items in lists: a long one alone, others together up to the length of a piece."""
    group, length = [], 0
    for item in items:
        content = item[1] if is_map else item
        more = 16 + (len(content) if isinstance(content, str) else _length(content, LONG) if isinstance(content, (dict, list, tuple)) else 0)
        if group and length + more > LONG:
            yield group
            group, length = [], 0
        group.append(item)
        length += more
    if group:
        yield group
