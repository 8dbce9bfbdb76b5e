"""The logger of the hooks. The engine shows what they log."""
import logging

from cmind import _engine


class _ToEngine(logging.Handler):
    """Sends each record to the engine as one of `error`, `warning`, `info` and `detail`."""

    def emit(self, record):
        try:
            text = self.format(record)
        except Exception:
            # A record whose arguments do not fit its format must not end the hook.
            text = str(record.msg)
        _engine.tell("log", level=_level(record.levelno), text=text)


def _level(number):
    for name, least in (("error", logging.ERROR), ("warning", logging.WARNING), ("info", logging.INFO)):
        if number >= least:
            return name
    return "detail"


logger = logging.getLogger("mlc")
logger.setLevel(logging.DEBUG)
logger.propagate = False
logger.addHandler(_ToEngine())
