"""Values of a hook as copies that share nothing with it."""


def deep_copy(value):
    # Most hooks need none, and to import this takes a start of Python as long as five of our own files.
    from copy import deepcopy
    return deepcopy(value)
