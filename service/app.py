"""create_app: settings, routes and problems put together."""

from flask import Flask

from service import access, cors, observe, problems
from service.api import v1
from service.operations import operations
from service.pages import pages
from service.settings import Settings, from_environment


def create_app(settings: Settings | None = None) -> Flask:
    """Return the WSGI application; settings come from the environment unless given."""
    app = Flask(__name__, static_folder=None)
    app.config["SETTINGS"] = settings or from_environment()
    for blueprint in (v1, pages, operations):
        app.register_blueprint(blueprint)
    for part in (observe, cors, access, problems):
        part.register(app)
    return app
