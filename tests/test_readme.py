"""README's commands do what it says: its curl is answered as shown, its make targets and files exist."""

from pathlib import Path

import regex
from flask.testing import FlaskClient

from tests.server import ROOT
from tools.readme import BLOCK, CLAIMS, README, answered

TEXT = README.read_text(encoding="utf-8")


def test_every_curl_is_answered_and_every_story_read_as_shown(client: FlaskClient) -> None:
    assert BLOCK.search(TEXT)
    assert CLAIMS.search(TEXT)
    said = answered(TEXT, lambda path, headers, body: client.post(path, data=body.encode(), headers=headers).text)
    assert said == TEXT, "README shows an old answer: run `make readme`"


def test_every_make_target_exists() -> None:
    targets = set(regex.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), regex.MULTILINE))
    assert set(regex.findall(r"\bmake ([a-z-]+)", TEXT)) <= targets


def test_every_linked_file_exists() -> None:
    links = [link for link in regex.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in link]
    assert links
    assert not [link for link in links if not Path(ROOT, link).exists()]
