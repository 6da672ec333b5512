"""Logs: one line of JSON for each event, on standard error. No line holds a caller's text, or a path or message that may quote it."""

import logging
import os
import traceback
from types import TracebackType
from typing import Any

import orjson
import structlog
from structlog.typing import Processor

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
NAMES = {"timestamp": "", "level": "", "event": ""}  # what comes first in a line


class Stderr:
    """Writes a line at once: whole lines, whoever else writes, and nothing lost in a buffer when a process is killed."""

    def msg(self, line: bytes) -> None:
        """Write one line."""
        os.write(2, line + b"\n")

    info = warning = error = msg


def logger(level: str) -> Any:
    """Return a logger of events and their fields: `log.info("answered", status=200)`."""
    processors: list[Processor] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso"), _written]
    wrapper = structlog.make_filtering_bound_logger(level)
    return structlog.wrap_logger(Stderr(), processors=processors, wrapper_class=wrapper, cache_logger_on_first_use=True)


def _written(_: Any, __: str, event: Any) -> bytes:
    return orjson.dumps({name: event[name] for name in NAMES} | dict(event))


def told(error: ExcInfo) -> dict[str, str]:
    """Return the kind of an exception and where it was raised. Its message stays out: it may quote the text."""
    kind, _, trace = error
    frames = traceback.extract_tb(trace)
    return {"error": kind.__name__, "at": f"{os.path.relpath(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""} if kind else {}


class Lines(logging.Formatter):
    """The server's own messages in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line of JSON."""
        event = {"timestamp": structlog.processors.TimeStamper(fmt="iso")(None, "", {})["timestamp"], "level": record.levelname.lower()}
        event |= {"event": record.getMessage(), "logger": record.name, "pid": record.process}
        return orjson.dumps(event | told(record.exc_info or (None, None, None))).decode()
