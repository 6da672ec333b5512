"""Request bodies: bytes to JSON or text, with every limit checked before anything is built."""

import json
from typing import Any, NoReturn

import regex
from flask import Request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from service.settings import Settings

STRING = regex.compile(rb'"(?:[^"\\]|\\.)*+"', regex.DOTALL)
BRACKETS = regex.compile(rb"[\[\]{}]")


def content(request: Request, settings: Settings) -> bytes:
    """Return the body. Raises 413 for one over the limit, also when it is sent in chunks, and 415 for an encoded one."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("Content-Encoding is not supported here: send the body as it is.")
    if (request.content_length or 0) > settings.max_body:
        _too_large(settings)
    body = request.stream.read(settings.max_body + 1)
    if len(body) > settings.max_body:
        _too_large(settings)
    return body


def _too_large(settings: Settings) -> NoReturn:
    raise RequestEntityTooLarge(f"The body is over the limit of {settings.max_body} bytes (max_body). Split the text.")


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
        return float(digits) if regex.search(r"[.eE]", digits) else int(digits)

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
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRequest(f"The key {json.dumps(twice)} stands twice in one object.")
    return result


def _no_constant(name: str) -> NoReturn:
    raise BadRequest(f"{name} is not JSON.")
