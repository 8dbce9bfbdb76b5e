"""Running a command of the shell."""
import os
import subprocess
import tempfile


def system(i):
    """Runs the command line `cmd` in `path`; returns its exit code `ret`, and `stdout`, `stderr` and both as `std`.

    With `stdout` or `stderr` in the input these files receive the text as well.
    """
    if not i["cmd"]:
        return {"return": 1, "error": "cmd is empty"}
    folder = i.get("path") if i.get("path") and os.path.isdir(i["path"]) else None
    with _output(i.get("stdout"), folder) as out, _output(i.get("stderr"), folder) as err:
        code = subprocess.run(i["cmd"], shell=True, cwd=folder, stdout=out, stderr=err).returncode
        stdout, stderr = _text(out), _text(err)
    return {"return": 0, "ret": code, "stdout": stdout, "stderr": stderr, "std": "\n".join(part for part in (stdout, stderr) if part)}


def _output(name, folder):
    return open(os.path.join(folder or "", name), "w+b") if name else tempfile.TemporaryFile()


def _text(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace").replace("\r\n", "\n").strip()
