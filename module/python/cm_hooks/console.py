"""The three standard streams as a hook sees them, and their repair after a hook has replaced or closed them."""
import builtins
import io
import os
import sys


class Console:
    def __init__(self, output):
        self._output = output
        self._ask = None
        self._streams = None
        self.restore()

    def answer_with(self, ask):
        """Sets the function (prompt) -> line or None that reads from the user."""
        self._ask = ask
        builtins.input = self._input

    def flush(self):
        for stream in {id(s): s for s in (sys.stdout, sys.stderr) + self._streams}.values():
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):
                # What a hook put there is its own affair; the streams below are still ours.
                continue

    def restore(self):
        """Puts the standard streams back."""
        for descriptor in (1, 2):
            if not self._leads_out(descriptor):
                os.dup2(self._output, descriptor)
        if self._streams is None or any(stream.closed for stream in self._streams):
            self._streams = (_writer(1), _writer(2))
        sys.stdout, sys.stderr = self._streams
        sys.__stdout__, sys.__stderr__ = self._streams
        sys.stdin = _Keyboard(self._read)

    def _leads_out(self, descriptor):
        try:
            return os.path.sameopenfile(descriptor, self._output)
        except OSError:
            # A hook has closed it.
            return False

    def _input(self, prompt=""):
        line = self._read(str(prompt))
        if line == "":
            raise EOFError("the session is not interactive: " + (str(prompt).strip() or "input()"))
        return line[:-1]

    def _read(self, prompt):
        line = self._ask(prompt) if self._ask else None
        return "" if line is None else line + "\n"


class _Keyboard(io.TextIOBase):
    """Standard input that asks the engine for each line."""

    def __init__(self, read):
        super().__init__()
        self._read_line = read

    def readable(self):
        return True

    def readline(self, size=-1):
        return self._read_line("")

    def read(self, size=-1):
        return self._read_line("")

    def fileno(self):
        return 0


def _writer(descriptor):
    raw = open(descriptor, "wb", buffering=8192, closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="\n", line_buffering=True)
