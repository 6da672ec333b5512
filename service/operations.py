"""The routes for those who run the service: is it alive, can it extract, and its figures."""

from datetime import date

from flask import Blueprint, Response, jsonify
from werkzeug.exceptions import ServiceUnavailable

from service import metrics, pipeline

PROBE = "Police found 12 rockets in Baghdad on Monday."
operations = Blueprint("operations", __name__)


@operations.get("/health/live")
def live() -> Response:
    """Say that the process answers."""
    return jsonify(status="ok")


@operations.get("/health/ready")
def ready() -> Response:
    """Say that the service can extract: lexicons, rules and the place index are open and find what is in a sentence."""
    if not pipeline.extract(PROBE, date(2020, 1, 27)).facts:
        raise ServiceUnavailable("A sentence with facts gave none.")
    return jsonify(status="ok")


@operations.get("/metrics")
def figures() -> Response:
    """Return the figures of all workers for Prometheus."""
    return Response(metrics.exposition(), content_type=metrics.CONTENT_TYPE_LATEST)
