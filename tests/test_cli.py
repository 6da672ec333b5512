"""The command line: the same answers as the service, and what it says when something is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from service.cli import main
from tests import stories

STORY = stories.NAMES[0]


def run(*arguments: str | Path, given: bytes | str = "") -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)], input=given)


@pytest.mark.parametrize("story", stories.NAMES)
def test_library_service_and_command_line_give_the_same_bytes(client: FlaskClient, story: str) -> None:
    published_at = stories.expected(story)["published_at"]
    path = stories.FOLDER / f"{story}.txt"
    request = {"text": stories.text(story), "published_at": published_at, "id": str(path)}
    served = client.post("/v1/facts", json=request).data
    assert run(path, "--published-at", published_at).stdout_bytes == served + b"\n"


def test_every_format_is_written(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Police found 12 rockets.")
    beginnings = {"json": "{", "web-annotation": "{", "geojson": "{", "csv": "id,", "timeml": "<?xml", "elastic": '{"index"'}
    for name, beginning in beginnings.items():
        result = run(path, "--format", name)
        assert result.exit_code == 0
        assert result.stdout.startswith(beginning)
    assert "\033[36m12\033[0m" in run(path, "--format", "highlight").stdout


def test_standard_input_is_read_when_no_file_is_named() -> None:
    answer = json.loads(run("--types", "number", given="Police found 12 men.").stdout)
    assert [fact["text"] for fact in answer["facts"]] == ["12"]
    assert answer["id"] is None


def test_a_folder_is_read_in_order_with_lines_and_html(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("7 men")
    (tmp_path / "a.html").write_text("<p>12 men</p>")
    (tmp_path / "c.ndjson").write_text('{"text": "3 men"}\n{"text": "4 men"}\n')
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert [json.loads(line)["facts"][0]["text"] for line in result.stdout.splitlines()] == ["12", "7", "3", "4"]


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12 \xff men")
    (tmp_path / "b.ndjson").write_text('{"text": 5}\n{"text": "7 men"}\n')
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "a.txt: The body is not UTF-8: byte 3" in result.stderr
    assert [json.loads(line).get("status") for line in result.stdout.splitlines()] == [422, None]


@pytest.mark.parametrize("arguments", [("missing.txt",), ("--published-at", "soon"), ("--format", "pdf"), ("--types", "colour")])
def test_a_wrong_command_says_so(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr
