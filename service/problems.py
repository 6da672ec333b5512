"""Problems: every error as application/problem+json (RFC 9457), in words for people, without the caller's text."""

import json
from typing import Any

from flask import Flask, Response
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException, UnprocessableEntity
from werkzeug.http import HTTP_STATUS_CODES

from service.schemas import Problem

MEDIA_TYPE = "application/problem+json"
MOST, LONGEST = 20, 40  # field names that a problem shows, and characters of each
OURS = "Something went wrong here, not in the request."


def register(app: Flask) -> None:
    """Let every error of an application answer as a problem."""
    app.register_error_handler(ValidationError, invalid)
    app.register_error_handler(HTTPException, failed)


def problem(status: int, detail: str, errors: object = None) -> dict[str, object]:
    """Return the members of a problem."""
    named = {} if errors is None else {"errors": errors}
    return {"type": Problem.DEFAULT_TYPE, "title": HTTP_STATUS_CODES.get(status, "Error"), "status": status, "detail": detail, **named}


def of_invalid(error: ValidationError) -> dict[str, object]:
    """Return the members of the problem that a request does not fit its schema: 422, with the messages by field."""
    messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
    shown = _few(messages)
    more = f" and {len(messages) - MOST} more" if len(messages) > MOST else ""
    return problem(UnprocessableEntity.code, f"Not valid: {', '.join(shown)}{more}.", shown)


def _few(messages: dict[Any, Any]) -> dict[str, Any]:
    """The first messages of each level: a caller may invent any number of fields, with names of any length."""
    names = sorted(messages, key=str)[:MOST]
    return {str(name)[:LONGEST]: _few(messages[name]) if isinstance(messages[name], dict) else messages[name] for name in names}


def invalid(error: ValidationError) -> Response:
    """Return 422 with the messages by field."""
    return _response(UnprocessableEntity.code, of_invalid(error))


def failed(error: HTTPException) -> Response:
    """Return the error's status, its headers (Allow, Retry-After) and what it says."""
    status = error.code or 500
    detail = OURS if status >= 500 and error.description == type(error).description else error.description or ""
    response = _response(status, problem(status, detail))
    response.headers.extend([(name, value) for name, value in error.get_headers() if name.lower() != "content-type"])
    return response


def _response(status: int, members: dict[str, object]) -> Response:
    # The standard library escapes what UTF-8 cannot carry: a field's name may be half of a surrogate pair.
    return Response(json.dumps(members), status, content_type=MEDIA_TYPE)
