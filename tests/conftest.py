"""What many tests share: a client whose every answer is loaded back through the schemas."""

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.settings import Settings


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """A client of the application that checks every answer and lets errors through."""
    app = create_app(Settings(check_every=1))
    app.testing = True
    return app.test_client()
