"""Downloading a file over http or https."""
import os
import ssl
import urllib.error
import urllib.parse
import urllib.request

from cm_hooks.session import Session

SILENCE_SECONDS = 60


def download_file(i):
    """Downloads `url` to `path` (here when empty) under `filename` (the last part of the URL when empty).

    Returns `filename`, `path` (to the file) and `size`. What was there before stays until the new file is complete.
    """
    url = i["url"]
    parts = urllib.parse.urlparse(url)
    name = i.get("filename") or os.path.basename(parts.path)
    if parts.scheme not in ("http", "https"):
        return {"return": 1, "error": "{} cannot be downloaded: it does not begin with http:// or https://".format(url)}
    if name in ("", ".", ".."):
        return {"return": 1, "error": "{} has no file name at its end; give one as 'filename'".format(url)}
    target = os.path.join(i.get("path") or os.getcwd(), name)
    unfinished = target + ".part"
    try:
        size = _fetch(url, unfinished, int(i.get("chunk_size") or 65536), _context(i))
        os.replace(unfinished, target)
    except (OSError, ValueError, urllib.error.URLError) as problem:
        _remove(unfinished)
        return {"return": 1, "error": "{} was not downloaded: {}".format(url, _reason(problem))}
    return {"return": 0, "filename": name, "path": target, "size": size}


def _fetch(url, file, chunk_size, context):
    request = urllib.request.Request(url, headers={"User-Agent": "cm", "Accept": "*/*"})
    progress = _Progress(url)
    try:
        with urllib.request.urlopen(request, timeout=SILENCE_SECONDS, context=context) as source, open(file, "wb") as output:
            expected = int(source.headers.get("Content-Length") or 0)
            size = 0
            for chunk in iter(lambda: source.read(chunk_size), b""):
                output.write(chunk)
                size += len(chunk)
                progress.show(size, expected)
    finally:
        progress.end()
    if expected and size != expected:
        raise OSError("the connection ended after {} of {} bytes".format(size, expected))
    return size


class _Progress:
    """Tells the engine each percent once."""

    def __init__(self, url):
        self._activity = "Downloading " + url.split("?")[0]
        self._shown = None

    def show(self, size, expected):
        percent = min(100, size * 100 // expected) if expected else -1
        step = percent if expected else size >> 20
        if step != self._shown:
            self._shown = step
            self._tell("{:.1f} MB".format(size / 1e6), percent, False)

    def end(self):
        if self._shown is not None:
            self._tell("", 100, True)

    def _tell(self, status, percent, completed):
        if Session.current is not None:
            Session.current.tell("progress", activity=self._activity, status=status, percent=percent, completed=completed)


def _context(i):
    """How certificates are checked. CM_UTILS_DOWNLOAD_VERIFY_SSL decides when it is set, else the input `verify`."""
    setting = os.environ.get("CM_UTILS_DOWNLOAD_VERIFY_SSL")
    checked = i.get("verify", True) if setting is None else setting == "yes"
    return None if checked else ssl._create_unverified_context()


def _reason(problem):
    reason = getattr(problem, "reason", None)
    return "{} {}".format(problem.code, reason) if isinstance(problem, urllib.error.HTTPError) else reason or problem


def _remove(file):
    try:
        os.remove(file)
    except OSError:
        # It was never begun.
        return
