"""Replaces PyYAML if it is not installed: the engine reads and writes YAML as PyYAML does."""
from cmind import _yaml

__version__ = "6.0"
YAMLError = _yaml.Broken


class SafeLoader:
    """All loaders are the safe one."""


class SafeDumper:
    """All dumpers are the safe one."""


Loader = FullLoader = CSafeLoader = CLoader = SafeLoader
Dumper = CSafeDumper = CDumper = SafeDumper


def load(stream, Loader=SafeLoader):
    """The value of a text or of an open file."""
    text = stream if isinstance(stream, (str, bytes)) else stream.read()
    return _yaml.load(text.decode("utf-8-sig") if isinstance(text, bytes) else text, getattr(stream, "name", "<text>"))


def safe_load(stream):
    """Same as load."""
    return load(stream)


def dump(data, stream=None, Dumper=SafeDumper, sort_keys=True, **ignored):
    """The YAML of a value, written to a stream or returned as text."""
    text = _yaml.dump(data, sort_keys)
    if stream is None:
        return text
    stream.write(text)
    return None


def safe_dump(data, stream=None, **options):
    """Same as dump."""
    return dump(data, stream, **options)
