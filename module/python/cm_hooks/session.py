"""The conversation with the engine: calls come in, and while a hook runs, its questions go out.

A question may be answered only after further calls have come in and have been served (a hook runs a script that has
hooks), so both sides read until the answer comes and serve what comes before it.
"""
import json
import os
import sys
from _thread import RLock

from cm_hooks import wire
from cm_hooks.channel import Channel
from cm_hooks.folders import current_folder, return_to
from cm_hooks.hooks import Hooks
from cm_hooks.loading import Loader
from cm_hooks.run import Run
from cmind import _engine


class Session:
    """One for each process."""

    def __init__(self, preamble):
        self.channel = Channel(preamble)
        self.run_scope = Run()
        self._loader = Loader()
        self.hooks = Hooks(self, self._loader)
        self._modules = None
        self._turn = RLock()
        self._depth = 0
        self._home = os.path.dirname(os.path.abspath(sys.argv[0]))
        _engine.connect(self)

    def run(self):
        """Serves the engine until it goes."""
        _ignore_interrupts()
        self.channel.console.answer_with(self._read_line)
        while True:
            message = self.channel.receive()
            if message is None:
                # Threads that a hook left behind must not keep the process alive.
                os._exit(0)
            self._serve(message)

    def ask(self, op, **fields):
        """Asks the engine and returns its answer, a dictionary."""
        if self._depth == 0:
            raise RuntimeError("no hook is running, so the engine cannot be called")
        with self._turn:
            self._send(op, fields)
            while True:
                message = self.channel.receive()
                if message is None:
                    os._exit(0)
                if message["op"] == "answer":
                    wire.restore(message, message.get("same", ()), message.get("dates", ()))
                    return message
                self._serve(message)

    def tell(self, op, **fields):
        """Sends the engine a message that needs no answer."""
        if self._depth > 0:
            with self._turn:
                self._send(op, fields)

    def _send(self, op, fields):
        self.channel.send(['{"op": "%s", "fields": ' % op, *wire.texts(fields, op), "}"])

    def _serve(self, message):
        getattr(self, "_on_" + message["op"])(message)

    def _on_start(self, message):
        self.channel.open(message["marker"])
        hello = {"op": "hello", "version": "%d.%d.%d" % sys.version_info[:3], "program": sys.executable, "accepted": True}
        if message.get("environ"):
            hello["environ"] = dict(os.environ)
        self.channel.send([json.dumps(hello)], after_output=False)

    def _on_defines(self, message):
        self.run_scope.follow(message.get("environ"))
        self._guarded(message, lambda: [json.dumps({"op": "defined", "names": self.hooks.names(message)})])

    def _on_call(self, message):
        self.run_scope.follow(message.get("environ"))
        self._guarded(message, lambda: self.hooks.call(message))

    def _on_act(self, message):
        self.run_scope.follow(message.get("environ"))
        self._guarded(message, lambda: self._automation_modules().act(message))

    def _automation_modules(self):
        if self._modules is None:
            # Hooks alone do without them.
            from cm_hooks.modules import Modules
            self._modules = Modules(self._loader)
        return self._modules

    def _on_end_run(self, message):
        self._loader.forget()
        self.run_scope.reset()

    def _guarded(self, message, action):
        """Runs a request of the engine and sends the texts that it gives, independent of running hooks."""
        left = current_folder() if self._depth else self._home
        self._depth += 1
        try:
            reply = action()
        except BaseException as problem:  # noqa: B902 - sys.exit in a hook must not end the process
            from cm_hooks import failure
            reply = [json.dumps(failure.describe(problem, message["file"]))]
        finally:
            self._depth -= 1
        self.channel.send(reply)
        self.channel.console.restore()
        return_to(left)

    def _read_line(self, prompt):
        return self.ask("read_line", prompt=prompt).get("line")


def _ignore_interrupts():
    """Ctrl+C reaches the whole group of processes; the engine decides what ends. Children keep the usual behaviour."""
    import signal
    signal.signal(signal.SIGINT, lambda number, frame: None)
