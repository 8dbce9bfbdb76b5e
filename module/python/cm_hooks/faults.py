"""Faults of a hook other than an exception that it raises."""


class Fault(Exception):
    """A fault with a kind that the engine knows and, where there is one, a line of the hook."""

    kind = "exception"
    line = 0


class NotPortable(Fault):
    """A value that cannot leave this process; the text names its place and type."""

    kind = "value"


class BadModule(Fault):
    """A module.py that is no automation."""

    kind = "module"


class BadReturn(Fault):
    """A hook returned something else than a dictionary."""

    kind = "return"

    def __init__(self, function, returned, line):
        super().__init__("{}() returned {} where a dictionary is expected".format(function, _kind(returned)))
        self.line = line


def _kind(value):
    names = {list: "a list", tuple: "a tuple", str: "a text", int: "a number", float: "a number", bool: "True or False"}
    return names.get(type(value), "a value of type " + type(value).__name__)
