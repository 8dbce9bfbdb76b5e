"""Reading and writing text, JSON and YAML, with the answers of mlcflow: an exception becomes `return` 1."""
import json
import os
import re


def load_txt(file_name, check_if_exists=False, split=False, match_text=None, fail_if_no_match=None, remove_after_read=False):
    """Returns `string`; with `split` also its lines as `list`; with `match_text` the first `match` of that pattern, if there is one."""
    if check_if_exists and not os.path.isfile(file_name):
        return _failed("the file '{}' does not exist".format(file_name))
    try:
        with open(file_name) as file:
            text = file.read()
        match = re.search(match_text, text) if match_text else None
        if match_text and not match and fail_if_no_match:
            return _failed(fail_if_no_match)
        if remove_after_read:
            os.remove(file_name)
    except Exception as problem:
        return _failed(problem)
    return {"return": 0, "string": text, **({"list": text.splitlines()} if split else {}), **({"match": match} if match else {})}


def load_json(file_name, encoding=None):
    """Returns the value of a JSON file as `meta`."""
    try:
        with open(file_name, encoding=encoding) as file:
            return {"return": 0, "meta": json.load(file)}
    except FileNotFoundError:
        return _failed("the file '{}' does not exist".format(file_name))
    except Exception as problem:
        return _failed("the file '{}' cannot be read as JSON: {}".format(file_name, problem))


def read_json(filepath):
    """The value of a JSON file, or None where it cannot be read."""
    return _value(load_json(filepath))


def read_yaml(filepath):
    """The value of a YAML file, or None where it cannot be read."""
    import yaml

    def load():
        with open(filepath) as file:
            return yaml.safe_load(file)
    return _value(_tried(load, "meta"))


def save_txt(file_name, string):
    """Writes a text."""
    return _written(file_name, lambda file: file.write(string))


def save_json(file_name, meta):
    """Writes a value as JSON."""
    return _written(file_name, lambda file: json.dump(meta, file, indent=4))


def save_yaml(file_name, meta, sort_keys=True):
    """Writes a value as YAML."""
    import yaml
    return _written(file_name, lambda file: yaml.dump(meta, file, default_flow_style=False, sort_keys=sort_keys))


def generate_temp_file(i):
    """Makes a file with a new name in the current folder; returns `file_name`."""
    import uuid
    name = "{}{}{}".format(i.get("prefix", ""), uuid.uuid4().hex, i.get("suffix", ""))
    answer = save_txt(name, i.get("string", ""))
    return answer if answer["return"] > 0 else {"return": 0, "file_name": name}


def _written(file_name, write):
    def save():
        with open(file_name, "w") as file:
            write(file)
        return ""
    return _tried(save, "error")


def _tried(action, key):
    try:
        return {"return": 0, key: action()}
    except Exception as problem:
        return _failed(problem)


def _value(answer):
    if answer["return"] > 0:
        from mlcflow.log import logger
        logger.info(answer["error"])
    return answer.get("meta")


def _failed(problem):
    return {"return": 1, "error": str(problem)}
