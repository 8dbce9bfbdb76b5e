"""Tags, versions and other small texts."""


def convert_tags_to_list(i):
    """The tags of i['tags'] (a text with commas), each once."""
    text = (i.get("tags") or "").strip()
    return list(dict.fromkeys(tag.strip() for tag in text.split(","))) if text else []


def get_list_from_cli(i, key):
    """The list of a key that holds a list or a text with commas."""
    value = i.get(key, [])
    return value if isinstance(value, list) else [item.strip() for item in value.split(",")]


def filter_tags(tags):
    """The tags without those that exclude."""
    return [tag for tag in tags if not tag.startswith("-")]


def tags_matched(tags, and_tags, no_tags):
    """Whether all of `and_tags` and none of `no_tags` are there."""
    return all(tag in tags for tag in and_tags) and not any(tag in tags for tag in no_tags)


def convert_env_to_dict(s):
    """Returns `dict`: the variables of lines NAME=VALUE. As in the Python tools a value ends at a second `=`."""
    result = {}
    for line in filter(None, map(str.strip, s.split("\n"))):
        name, *values = line.split("=")
        result[name.strip()] = values[0].strip() if values else ""
    return {"return": 0, "dict": result}


def digits(s, first=True):
    """The number that the digits of a text make: the first ones, or all of them."""
    found = ""
    for letter in s:
        if letter.isdigit():
            found += letter
        elif first:
            break
    return safe_int(found, 0)


def safe_int(i, d):
    """The integer of a value, or `d` when it is not an integer."""
    try:
        return int(i)
    except (TypeError, ValueError):
        return d


def safe_float(i, d):
    """The real number of a value, or `d` when it is not a number."""
    try:
        return float(i)
    except (TypeError, ValueError):
        return d


def path2(path):
    """A path in quotes when it holds a space."""
    return '"' + path + '"' if " " in path and not path.startswith('"') else path


def substitute_template(template, variables):
    """Fills {names} in a text; a missing one becomes a text that reports this."""
    try:
        return template.format(**variables)
    except KeyError as missing:
        return "Error: Missing value for {} in the vars dictionary.".format(missing.args[0])
