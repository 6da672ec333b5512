"""create_app: settings, routes and problems put together."""

from flask import Flask

from service import problems
from service.api import v1
from service.pages import pages
from service.settings import Settings, from_environment


def create_app(settings: Settings | None = None) -> Flask:
    """Return the WSGI application; settings come from the environment unless given."""
    app = Flask(__name__, static_folder=None)
    app.config["SETTINGS"] = settings or from_environment()
    app.register_blueprint(v1)
    app.register_blueprint(pages)
    problems.register(app)
    return app
