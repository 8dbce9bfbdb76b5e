"""Reading and writing text, JSON and YAML."""
import json
import os
import re

ERROR_UNKNOWN_FILE_EXTENSION = 1
ERROR_PATH_NOT_FOUND = 2
ERROR_FILE_NOT_FOUND = 16
ERROR_BROKEN = 4


def load_txt(file_name, encoding="utf8", remove_after_read=False, check_if_exists=False, split=False,
             match_text="", fail_if_no_match="", debug=False):
    """Returns `string`; with `split` its lines as `list`; with `match_text` the first `match` of that pattern, or None."""
    if check_if_exists and not os.path.isfile(file_name):
        return {"return": ERROR_FILE_NOT_FOUND, "error": "{} was not found".format(file_name)}
    with open(file_name, encoding=encoding) as file:
        text = file.read()
    if remove_after_read:
        os.remove(file_name)
    result = {"return": 0, "string": text}
    if split:
        result["list"] = text.split("\n")
    if match_text:
        result["match"] = re.search(match_text, text)
        if debug:
            print(result["match"])
        if result["match"] is None and fail_if_no_match:
            return {"return": 1, "error": fail_if_no_match, "string": text}
    return result


def save_txt(file_name, string="", encoding="utf8"):
    """Writes a text with the line ends that it has."""
    with open(file_name, "w", encoding=encoding, newline="\n") as file:
        file.write(string)
    return {"return": 0}


def load_bin(file_name):
    """Returns the bytes of a file as `bin`."""
    with open(file_name, "rb") as file:
        return {"return": 0, "bin": file.read()}


def load_json(file_name, check_if_exists=False, encoding="utf8"):
    """Returns the value of a JSON file as `meta`."""
    return _load(file_name, check_if_exists, encoding, json.loads)


def save_json(file_name, meta=None, indent=2, sort_keys=True, encoding="utf8"):
    """Writes a value as JSON."""
    return save_txt(file_name, json.dumps({} if meta is None else meta, indent=indent, sort_keys=sort_keys) + "\n", encoding)


def load_yaml(file_name, check_if_exists=False, encoding="utf8"):
    """Returns the value of a YAML file as `meta`."""
    from cmind import _yaml
    return _load(file_name, check_if_exists, encoding, lambda text: _yaml.load(text, file_name))


def save_yaml(file_name, meta=None, sort_keys=True, encoding="utf8"):
    """Writes a value as YAML."""
    from cmind import _yaml
    return save_txt(file_name, _yaml.dump({} if meta is None else meta), encoding)


def _load(file_name, check_if_exists, encoding, parse):
    if check_if_exists and not os.path.isfile(file_name):
        return {"return": ERROR_FILE_NOT_FOUND, "error": "File {} not found".format(file_name)}
    with open(file_name, encoding=encoding) as file:
        text = file.read()
    try:
        return {"return": 0, "meta": parse(text)}
    except Exception as problem:
        return {"return": ERROR_BROKEN, "error": "detected problem in {}: {}".format(file_name, problem)}


def safe_load_json(path, file_name="", encoding="utf8"):
    """Returns the value of a JSON file as `meta`, or an empty one when there is no such file or it is broken."""
    file = path if file_name and path == file_name else os.path.join(path, file_name)
    return {"return": 0, "meta": load_json(file, True, encoding).get("meta", {})}


def load_json_or_yaml(file_name, check_if_exists=False, encoding="utf8"):
    """Returns the value of a file as `meta`; its extension defines the format."""
    loaders = {".json": load_json, ".yaml": load_yaml}
    load = loaders.get(os.path.splitext(file_name)[1])
    if load is None:
        return {"return": ERROR_UNKNOWN_FILE_EXTENSION, "error": "file extension must be .json or .yaml in {}".format(file_name)}
    return load(file_name, check_if_exists=check_if_exists, encoding=encoding)


def save_json_or_yaml(file_name, meta, sort_keys=False, encoding="utf8"):
    """Writes a value; the extension of the file defines the format."""
    if file_name.endswith(".json"):
        # The third place of save_json is the indent, and that is where the Python tools put sort_keys.
        return save_json(file_name, meta, sort_keys, encoding=encoding)
    if file_name.endswith(".yaml"):
        return save_yaml(file_name, meta, sort_keys, encoding=encoding)
    return {"return": ERROR_UNKNOWN_FILE_EXTENSION, "error": "unknown file extension"}


def load_yaml_and_json(file_name_without_ext, check_if_exists=False, encoding="utf8"):
    """Returns as `meta` the content of NAME.yaml, overwritten by that of NAME.json."""
    meta, found = {}, False
    for ending, load in ((".yaml", load_yaml), (".json", load_json)):
        answer = load(file_name_without_ext + ending, check_if_exists=True, encoding=encoding)
        if answer["return"] == 0:
            found = True
            meta.update(answer["meta"] or {})
        elif answer["return"] != ERROR_FILE_NOT_FOUND:
            return answer
    if not found:
        return {"return": ERROR_FILE_NOT_FOUND, "error": "YAML and JSON file {} not found".format(file_name_without_ext)}
    return {"return": 0, "meta": meta}


def is_file_json_or_yaml(file_name):
    """Returns `is_file` and, when there is one, the `path` of NAME.yaml or NAME.json."""
    for ending in (".yaml", ".json"):
        if os.path.isfile(file_name + ending):
            return {"return": 0, "is_file": True, "path": file_name + ending}
    return {"return": 0, "is_file": False}


def update_yaml(file_name, meta=None, encoding="utf8"):
    """Replaces the values of first-level keys in the text of a YAML file; only for values that take one line."""
    answer = load_txt(file_name, encoding=encoding, split=True)
    values = {} if meta is None else meta
    lines = []
    for line in answer["list"]:
        key = next((key for key in values if line.startswith(key + ":")), None)
        lines.append(line if key is None else "{}: {}".format(key, values[key]))
    return save_txt(file_name, "\n".join(lines), encoding)
