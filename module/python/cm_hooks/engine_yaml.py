"""YAML by asking the engine, which reads it as PyYAML's safe_load does."""
from cm_hooks.session import Session


class Broken(Exception):
    """A text that is no YAML; says file, line and column."""


def load(text, name):
    """The value of a text; `name` stands in the error."""
    answer = Session.current.ask("yaml_load", text=text, file=str(name))
    if answer.get("error"):
        raise Broken(answer["error"])
    return answer["value"]


def dump(value, sort_keys=True):
    """The text of a value in block style."""
    return Session.current.ask("yaml_dump", value=value, sort_keys=sort_keys)["text"]
