"""Request bodies: bytes to JSON or text, with every limit checked before anything is built."""

import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NoReturn

import regex
from flask import Request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from service.settings import Settings

STRING = regex.compile(rb'"(?:[^"\\]|\\.)*+"', regex.DOTALL)
BRACKETS = regex.compile(rb"[\[\]{}]")
PIECE = 64 * 1024  # bytes read at a time
GZIP = 16 + zlib.MAX_WBITS
SHOWN = 40  # characters of a key that a problem shows


class UnsupportedEncoding(UnsupportedMediaType):
    """415 that says which encodings would do."""

    def get_headers(self, *args: Any, **options: Any) -> list[tuple[str, str]]:
        """Return the headers of the response."""
        return [*super().get_headers(*args, **options), ("Accept-Encoding", "gzip, identity")]


def content(request: Request, settings: Settings) -> bytes:
    """Return the body, unpacked. Raises 413 for one over a limit, 415 for an encoding that is not gzip, and 400."""
    return b"".join(pieces(request, settings, "max_body"))


def pieces(request: Request, settings: Settings, limit: str) -> Iterator[bytes]:
    """Yield the body, unpacked, in pieces; `limit` names the setting. Raises 413 (also for chunks and bombs), 415 and 400."""
    encoding, most = request.headers.get("Content-Encoding", "identity").strip().lower(), getattr(settings, limit)
    if encoding not in ("identity", "gzip"):
        raise UnsupportedEncoding("This Content-Encoding is not supported: send the body as it is, or packed by gzip.")
    too_large = RequestEntityTooLarge(f"The body is over the limit of {most} bytes ({limit}). Send it in parts.")
    if (request.content_length or 0) > most:
        raise too_large
    total = 0
    for piece in _unpacked(_received(request), settings.max_ratio) if encoding == "gzip" else _received(request):
        total += len(piece)
        if total > most:
            raise too_large
        yield piece


def _received(request: Request) -> Iterator[bytes]:
    try:
        while piece := request.stream.read(PIECE):
            yield piece
    except (OSError, ParseException):
        raise BadRequest("The body ends early, or its chunks are malformed.") from None


def _unpacked(packed: Iterable[bytes], max_ratio: int) -> Iterator[bytes]:
    """What gzip packed, never more than a piece at a time. Raises 413 for a bomb, and 400 where it is not gzip."""
    stream, taken, given = zlib.decompressobj(GZIP), 0, 0
    for piece in packed:
        taken += len(piece)
        for part in _inflated(stream, piece):
            given += len(part)
            if given > max_ratio * taken:
                raise RequestEntityTooLarge(f"The body unpacks to more than {max_ratio} times its size (max_ratio).")
            yield part
    if not stream.eof or stream.unused_data:
        raise BadRequest("The gzip body ends early, or something follows its end.")


def _inflated(stream: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    try:
        yield stream.decompress(piece, PIECE)
        while not stream.eof and (part := stream.decompress(stream.unconsumed_tail, PIECE)):
            yield part
    except zlib.error:
        raise BadRequest("The body is not gzip, though its Content-Encoding says so.") from None


def drain(request: Request, settings: Settings) -> None:
    """Read on, up to max_drain bytes: who sends a whole body before reading would else see a broken connection, and not why."""
    left = settings.max_drain
    with suppress(BadRequest):
        for piece in _received(request):
            left -= len(piece)
            if left <= 0:
                return


def within(text: str, settings: Settings) -> None:
    """Do nothing for a text that is not too long. Raises 413."""
    if len(text) > settings.max_text:
        raise RequestEntityTooLarge(f"The text of {len(text)} characters is over the limit of {settings.max_text} (max_text). Send it in parts.")


def text_of(body: bytes) -> str:
    """Return a body as text. Raises 400 where it is not UTF-8, naming the byte."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"The body is not UTF-8: byte {error.start} cannot be read.") from None


def json_of(body: bytes, settings: Settings) -> Any:
    """Return a body read as JSON. Raises 400, saying what was wrong: syntax, depth, a long number, a key given twice."""
    text = text_of(body)
    _check_depth(body, settings.max_depth)

    def number(digits: str) -> int | float:
        if len(digits) > settings.max_digits:
            raise BadRequest(f"A number of {len(digits)} characters is over the limit of {settings.max_digits} (max_digits).")
        value = float(digits) if regex.search(r"[.eE]", digits) else int(digits)
        if value in (math.inf, -math.inf):
            raise BadRequest("A number is beyond what a double holds (1.8e308).")
        return value

    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=number, parse_float=number, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadRequest(f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None


def _check_depth(body: bytes, most: int) -> None:
    """Refuse deep nesting before a parser recurses into it; few bodies hold enough brackets to need the look."""
    if body.count(b"[") + body.count(b"{") <= most:
        return
    depth = 0
    for bracket in BRACKETS.findall(STRING.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > most:
            raise BadRequest(f"The JSON is nested deeper than {most} (max_depth).")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise BadRequest(f"The key {json.dumps(_twice([name for name, _ in pairs]))} stands twice in one object.")
    return result


def _twice(names: Sequence[str]) -> str:
    """The beginning of the first name that comes back."""
    times = Counter(names)
    return next(name for name in names if times[name] > 1)[:SHOWN]


def _no_constant(name: str) -> NoReturn:
    raise BadRequest(f"{name} is not JSON.")
