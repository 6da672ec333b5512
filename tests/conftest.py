"""What many tests share: a client whose every answer is loaded back through the schemas."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.schemas import Facts
from service.settings import Settings


class Checked(FlaskClient):
    """A client that loads every answer back through the schema."""

    def open(self, *args: Any, **options: Any) -> Any:
        response = super().open(*args, **options)
        if response.request.path == "/v1/facts" and response.status_code == 200 and response.mimetype == "application/json":
            assert Facts().validate(json.loads(response.data)) == {}
        return response


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """A client of the application that checks every answer and lets errors through."""
    app = create_app(Settings(log_level="error"))
    app.testing = True
    app.test_client_class = Checked
    return app.test_client()
