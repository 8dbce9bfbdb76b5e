"""The report to the engine about a failed hook."""
import os
import traceback

from cm_hooks.faults import Fault


def describe(problem, file):
    """The failure as a message: its kind, one line of text, the place inside the hook and the traceback."""
    message = {"op": "failure", "kind": "exception", "text": _one_line(problem), "type": type(problem).__name__,
               "line": 0, "column": 0, "file": file, "traceback": _traceback(problem)}
    message.update(_place(problem, file))
    if isinstance(problem, SystemExit):
        message.update(kind="exit", text=_exit_call(problem))
    elif isinstance(problem, ModuleNotFoundError) and problem.name:
        message.update(kind="import", module=problem.name)
    elif isinstance(problem, SyntaxError):
        message.update(kind="syntax", text=problem.msg, file=problem.filename or file,
                       line=problem.lineno or 0, column=problem.offset or 0)
    elif isinstance(problem, Fault):
        message.update(kind=problem.kind, line=problem.line)
    return message


def _place(problem, file):
    """The innermost line of the hook's own file."""
    lines = [line for frame, line in traceback.walk_tb(problem.__traceback__) if frame.f_code.co_filename == file]
    return {"line": lines[-1]} if lines else {}


def _one_line(problem):
    try:
        text = " ".join(str(problem).split())
    except Exception:
        # A broken __str__ must not hide the failure itself.
        text = ""
    if isinstance(problem, KeyError):
        text = "the key {} is missing".format(text)
    return text or type(problem).__name__


def _exit_call(problem):
    return "sys.exit({})".format("" if problem.code is None else repr(problem.code))


def _traceback(problem):
    """The traceback without the frames of this package."""
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")
    trace = problem.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(own):
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(problem), problem, trace))
