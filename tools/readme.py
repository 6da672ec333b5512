"""README's answers, made true: `python -m tools.readme` sends each curl command of README to the service and writes what it answers.

A command stands in a `console` block after `$ `, its answer below it, one fact or claim a line. A table between the comments
`claims of FILE` and `end` holds the claims of a story, side by side. A test compares them.
"""

import json
import shlex
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = regex.compile(r"(?<=```console\n)\$ (?P<command>curl (?:[^'\n]|'[^']*')*)\n(?P<answer>(?:(?!```).*\n)*)")
CLAIMS = regex.compile(r"(?<=(?P<head><!-- claims of (?P<story>[\w/.-]+)\.txt -->)\n)(?P<rows>(?:\|.*\n)*)(?=<!-- end -->)")
COLUMNS = ("attribution", "victims", "weapon", "location", "date")
OBJECTS = ("facts", "claims")  # lists whose items get a line each
Send = Callable[[str, dict[str, str], str], str]


def request_of(command: str) -> tuple[str, dict[str, str], str]:
    """Return the path, the headers and the body that a curl command sends."""
    words = shlex.split(command)
    headers, body, url = {}, "", ""
    for option, word in pairwise(words):
        match option:
            case "-H":
                name, value = word.split(": ", 1)
                headers[name] = value
            case "-d" | "--data-binary":
                body = word
            case _ if word.startswith("localhost"):
                url = word
    return url.partition("/")[1] + url.partition("/")[2], headers, body


def shown(answer: str) -> str:
    """Return a JSON answer as README shows it: a line for each key, fact and claim."""
    lines = []
    for key, value in json.loads(answer).items():
        if key in OBJECTS and value:
            items = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            lines.append(f' "{key}": [\n{items}]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{" + ",\n".join(lines)[1:] + "}\n"


def answered(readme: str, send: Send) -> str:
    """Return README with the answer of each command, and the claims of each story, as `send` gives them."""
    readme = CLAIMS.sub(lambda block: claims_table(ROOT / block["story"], send), readme)
    return BLOCK.sub(lambda block: f"$ {block['command']}\n{shown(send(*request_of(block['command'])))}", readme)


def claims_table(story: Path, send: Send) -> str:
    """Return the claims of a story (its path without an ending) as the rows of a table."""
    published_at = json.loads(story.with_suffix(".expected.json").read_text(encoding="utf-8"))["published_at"]
    body = json.dumps({"text": story.with_suffix(".txt").read_text(encoding="utf-8"), "published_at": published_at})
    claims = json.loads(send("/v1/facts", {"Content-Type": "application/json"}, body))["claims"]
    rows = [("event", "who says", "effect", "how many", "of whom", "with what", "where", "when"), ("---",) * 8, *map(_row, claims)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(claim: dict[str, Any]) -> tuple[str, ...]:
    source, *others = [claim[role]["text"] if claim[role] else "" for role in COLUMNS]
    low, high = claim["minimum"], claim["maximum"]
    count = f"{low}" if low == high else f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
    return str(claim["event"]), source, claim["effect"], count, *others


def send(path: str, headers: dict[str, str], body: str) -> str:
    """Return what the service answers, in this process."""
    from service.app import create_app

    return create_app().test_client().post(path, data=body.encode(), headers=headers).text


def main() -> None:
    """Write README."""
    README.write_text(answered(README.read_text(encoding="utf-8"), send), encoding="utf-8")


if __name__ == "__main__":
    main()
