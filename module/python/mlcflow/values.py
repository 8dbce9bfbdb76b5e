"""Dictionaries, names, tags, versions and other small values, with the answers of mlcflow."""
import re


def merge_dicts(params, in_place=True):
    """Merges `dict2` into `dict1`: maps recursively, lists replaced, or appended with `append_lists`, each value once with `append_unique`.

    Returns the result as `merged` and as `dict1`.
    """
    target, source = params.get("dict1", {}), params.get("dict2", {})
    options = {key: value for key, value in params.items() if key not in ("dict1", "dict2")}
    merged = target if in_place or target == source else dict(target)
    for key, value in source.items() if target != source else ():
        there = merged.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            merge_dicts({**options, "dict1": there, "dict2": value}, in_place)
        elif options.get("append_lists") and isinstance(there, list) and isinstance(value, list):
            merged[key] = _unique(there + value) if options.get("append_unique") else there + value
        else:
            merged[key] = value
    return {"return": 0, "merged": merged, "dict1": merged}


def _unique(values):
    """The values without repetitions, in the order of their first places."""
    kept = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept


def sub_input(i, keys, reverse=False):
    """Returns the part of a dictionary with these keys as `result`, in their order or the opposite one."""
    if not isinstance(i, dict) or not isinstance(keys, list):
        return {"return": 1, "error": "sub_input() takes a dictionary and a list of keys"}
    return {"return": 0, "result": {key: i[key] for key in (reversed(keys) if reverse else keys) if key in i}}


def convert_env_to_dict(env_text):
    """Returns `dict`: the variables of lines NAME=VALUE."""
    pairs = (line.split("=", 1) for line in env_text.splitlines() if "=" in line)
    return {"return": 0, "dict": {name.strip(): value.strip() for name, value in pairs}}


def convert_tags_to_list(tags_string):
    """Returns the tags of a text with commas as `tags`."""
    if not isinstance(tags_string, str):
        return {"return": 1, "error": "the tags must be a text with commas"}
    return {"return": 0, "tags": [tag.strip() for tag in tags_string.split(",") if tag.strip()]}


def convert_args_to_dictionary(inp):
    """Returns the flags of a command line as `args_dict`."""
    result = {}
    for word in inp:
        name, has_value, value = word.partition("=")
        name = name.strip("-")
        if not has_value:
            names = [name] if word.startswith("--") else word.lstrip("-") if word.startswith("-") else ()
            result.update(dict.fromkeys(names, True))
        elif name.endswith(","):
            result[name[:-1]] = value.split(",")
        elif "," not in name:
            _set(result, name.split("."), value)
    return {"return": 0, "args_dict": result}


def _set(target, path, value):
    for key in path[:-1]:
        if not isinstance(target.get(key), dict):
            target[key] = {}
        target = target[key]
    target[path[-1]] = value


def assemble_object(alias, uid):
    """The name `alias, uid` of what is there of both."""
    return ", ".join(part for part in (alias, uid) if part)


def get_new_uid():
    """Returns a new `uid`."""
    import uuid
    return {"return": 0, "uid": uuid.uuid4().hex[:16]}


def is_uid(name):
    """Whether a text is a uid: 16 hexadecimal digits."""
    return bool(re.fullmatch("[0-9a-fA-F]{16}", name))


def is_valid_url(url):
    """Whether a text is an address of http, https or ftp."""
    return re.match(r"(https?|ftp)://(\S+:\S+@)?[a-zA-Z0-9.-]+(:\d{2,5})?(/\S*)?$", url, re.IGNORECASE) is not None


def modify_git_url(get_type, url, params=None):
    """Returns the `url` of a git repository with ssh, or with the `token` of a user."""
    from giturlparse import parse
    parts = parse(url)
    if get_type == "ssh":
        return {"return": 0, "url": parts.url2ssh}
    if get_type == "pat":
        return {"return": 0, "url": "https://git:{}@{}/{}/{}".format(params["token"], parts.host, parts.owner, parts.repo)}
    return {"return": 1, "error": "'{}' is no way to reach a git repository: write 'ssh' or 'pat'".format(get_type)}


def compare_versions(current_version, min_version):
    """Returns 1, 0 or -1 when the first version is later than, equal to or earlier than the second, in the order of Python packages."""
    try:
        from packaging import version
    except ModuleNotFoundError:
        from cmind.utils import compare_versions as compare
        return compare(current_version, min_version)
    try:
        current, least = version.parse(current_version), version.parse(min_version)
    except Exception as problem:
        raise ValueError("Invalid version format: {}".format(problem)) from None
    return (current > least) - (current < least)
