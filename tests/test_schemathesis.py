"""openapi.yaml read by schemathesis: requests made up from it, valid and not, and every answer held against it."""

import json
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from service.app import create_app
from service.settings import Settings

APP = create_app(Settings(log_level="error"))
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.yaml", APP)


@schemathesis.serializer("application/x-ndjson")
def lines(_: Any, value: Any) -> bytes:
    """How a body of lines is written: it is text already, and what is not is one line."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@SCHEMA.parametrize()
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: Any) -> None:
    # A body of text has no wrong type: whatever was made up comes as its letters.
    case.call_and_validate(excluded_checks=[] if case.media_type in (None, "application/json") else [negative_data_rejection])
