"""What is noted of every request: an id, one line in the log, and figures. Never the text."""

from time import perf_counter
from typing import Any
from uuid import uuid4

import regex
from flask import Flask, Response, current_app, g, request

from service import logs, metrics

ID = regex.compile(r"[\w.:-]{1,64}", regex.ASCII)
HEADER = "X-Request-ID"


def register(app: Flask) -> None:
    """Note every request of an application. Register it first, so that it sees answers last."""
    app.extensions["log"] = logs.logger(app.config["SETTINGS"].log_level)
    app.before_request(begin)
    app.after_request(end)
    app.log_exception = failed  # type: ignore[method-assign, assignment]


def log() -> Any:
    """Return the logger of the application that answers."""
    return current_app.extensions["log"]


def begin() -> None:
    """Note the moment and the id of the request: the caller's where it has a plain one."""
    g.began = perf_counter()
    given = request.headers.get(HEADER, "")
    g.request_id = given if ID.fullmatch(given) else uuid4().hex


def end(response: Response) -> Response:
    """Return the response with the id of its request, once it is logged and counted. An unknown path may quote a text, so it is not named."""
    seconds = perf_counter() - g.began
    route, method = (request.url_rule.rule, request.method) if request.url_rule else ("", "")
    metrics.REQUESTS.labels(route, method, str(response.status_code)).inc()
    if route:
        metrics.SECONDS.labels(route).observe(seconds)
    log().info("answered", route=route, method=method, status=response.status_code, milliseconds=round(seconds * 1000, 2), **_more())
    response.headers[HEADER] = g.request_id
    return response


def _more() -> dict[str, object]:
    """What else is known of the request."""
    more: dict[str, object] = {"request_id": g.request_id, "bytes": request.content_length}
    return more | ({"key": g.key} if "key" in g else {})


def failed(error: logs.ExcInfo) -> None:
    """Log an error of ours: its kind and its place."""
    log().error("failed", request_id=g.get("request_id"), **logs.told(error))
