"""The connection of this process to the engine.

The modules `cmind` reach the engine through this one alone; the session of the hooks opens it.
"""

_session = None


def connect(session):
    """Sets the session that carries questions to the engine: its methods `ask` and `tell`."""
    global _session
    _session = session


def is_connected():
    """Returns whether the engine started this process."""
    return _session is not None


def changed_variables():
    """Returns the variables of os.environ that hooks have set or changed in this run."""
    return _session.run_scope.changed_variables() if _session else {}


def tell(subject, **fields):
    """Sends the engine a message that needs no answer. Without a session nobody reads it."""
    if _session is not None:
        _session.tell(subject, **fields)


def ask(question, **fields):
    """Asks the engine and returns its answer, a dictionary."""
    if _session is None:
        raise RuntimeError("the engine answers only while it runs a hook or a module; call this from customize.py or module.py")
    return _session.ask(question, **fields)
