"""The lexicons people edit: in form, and a broken one stops the start naming file and line."""

import os
import subprocess
import sys
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
import regex

from service import lexicon
from service.lexicon import FOLDER, LexiconError, listing, mapping, one_of, table
from tests.server import ROOT

TABLES = sorted(FOLDER.glob("*.tsv"))
LISTS = sorted(FOLDER.glob("*.toml"))


def rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", TABLES + LISTS, ids=lambda path: path.name)
def test_a_lexicon_names_its_source_and_licence_and_is_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        assert tomllib.loads(text)["source"]
        assert tomllib.loads(text)["licence"]
    else:
        assert regex.search(r"^# source: \S", text, regex.MULTILINE)
        assert regex.search(r"^# licence: \S", text, regex.MULTILINE)
    assert text == unicodedata.normalize("NFC", text)
    assert not regex.search(r"[ \r]$", text, regex.MULTILINE)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_is_sorted_and_says_nothing_twice(path: Path) -> None:
    body = rows(path)[1:]
    keys = [row.split("\t")[0].casefold() for row in body]
    assert keys == sorted(keys)
    assert len(body) == len(set(body))
    assert not [row for row in body if regex.search(r"(^|\t) | (\t|$)|\| | \|", row)]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    lists = {key: words for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items() if isinstance(words, list)}
    assert not {key: twice for key, words in lists.items() if (twice := [word for word in set(words) if words.count(word) > 1])}


@dataclass(frozen=True)
class Crane:
    """A row for these tests."""

    word: str
    tonnes: float
    tall: bool
    note: str | None
    aliases: tuple[str, ...]


HEAD = "# source: ours\n# licence: MIT\n"
COLUMNS = "word\ttonnes\ttall\tnote\taliases\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    return tmp_path


def test_cells_are_read_by_the_type_of_their_field(folder: Path) -> None:
    (folder / "cranes.tsv").write_text(HEAD + COLUMNS + "derrick\t2.5\tyes\t\tpole|mast\n")
    assert table("cranes", Crane) == [Crane("derrick", 2.5, True, None, ("pole", "mast"))]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (COLUMNS, 1, "source"),
        ("# source: ours\n" + COLUMNS, 1, "licence"),
        (HEAD + "word\ttonnes\n", 3, "header"),
        (HEAD, 1, "header"),
        (HEAD + COLUMNS + "derrick\t2.5\n", 4, "2 cells"),
        (HEAD + COLUMNS + "derrick\ttwo\t\t\t\n", 4, "tonnes is 'two'"),
        (HEAD + COLUMNS + "derrick\t2\tno\t\t\n", 4, "tall is 'no'"),
        (HEAD + COLUMNS + " derrick\t2\t\t\t\n", 4, "word is ' derrick'"),
    ],
)
def test_a_broken_table_is_named_with_its_line(folder: Path, content: str, line: int, says: str) -> None:
    (folder / "cranes.tsv").write_text(content)
    with pytest.raises(LexiconError, match=regex.escape(says)) as error:
        table("cranes", Crane)
    assert str(error.value).startswith(f"{folder / 'cranes.tsv'}:{line}: ")


def test_a_broken_list_is_named_with_its_line(folder: Path) -> None:
    (folder / "knots.toml").write_text('source = "ours"\nlicence = "MIT"\n[length]\nreef = 2\nbowline = "three"\n')
    with pytest.raises(LexiconError, match=r"knots.toml:5: bowline is 'three', expected int"):
        mapping("knots", "length", int)
    (folder / "loops.toml").write_text('source = "ours"\nlicence = "MIT"\nwords = ["a"\nb = 1\n')
    with pytest.raises(LexiconError, match=r"loops.toml:\d: "):
        listing("loops", "words")


def test_a_newsroom_adds_rows_of_its_own(folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("FACTS_LEXICONS", str(own))
    (folder / "cranes.tsv").write_text(HEAD + COLUMNS + "derrick\t2\t\t\t\n")
    (own / "cranes.tsv").write_text(HEAD + COLUMNS + "tower\t8\tyes\t\t\n")
    assert [crane.word for crane in table("cranes", Crane)] == ["derrick", "tower"]
    (own / "cranes.tsv").write_text(HEAD + COLUMNS + "tower\theavy\tyes\t\t\n")
    with pytest.raises(LexiconError, match="heavy"):
        table("cranes", Crane)


def test_a_broken_lexicon_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text('source = "ours"\nlicence = "MIT"\n[small\n')
    command = [sys.executable, "-c", "from service.app import create_app; create_app()"]
    started = subprocess.run(command, cwd=ROOT, env=os.environ | {"FACTS_LEXICONS": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert started.returncode != 0
    assert f"{tmp_path / 'numbers.toml'}:3: " in started.stderr


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["may", "mayor"], "mayor", "mayor"),
        (["may", "mayor"], "mayors", None),
        (["at least", "at"], "at   least", "at   least"),
        (["at least", "at"], "at last", "at"),
        (["cease-fire"], "cease fire", "cease fire"),
        (["c++"], "c++", "c++"),
    ],
)
def test_one_of_matches_the_longest_whole_word(words: list[str], text: str, found: str | None) -> None:
    match = regex.match(one_of(words), text)
    assert (match and match[0]) == found
