"""The command line: `python -m service extract article.txt --published-at 2020-01-27`."""

import argparse
import sys
from datetime import date
from pathlib import Path

from service.answer import answer
from service.formats.as_json import plain
from service.pipeline import extract


def main() -> int:
    """Print the facts and claims of one article as indented JSON."""
    import orjson

    parser = argparse.ArgumentParser(prog="service", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("extract", help="one article through the same code as the service")
    command.add_argument("file", type=Path)
    command.add_argument("--published-at", type=date.fromisoformat)
    options = parser.parse_args()
    text = options.file.read_text(encoding="utf-8")
    found = answer(extract(text, options.published_at), published_at=options.published_at)
    sys.stdout.buffer.write(orjson.dumps(plain(found), option=orjson.OPT_INDENT_2) + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
