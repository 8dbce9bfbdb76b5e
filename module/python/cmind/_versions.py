"""The order of versions. The engine has the only rule."""
from cmind import _engine


def compare_versions(version1, version2):
    """Returns 1, 0 or -1 when the first version is later than, equal to or earlier than the second."""
    return _engine.ask("compare_versions", version1=version1, version2=version2)["comparison"]
