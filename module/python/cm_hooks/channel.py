"""The private line to the engine, and what keeps everything else off it.

Messages travel over copies of the first two descriptors that no child process inherits: four bytes of length,
little-endian, then JSON in ASCII. Descriptor 0 then reads from nowhere, and descriptor 1 goes where descriptor 2 goes,
so that all output of a hook and its programs is in one pipe, in the order in which it was written.
"""
import json
import os
import sys

from cm_hooks.console import Console


class Channel:

    # A longer message is written in pieces, without a copy of all of it.
    SHORT = 65536

    def __init__(self, preamble):
        self._process = os.getpid()
        self._source = os.fdopen(os.dup(0), "rb")
        self._sink = os.dup(1)
        self._output = os.dup(2)
        self._mark_text = None
        self._marks = 0
        self._redirect()
        self._write(self._sink, preamble)
        self.console = Console(self._output)

    def open(self, mark):
        """Sets the secret word that marks a place in the output; None if the engine sees in the pipe what it has not read."""
        self._mark_text = mark and mark.encode("ascii")

    def receive(self):
        """The next message, or None when the engine has gone."""
        header = self._source.read(4)
        if len(header) < 4:
            return None
        size = int.from_bytes(header, "little")
        body = self._source.read(size)
        if len(body) < size:
            return None
        text = str(body, "ascii")
        # A large message is there once while its values are made.
        del body
        return json.loads(text)

    def send(self, texts, after_output=True):
        """Sends a message that is JSON already, in one or more texts.

        With after_output the engine handles it only when it has shown everything printed so far.
        """
        if os.getpid() != self._process:
            # A forked child that fell out of its own code must never speak for its parent.
            os._exit(70)
        mark = self._mark() if after_output else 0
        texts[0] = '{"mark": %d, %s' % (mark, texts[0][1:])
        size = sum(map(len, texts))
        header = size.to_bytes(4, "little")
        if size <= self.SHORT:
            self._write(self._sink, header + "".join(texts).encode("ascii"))
            return
        self._write(self._sink, header)
        for text in texts:
            self._write(self._sink, text.encode("ascii"))

    def _mark(self):
        self.console.flush()
        if self._mark_text is None:
            return 0
        self._marks += 1
        self._write(self._output, b"\0%s %d\0\n" % (self._mark_text, self._marks))
        return self._marks

    @staticmethod
    def _write(descriptor, data):
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(descriptor, view):]
            except BlockingIOError:
                # A child process may have made the shared pipe non-blocking.
                import time
                time.sleep(0.001)
            except OSError:
                # The engine has ended; there is no more work.
                os._exit(0)

    @staticmethod
    def _redirect():
        sys.stdout.flush()
        nowhere = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nowhere, 0)
        os.close(nowhere)
        os.dup2(2, 1)
