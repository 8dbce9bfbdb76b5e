"""Folders and the files in them."""
import fnmatch
import os
import stat

from cmind._files import ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND


def check_and_create_dir(path):
    """Makes a folder and those above it where they are missing."""
    os.makedirs(path, exist_ok=True)
    return {"return": 0}


def find_file_in_dir_and_above(filename, path=""):
    """Returns `path`, the nearest folder upwards that holds the file, and `path_to_file`."""
    path = path or os.getcwd()
    if not os.path.isdir(path):
        return {"return": ERROR_PATH_NOT_FOUND, "error": "path not found"}
    for folder in _upwards(os.path.realpath(path)):
        file = os.path.join(folder, filename)
        if os.path.isfile(file):
            return {"return": 0, "path": folder, "path_to_file": file}
    return {"return": ERROR_FILE_NOT_FOUND, "error": "path not found"}


def find_file_in_current_directory_or_above(file_names, path_to_start=None, reverse=False, path_to_stop=None):
    """Searches the first of some files upwards, or with `reverse` downwards through the first folder of each folder.

    Returns `found` and then `path_to_file`, `path`, `found_in_current_path`.
    """
    start = os.getcwd() if path_to_start is None else path_to_start
    for folder in _downwards(start) if reverse else _upwards(start):
        if not reverse and folder != start and path_to_stop is not None and folder == path_to_stop:
            break
        for name in file_names:
            file = os.path.join(folder, name)
            if os.path.isfile(file):
                return {"return": 0, "found": True, "path_to_file": file, "path": os.path.dirname(file),
                        "found_in_current_path": folder == start}
    return {"return": 0, "found": False}


def _upwards(folder):
    yield folder
    above = os.path.dirname(folder)
    while above != folder:
        folder, above = above, os.path.dirname(above)
        yield folder


def _downwards(folder):
    while folder:
        yield folder
        paths = (os.path.join(folder, name) for name in os.listdir(folder) if not name.startswith("."))
        folder = next((path for path in paths if os.path.isdir(path)), None)


def list_all_files(i):
    """Returns `list`: the files under `path` with their `size`, by their path from there, and their `number`.

    As in the Python tools files are listed only with all='yes'. `file_name`, `pattern`, `ignore_names`,
    `ignore_symb_dirs`, `limit` choose among them; add_path='yes' adds the folder of each.
    """
    found = {}
    limit = int(i["limit"]) if i.get("limit", "") != "" else -1
    if i.get("all", "") == "yes":
        for relative, file in _walk(i.get("path", ""), i.get("path_ext", ""), i):
            if len(found) == limit:
                break
            found[relative] = {"size": os.stat(file).st_size}
            if i.get("add_path") == "yes":
                found[relative]["path"] = os.path.dirname(file)
    return {"return": 0, "list": found, "number": str(len(found))}


def _walk(folder, prefix, i):
    for name in os.listdir(folder) if os.path.isdir(folder) else ():
        path, relative = os.path.join(folder, name), os.path.join(prefix, name)
        if name in i.get("ignore_names", []):
            continue
        if os.path.isdir(path):
            if i.get("ignore_symb_dirs") != "yes" or os.path.realpath(path) == path:
                yield from _walk(path, relative, i)
        elif os.path.isfile(path) and i.get("file_name", "") in ("", name) and fnmatch.fnmatch(name, i.get("pattern") or "*"):
            yield relative, path


def rm_read_only(f, p, e):
    """For shutil.rmtree: makes a path writable and tries again."""
    os.chmod(p, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
    f(p)
