"""Pages for people: the demo page with stories to try, and the interactive documentation. Files, under a strict policy."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, jsonify, send_from_directory
from werkzeug.exceptions import NotFound

PAGE = Path(__file__).resolve().parent / "page"
STORIES = PAGE.parent.parent / "seeds" / "articles"
SWAGGER = Path(find_spec("flask_swagger_ui").origin).parent / "dist"  # type: ignore[arg-type, union-attr]
SWAGGER_FILES = ("swagger-ui.css", "swagger-ui-bundle.js")

# Everything comes from the service itself, nothing inline; pages are framed by nobody and send no form anywhere.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
# The demo page cannot turn text into HTML even by mistake. Swagger UI builds its page from HTML, which it cleans.
TEXT_ONLY = {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",  # files are asked for again, and answered 304 by their ETag
}

pages = Blueprint("pages", __name__)


@pages.after_request
def guarded(response: Response) -> Response:
    """Return the response with the headers that hold the browser to its own origin."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Content-Security-Policy", policy(POLICY | TEXT_ONLY))
    return response


def policy(directives: dict[str, str]) -> str:
    """Return the value of a Content-Security-Policy header."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


@pages.get("/")
def index() -> Response:
    """Return the demo page."""
    return send_from_directory(PAGE, "index.html")


@pages.get("/page/<name>")
def page(name: str) -> Response:
    """Return a file of the demo page."""
    return send_from_directory(PAGE, name)


@pages.get("/page/stories")
def stories() -> Response:
    """Return the names and titles of the stories to try."""
    return jsonify([{"name": name, "title": told["title"]} for name, told in all_stories().items()])


@pages.get("/page/stories/<name>")
def story(name: str) -> Response:
    """Return one story: name, title, text and the day it was published."""
    if name not in all_stories():
        raise NotFound("No story has this name; /page/stories lists them all.")
    return jsonify({"name": name, **all_stories()[name]})


@cache
def all_stories() -> dict[str, dict[str, str]]:
    """Return title, text and day of our own stories, by name."""
    return {path.stem: read_story(path) for path in sorted(STORIES.glob("*.txt"))}


def read_story(path: Path) -> dict[str, str]:
    """Return title (the first line), text and day of the story in a file."""
    text = path.read_text(encoding="utf-8")
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return {"title": text.partition("\n")[0], "text": text, "published_at": expected["published_at"]}


@pages.get("/docs")
def docs() -> Response:
    """Return the interactive documentation."""
    response = send_from_directory(PAGE, "docs.html")
    response.headers["Content-Security-Policy"] = policy(POLICY)
    return response


@pages.get("/docs/<name>")
def docs_file(name: str) -> Response:
    """Return a file of Swagger UI, as its package carries it."""
    if name not in SWAGGER_FILES:
        raise NotFound("Swagger UI is served by its script and its style sheet alone.")
    return send_from_directory(SWAGGER, name)
