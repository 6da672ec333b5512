"""What other newsroom systems use: the Superdesk plug-in, the Elasticsearch mapping, JavaScript offsets, generated clients."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from service.api import OPENAPI
from service.cli import main
from tests import stories
from tests.server import ROOT, running


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running("--workers", "1") as address:
        yield address


class AIServiceBase:
    """Stands in for Superdesk's: it keeps the application it is registered with."""

    def __init__(self, app: Any) -> None:
        self.app = app


class SuperdeskApiError(Exception):
    """Stands in for Superdesk's error."""

    @classmethod
    def internalError(cls, message: str) -> "SuperdeskApiError":
        return cls(message)


@pytest.fixture
def superdesk(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    names = ("superdesk", "superdesk.errors", "superdesk.text_checkers", "superdesk.text_checkers.ai", "superdesk.text_checkers.ai.base")
    for name in names:
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["superdesk.errors"].SuperdeskApiError = SuperdeskApiError  # type: ignore[attr-defined]
    sys.modules["superdesk.text_checkers.ai.base"].AIServiceBase = AIServiceBase  # type: ignore[attr-defined]
    spec = importlib.util.spec_from_file_location("newsfacts_superdesk", ROOT / "integrations" / "superdesk.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_superdesk_gets_tags_by_kind(superdesk: ModuleType, url: str) -> None:
    app = SimpleNamespace(config={"NEWSFACTS_URL": url})
    headline, _, body = stories.text("embassy-rockets").partition("\n\n")
    item = {
        "guid": "urn:newsml:1",
        "headline": headline,
        "body_html": f"<p>{body}</p>",
        "versioncreated": "2021-10-18T12:00:00+0000",
        "language": "en",
    }
    tags = superdesk.NewsFacts(app).analyze(item)
    assert set(tags) == {"subject", "place", "object", "event"}
    for tag in (tag for kind in tags.values() for tag in kind):
        assert {"name", "qcode", "scheme", "source"} <= set(tag)


def test_superdesk_is_told_when_the_service_is_away(superdesk: ModuleType) -> None:
    app = SimpleNamespace(config={"NEWSFACTS_URL": "http://127.0.0.1:9"})
    with pytest.raises(SuperdeskApiError, match="newsfacts"):
        superdesk.NewsFacts(app).analyze({"guid": "urn:newsml:1"})


def test_bulk_lines_fit_the_mapping() -> None:
    mapping = json.loads((ROOT / "integrations" / "elasticsearch" / "mapping.json").read_text(encoding="utf-8"))
    arguments = ["extract", "--format", "elastic", "--published-at", "2021-10-18", str(stories.FOLDER)]
    found = CliRunner().invoke(main, arguments).stdout.splitlines()
    assert len(found) == 2 * len(stories.NAMES)
    for action, line in zip(found[::2], found[1::2], strict=True):
        document = json.loads(line)
        assert json.loads(action) == {"index": {"_id": document["id"]}}
        assert_fits(document, mapping["mappings"]["properties"])


def assert_fits(document: dict[str, Any], properties: dict[str, Any]) -> None:
    """Every key has a mapping, as `dynamic: strict` demands."""
    assert set(document) <= set(properties)
    for name, value in document.items():
        for inner in value if isinstance(value, list) else []:
            if "properties" in properties[name]:
                assert_fits(inner, properties[name]["properties"])


NODE = """
const text = "\\u{1F680}\\u{1F468}\\u200D\\u{1F469} Cafe\\u0301: police found 12 rockets \\u2014 and 7 more.";
const body = JSON.stringify({text, offset_unit: "utf16"});
fetch(process.argv[1] + "/v1/facts", {method: "POST", headers: {"Content-Type": "application/json"}, body}).then(r => r.json()).then(answer => {
  const wrong = answer.facts.filter(fact => text.slice(fact.start, fact.end) !== fact.text);
  console.log(answer.offset_unit, answer.facts.length > 1, wrong.length);
});
"""


def test_javascript_slices_its_strings_with_utf16_offsets(url: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    said = subprocess.run([node, "-e", NODE, url], capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.split() == ["utf16", "true", "0"]


def test_a_generated_python_client_gets_an_answer(url: str, tmp_path: Path) -> None:
    generator = Path(sys.executable).with_name("openapi-python-client")
    options = ["--config", str(ROOT / "integrations" / "python-client.yaml"), "--output-path", str(tmp_path / "client"), "--meta", "none"]
    command = [str(generator), "generate", "--path", str(OPENAPI), *options, "--fail-on-warning"]
    path = os.pathsep.join([str(generator.parent), os.environ["PATH"]])  # the generator formats with ruff
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=os.environ | {"PATH": path})
    assert made.returncode == 0, made.stdout + made.stderr
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from client import Client; from client.api.default import facts; from client.models import FactsRequest\n"
        "answer = facts.sync(client=Client(base_url=sys.argv[1]), body=FactsRequest(text='Police found 12 rockets.'))\n"
        "print(answer.complete, [fact.text for fact in answer.facts])\n"
    )
    said = subprocess.run([sys.executable, "-c", program, url, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.startswith("True ['12'")
