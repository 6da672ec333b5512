"""The command line over the same code as the service.

    python -m service extract article.txt --published-at 2020-01-27
    cat article.txt | python -m service extract --format highlight
    python -m service extract archive/ requests.ndjson > answers.ndjson
    python -m service bulk crawl/*.ndjson.gz facts/

Exit codes: 0 all was read, 1 something could not be (a message or a problem line says what), 2 the command was wrong.
"""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import click
import orjson
from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest

from service import access, lines
from service.answer import TYPES
from service.bodies import text_of
from service.bulk.command import bulk
from service.formats import FORMATS, Format, as_elastic, as_highlight, as_json
from service.markup import text_of_html
from service.offsets import UNITS
from service.requests import QUERY, Wanted
from service.settings import SettingError, Settings, from_environment

HTML, LINES = (".html", ".htm"), (".ndjson", ".jsonl")
SUFFIXES = (".txt", *HTML, *LINES)  # of the files that are read in a folder
RENDERINGS = {
    "json": FORMATS["application/json"],
    "web-annotation": FORMATS["application/ld+json"],
    "geojson": FORMATS["application/geo+json"],
    "csv": FORMATS["text/csv"],
    "timeml": FORMATS["application/xml"],
    "highlight": Format(as_highlight.render, "codepoint"),
    "elastic": Format(as_elastic.render),
}


class Options(NamedTuple):
    """What was asked for beside the files."""

    published_at: date | datetime | None
    types: list[str] | None
    offset_unit: str
    rendering: Format
    pretty: bool
    settings: Settings


class When(click.ParamType[date | datetime]):
    """A day or moment, as the service takes it."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, context: click.Context | None) -> date | datetime:
        """Return the day or moment; fails with the service's own message."""
        try:
            when: date | datetime = QUERY.load({"published_at": value})["published_at"]
        except ValidationError as error:
            self.fail(error.messages_dict["published_at"][0], param, context)
        return when


@click.group(help=__doc__)
def main() -> None:
    """The commands."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--published-at", type=When(), help="The day the texts were published: 2020-01-27.")
@click.option("--types", type=click.Choice(TYPES), multiple=True, help="Only facts of these types.")
@click.option("--offset-unit", type=click.Choice(UNITS), default="codepoint", show_default=True, help="What offsets count.")
@click.option("--format", "rendering", type=click.Choice(list(RENDERINGS)), default="json", show_default=True, help="How to write the answer.")
@click.option("--pretty", is_flag=True, help="Indent JSON.")
def extract(
    paths: tuple[Path, ...], published_at: date | datetime | None, types: tuple[str, ...], offset_unit: str, rendering: str, pretty: bool
) -> None:
    """Print the facts and claims of files, folders (.txt, .html, .ndjson below them) or standard input.

    A file of JSON lines holds a request a line, as the service takes them; its answers come a line each.
    """
    options = Options(published_at, list(types) or None, offset_unit, RENDERINGS[rendering], pretty, from_environment())
    files = [file for path in paths or (Path("-"),) for file in files_of(path)]
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=len(files) < 2 or not sys.stderr.isatty()) as shown:
        bad = sum(not written(answer) for file in shown for answer in answers(file, options))
    sys.exit(1 if bad else 0)


@main.command()
@click.argument("name")
def key(name: str) -> None:
    """Print a new key for NAME, and the line that lets it in (see FACTS_KEYS_FILE)."""
    try:
        secret, line = access.new_key(name)
    except SettingError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"Give this to {name}; it is kept nowhere:\n  {secret}\nAdd this to the file of keys:\n  {line}")


def files_of(path: Path) -> list[Path]:
    """Return the files to read at a path, in the order of their names."""
    return sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES) if path.is_dir() else [path]


def written(answer: bytes | None) -> bool:
    """Write an answer out, and return whether there was one and it is no problem."""
    if answer is not None:
        sys.stdout.buffer.write(answer)
    return answer is not None and not answer.startswith(lines.PROBLEM)


def answers(file: Path, options: Options) -> Iterator[bytes | None]:
    """Yield the answers to what is in a file; None, after a message, where it cannot be read."""
    if file.suffix in LINES:
        yield from lines.answers(file.open("rb"), options.settings)
        return
    try:
        text = text_of(sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes())
    except (OSError, BadRequest) as error:
        click.echo(f"{file}: {error.description if isinstance(error, BadRequest) else error.strerror}", err=True)
        yield None
        return
    marked = file.suffix in HTML
    name = None if str(file) == "-" else str(file)
    given = (options.published_at, options.types, options.offset_unit, name, marked)
    yield rendered(Wanted(text_of_html(text) if marked else text, *given), options)


def rendered(wanted: Wanted, options: Options) -> bytes:
    """Return the answer to one text, written as asked; JSON ends with a line break."""
    answer = wanted.answered(options.rendering.offset_unit)
    if options.pretty and options.rendering is RENDERINGS["json"]:
        return orjson.dumps(as_json.plain(answer), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    body = options.rendering.render(answer)
    return body if body.endswith(b"\n") else body + b"\n"


main.add_command(bulk)
