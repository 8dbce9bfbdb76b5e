"""Writes the properties of the Python that runs this file, unless its version does not match.

The file must also load in Python 2, to be able to refuse it.
"""

import io
import os
import sys

VERSION = "%d.%d.%d" % sys.version_info[:3]


def parts(version):
    return [int(part) for part in version.split(".")]


def problem():
    exact, least, most = (os.environ.get(key, "") for key in ("CM_VERSION", "CM_VERSION_MIN", "CM_VERSION_MAX"))
    own = parts(VERSION)
    if own[0] < 3:
        return "is too old"
    if exact and own[: len(parts(exact))] != parts(exact):
        return "is not " + exact
    if least and own < parts(least):
        return "is older than " + least
    if most and own > parts(most):
        return "is newer than " + most
    return ""


def main(file_name):
    reason = problem()
    if reason:
        sys.exit("%s: version %s %s" % (sys.executable, VERSION, reason))

    folder, name = os.path.split(sys.executable)
    major, minor, patch = VERSION.split(".")
    answer = [
        ("CM_PYTHON_BIN", name),
        ("CM_PYTHON_BIN_PATH", folder),
        ("CM_PYTHON_BIN_WITH_PATH", sys.executable),
        ("CM_PYTHON_VERSION", VERSION),
        ("CM_PYTHON_MAJOR_VERSION", major),
        ("CM_PYTHON_MINOR_VERSION", minor),
        ("CM_PYTHON_PATCH_VERSION", patch),
        ("CM_DETECTED_VERSION", VERSION),
        ("CM_GET_DEPENDENT_CACHED_PATH", sys.executable),
    ]
    with io.open(file_name, "w", encoding="utf-8", newline="\n") as file:
        file.writelines("%s=%s\n" % pair for pair in answer)
    print("Python: " + VERSION)


main(sys.argv[1])
