"""NDJSON: one request a line in, one answer a line out, in order; a bad line gets a problem and the rest go on.

The body is spooled to disk before the first line is answered, since common clients and proxies send all before they read.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from flask import Request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from service.answer import Answer
from service.bodies import PIECE, pieces
from service.formats import as_json
from service.problems import of_invalid, problem
from service.requests import of_json
from service.schemas import Problem
from service.settings import Settings

MEDIA_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl")
PROBLEM = json.dumps({"type": Problem.DEFAULT_TYPE})[:-1].encode()  # how the line of a problem begins, and no answer does
IN_MEMORY = 1024 * 1024  # bytes kept in memory before a body goes to disk


def spooled(request: Request, settings: Settings) -> IO[bytes]:
    """Return the body as a file to read from. Raises 413 when it is over the stream limit, and what `pieces` raises."""
    with ExitStack() as stack:
        spool: IO[bytes] = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
        spool.writelines(pieces(request, settings, "max_stream"))
        spool.seek(0)
        stack.pop_all()  # `answers` closes it
    return spool


def answers(body: IO[bytes], settings: Settings, query: Mapping[str, Any] | None = None) -> Iterator[bytes]:
    """Yield one line of JSON for each line that is not blank; closes the body at the end."""
    with body:
        for line in _lines(body, settings.max_body):
            if line is None:
                yield _written(problem(413, f"The line is over the limit of {settings.max_body} bytes (max_body)."))
            elif line.strip():
                yield answered(line, settings, query)


def _lines(body: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The lines of a body; None for one that is too long, which is read past, not kept."""
    while line := body.readline(most + 2):
        if len(line.rstrip(b"\r\n")) <= most:
            yield line
            continue
        while not line.endswith(b"\n") and (line := body.readline(PIECE)):
            pass
        yield None


def answered(line: bytes, settings: Settings, query: Mapping[str, Any] | None = None) -> bytes:
    """Return the answer to one line, or the problem with it, as a line."""
    return answer_or_problem(lambda: of_json(line, settings, query).served(settings))


def answer_or_problem(read: Callable[[], Answer]) -> bytes:
    """Return, as a line, the answer that `read` returns, or the problem it raises."""
    try:
        return as_json.render(read()) + b"\n"
    except ValidationError as error:
        return _written(of_invalid(error))
    except HTTPException as error:
        return _written(problem(error.code or 500, error.description or ""))


def _written(members: dict[str, object]) -> bytes:
    return json.dumps(members).encode() + b"\n"
