"""Unpacking zip archives."""
import os
import shutil
import zipfile


def unzip_file(i):
    """Unpacks `filename` into `path` (here when empty), without the first `strip_folders` folders of each name.

    An entry that would land outside of that folder is an error, and nothing is unpacked.
    """
    file = i["filename"]
    if not os.path.isfile(file):
        return {"return": 1, "error": "file {} not found".format(file)}
    target = os.path.realpath(i.get("path") or os.getcwd())
    try:
        with zipfile.ZipFile(file) as archive:
            entries = list(_entries(archive, target, int(i.get("strip_folders") or 0)))
            outside = [entry.filename for entry, path in entries if not _is_inside(path, target)]
            if outside:
                return {"return": 1, "error": "{} holds an entry that points outside: {}".format(file, outside[0])}
            for entry, path in entries:
                _extract(archive, entry, path)
    except (zipfile.BadZipFile, OSError, RuntimeError) as problem:
        return {"return": 1, "error": "{} was not unpacked: {}".format(file, problem)}
    return {"return": 0}


def _entries(archive, target, strip):
    for entry in archive.infolist():
        parts = entry.filename.replace("\\", "/").split("/")[strip:]
        if any(parts):
            # An absolute name stays absolute here, so that it is seen to be outside.
            yield entry, os.path.normpath(os.path.join(target, "/".join(parts)))


def _is_inside(path, target):
    return path == target or os.path.realpath(path).startswith(os.path.join(target, ""))


def _extract(archive, entry, path):
    if entry.is_dir():
        os.makedirs(path, exist_ok=True)
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with archive.open(entry) as source, open(path, "wb") as output:
        shutil.copyfileobj(source, output)
    permissions = (entry.external_attr >> 16) & 0o777
    if permissions:
        os.chmod(path, permissions)
