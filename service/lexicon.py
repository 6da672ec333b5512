"""Lexicons: the words people edit, read from seeds/lexicons and checked line by line.

A table is a TSV file: `#` lines that name its source and licence, a header, then rows. A list is a TOML file with `source`
and `licence` at its head. Every file of the same name in the folder that `FACTS_LEXICONS` names adds its rows to ours.
"""

import csv
import os
import tomllib
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import regex

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "lexicons"
HEAD = ("source", "licence")

Row = TypeVar("Row")
Value = TypeVar("Value")


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message begins with file and line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


def files(name: str) -> list[Path]:
    """Return the files of this name: ours, then the newsroom's own where `FACTS_LEXICONS` names a folder that has one."""
    own = os.environ.get("FACTS_LEXICONS")
    added = [Path(own) / name] if own else []
    return [FOLDER / name, *(path for path in added if path.exists())]


def table(name: str, row: type[Row]) -> list[Row]:
    """Return the rows of NAME.tsv as instances of a dataclass whose fields are the columns.

    A cell becomes `str`, `int`, `float` or `bool` (`yes`, empty) by the type of its field; a field that may be `None` takes an
    empty cell as `None`; a `tuple[str, ...]` holds values separated by `|`. Raises LexiconError.
    """
    return [entry for path in files(f"{name}.tsv") for entry in _rows(path, row)]


def blamed(name: str, cell: str, problem: str) -> LexiconError:
    """Return the error for a cell of NAME.tsv that only its use shows to be wrong, with the file and line that hold it."""
    places = ((path, number, line) for path in files(f"{name}.tsv") for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    path, number = next(((path, number) for path, number, line in places if cell in line.split("\t")), (FOLDER / f"{name}.tsv", 1))
    return LexiconError(path, number, f"{cell!r} {problem}")


def _rows(path: Path, row: type[Row]) -> Iterator[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line.startswith("#")]
    for key in HEAD:
        if not any(line.startswith(f"# {key}:") for line in heads):
            raise LexiconError(path, 1, f"the head must have a line '# {key}: ...'")
    readers = _readers(row)
    body = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not body or body[0][1].split("\t") != list(readers):
        raise LexiconError(path, body[0][0] if body else 1, f"the header must read {' '.join(readers)} (separated by tabs)")
    for (number, _), cells in zip(body[1:], csv.reader((line for _, line in body[1:]), delimiter="\t", quoting=csv.QUOTE_NONE)):
        yield row(**_cells(path, number, readers, cells))


def _cells(path: Path, number: int, readers: Mapping[str, Callable[[str], Any]], cells: list[str]) -> dict[str, Any]:
    if len(cells) != len(readers):
        raise LexiconError(path, number, f"{len(cells)} cells where the header has {len(readers)}")
    values = {}
    for (column, read), cell in zip(readers.items(), cells):
        try:
            values[column] = read(cell)
        except ValueError as error:
            raise LexiconError(path, number, f"{column} is {cell!r}: {error}") from None
    return values


def _readers(row: type[Any]) -> dict[str, Callable[[str], Any]]:
    """How the cell of each column is read, from the types of the row's fields."""
    hints = get_type_hints(row)
    return {field.name: _reader(hints[field.name]) for field in fields(row)}


def _reader(hint: Any) -> Callable[[str], Any]:
    if get_origin(hint) in (Union, types.UnionType):
        read = _reader(next(one for one in get_args(hint) if one is not type(None)))
        return lambda cell: read(cell) if cell else None
    if get_origin(hint) is tuple:
        return lambda cell: tuple(cell.split("|")) if cell else ()
    return {str: _text, bool: _truth}.get(hint, hint)  # type: ignore[no-any-return]


def _text(cell: str) -> str:
    if not cell or cell != cell.strip():
        raise ValueError("expected a word without blanks around it")
    return cell


def _truth(cell: str) -> bool:
    if cell not in ("", "yes"):
        raise ValueError("expected 'yes' or nothing")
    return cell == "yes"


def mapping(name: str, key: str, kind: type[Value]) -> dict[str, Value]:
    """Return the table `key` of NAME.toml as a dict whose values are all of one type. Raises LexiconError."""
    merged: dict[str, Value] = {}
    for path in files(f"{name}.toml"):
        for word, value in _sections(path).get(key, {}).items():
            if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
                raise LexiconError(path, _line(path, word), f"{word} is {value!r}, expected {kind.__name__}")
            merged[word] = value
    return merged


def listing(name: str, key: str) -> list[str]:
    """Return the list of words `key` of NAME.toml, in file order. Raises LexiconError."""
    merged: list[str] = []
    for path in files(f"{name}.toml"):
        for word in _sections(path).get(key, []):
            if not isinstance(word, str):
                raise LexiconError(path, _line(path, key), f"{key} holds {word!r}, expected a word")
            merged.append(word)
    return merged


@cache
def _sections(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        found = regex.search(r"line (\d+)", str(error))
        raise LexiconError(path, int(found[1]) if found else 1, str(error)) from None
    for key in HEAD:
        if not isinstance(content.get(key), str):
            raise LexiconError(path, 1, f"the head must have {key} = '...'")
    return content


def _line(path: Path, word: str) -> int:
    """The first line of a file that gives a word, for messages."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if word in line.split("=")[0]), 1)


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words as a whole word, in any case if the pattern ignores case.

    Words that share a beginning share it in the pattern too, which keeps long lists fast. A blank in a word stands for a run
    of blanks, a hyphen for a hyphen or a blank.
    """
    return _branches(_tree(words), ahead=True) + r"(?!\w)"


def one_of_backwards(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words where text is read backwards, as in a look-behind.

    Here words that share an end share it in the pattern. Where they begin is for the pattern around them to say.
    """
    return _branches(_tree(word[::-1] for word in words), ahead=False)


def _tree(words: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return tree


def _branches(node: dict[str, Any], ahead: bool) -> str:
    steps = [(_character(character), _branches(after, ahead)) for character, after in sorted(node.items()) if character]
    ways = [step + rest if ahead else rest + step for step, rest in steps]
    if not ways:
        return ""
    body = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return body + "?" if "" in node else body


def _character(character: str) -> str:
    return {" ": "[ ]{1,8}", "-": "[- ]"}.get(character) or regex.escape(character, special_only=False, literal_spaces=False)
