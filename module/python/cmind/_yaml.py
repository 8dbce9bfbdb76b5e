"""YAML as the engine reads and writes it: as safe_load and safe_dump of PyYAML do."""
from cmind import _engine


class Broken(Exception):
    """A text that is not YAML; the message names file, line and column."""


def load(text, name):
    """Returns the value of a text; an error names `name` as the file."""
    answer = _engine.ask("yaml_load", text=text, file=str(name))
    if answer.get("error"):
        raise Broken(answer["error"])
    return answer["value"]


def dump(value, sort_keys=True):
    """Returns the text of a value in block style."""
    return _engine.ask("yaml_dump", value=value, sort_keys=sort_keys)["text"]
