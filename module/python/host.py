"""The program that runs customize.py for the engine: started without arguments, spoken to through its standard streams.

This file alone must be readable by any Python, so that one that is too old can report this.
"""
import gc
import os
import sys

OLDEST = (3, 8)

# Precedes the first message, to distinguish it from the output of a start-up file of this Python.
PREAMBLE = b"\0cm hooks\n"


def refuse():
    """Reports the version to the engine, in the framing of cm_hooks/channel.py, and ends."""
    import struct
    text = '{"op": "hello", "version": "%d.%d.%d", "accepted": false}' % tuple(sys.version_info[:3])
    body = text.encode("ascii")
    os.write(1, PREAMBLE + struct.pack("<I", len(body)) + body)


if __name__ == "__main__":
    if sys.version_info[:2] < OLDEST:
        refuse()
    else:
        # What is imported now stays, so there is no garbage to search for.
        gc.disable()
        here = os.path.dirname(os.path.abspath(__file__))
        sys.path[:] = [here] + [entry for entry in sys.path if entry != here]
        sys.path.append(os.path.join(here, "fallback"))
        from cm_hooks.bytecode import apply_rules
        apply_rules()
        from cm_hooks.session import Session
        # From here on what is imported belongs to others, and their folders stay as they are.
        sys.dont_write_bytecode = True
        if hasattr(gc, "freeze"):  # PyPy has none.
            gc.freeze()
        gc.enable()
        Session(PREAMBLE).run()
