"""Working with dictionaries."""


def merge_dicts(i):
    """Merges `dict2` into `dict1` in place: maps recursively, lists replaced, or appended with `append_lists`.

    `append_unique` appends only what is not there yet; as in the Python tools it does not reach into sub-maps.
    """
    target, source = i["dict1"], i["dict2"]
    append, unique = i.get("append_lists", False), i.get("append_unique", False)
    for key, value in source.items() if target != source else ():
        if key in i.get("ignore_keys", []):
            continue
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge_dicts({"dict1": target[key], "dict2": value, "append_lists": append})
        elif isinstance(value, list):
            # Nothing can be appended to what is no list, so it makes room; for an empty list it stays.
            if not append or key not in target or value and not isinstance(target[key], list):
                target[key] = []
            for item in value:
                if not unique or item not in target[key]:
                    target[key].append(item)
        else:
            target[key] = value
    return {"return": 0, "dict1": target}


def update_dict_if_empty(d, key, value):
    """Sets a key that is missing, None or an empty text."""
    if d.get(key) in (None, ""):
        d[key] = value
    return {"return": 0}


def sub_input(i, keys, reverse=False):
    """The part of a dictionary with these keys; with `reverse` the part without them."""
    return {k: i[k] for k in i if k not in keys} if reverse else {k: i[k] for k in keys if k in i}


def convert_dictionary(d, key, sub=True):
    """The dictionary with `key_` in front of each key; with `sub` dashes become underscores."""
    return {key + "_" + (k.replace("-", "_") if sub else k): value for k, value in d.items()}


def test_input(i):
    """An error that names the keys when there are any."""
    if not i:
        return {"return": 0}
    names = ", ".join(i)
    return {"return": 1, "error": "unknown input key{}: {}".format("" if len(i) == 1 else "s", names),
            "unknown_keys": list(i), "unknown_keys_str": names}


def update_dict_with_flat_key(key, value, d):
    """Sets a.b.c in nested dictionaries, which are made where they are missing."""
    *above, last = key.split(".")
    for part in above:
        d = d.setdefault(part, {})
    d[last] = value
    return {"return": 0}


def get_value_from_dict_with_flat_key(key, d):
    """The value of a.b.c in nested dictionaries, or None; a missing step is skipped."""
    *above, last = key.split(".")
    for part in above:
        d = d.get(part, d)
    return d.get(last)


def flatten_dict(d, fd, prefix=""):
    """Fills `fd` with the texts of all values under their flat keys."""
    for key, value in d.items():
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            value = value[0]
        if isinstance(value, dict):
            flatten_dict(value, fd, prefix + key + ".")
        else:
            fd[prefix + key] = str(value)


def get_set(meta, key, state, keys):
    """The value of a key; if there is one, it is also set in `state` under the path `keys` unless that has a value."""
    value = meta.get(key)
    if value is not None:
        for part in keys[:-1]:
            state = state.setdefault(part, {})
        if state.get(keys[-1]) is None:
            state[keys[-1]] = value
    return value


def check_if_true_yes_on(env, key):
    """Whether a variable is on."""
    return str(env.get(key, "")).lower() in ("true", "yes", "on")


def check_if_none_false_no_off(env, key):
    """Whether a variable is off."""
    return str(env.get(key, "")).lower() in ("none", "false", "no", "off")
