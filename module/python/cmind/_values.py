"""Values of a hook as copies that share nothing with it."""


def deep_copy(value):
    # Most hooks need none, and this import takes as long as five files of ours.
    from copy import deepcopy
    return deepcopy(value)
