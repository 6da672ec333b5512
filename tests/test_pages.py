"""What is served to people: files, stories, and the headers that guard them."""

import pytest
from flask.testing import FlaskClient

from service.pages import PAGE
from tests import stories

FILES = [
    "/",
    "/docs",
    "/page/page.js",
    "/page/page.css",
    "/page/outlines.json",
    "/page/stories",
    "/docs/swagger-ui.css",
    "/docs/swagger-ui-bundle.js",
]


@pytest.mark.parametrize("path", FILES)
def test_a_page_is_held_to_its_own_origin(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_the_demo_page_may_not_make_html_of_text(client: FlaskClient) -> None:
    assert "require-trusted-types-for 'script'" in client.get("/").headers["Content-Security-Policy"]


def test_the_page_is_light() -> None:
    assert sum(path.stat().st_size for path in PAGE.iterdir()) < 120_000


def test_a_file_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    etag = client.get("/page/page.js").headers["ETag"]
    assert client.get("/page/page.js", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    "path", ["/page/none.js", "/page/..%2fapp.py", "/page/%2e%2e/app.py", "/page/stories/none", "/page/stories/..%2fREADME", "/docs/index.css"]
)
def test_other_files_are_not_served(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_every_story_of_ours_can_be_tried(client: FlaskClient) -> None:
    listed = client.get("/page/stories").json
    assert listed is not None
    assert [one["name"] for one in listed] == stories.NAMES
    for one in listed:
        story = client.get(f"/page/stories/{one['name']}").json
        assert story == {
            "name": one["name"],
            "title": one["title"],
            "text": stories.text(one["name"]),
            "published_at": stories.expected(one["name"])["published_at"],
        }
        assert story["text"].startswith(story["title"] + "\n")
