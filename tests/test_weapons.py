"""The arsenal: every row of its tables is found, and a newsroom adds its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.deadline import Deadline, TimeUp
from service.document import Document
from service.extractors.weapons import extract
from service.extractors.weapons.arsenal import DESIGNATIONS, HEADS, NAMES, Designation
from service.extractors.weapons.contexts import CONTEXTS
from service.facts import Weapon
from tests.server import ROOT
from tools.readme import README

CATEGORIES = {
    "weapon": (
        "firearm ammunition artillery rocket missile bomb ied mine grenade explosive drone chemical biological radiological nuclear "
        "incendiary blade blunt projectile less_lethal vehicle unspecified"
    ),
    "platform": "armour aircraft ship",
    "attack": "bomb ied incendiary firearm blade vehicle chemical artillery",
}
ACE = {None, "Blunt", "Exploding", "Sharp", "Chemical", "Biological", "Shooting", "Projectile", "Nuclear", "Underspecified"}
SENTENCE = "Troops at the front captured a {}, rifles and missiles."


def found(text: str) -> dict[str, Weapon]:
    """Each weapon of a text by its words."""
    return {text[fact.start : fact.end]: fact.value for fact in extract(Document(text)) if isinstance(fact.value, Weapon)}


def test_every_head_has_a_category_of_its_kind_and_known_codes() -> None:
    assert not [head.head for head in HEADS.values() if head.category not in CATEGORIES[head.kind].split() or head.ace not in ACE]


def test_every_name_has_a_known_head_and_context() -> None:
    assert not [name.name for name in NAMES if name.head not in HEADS or (name.context or "name") not in CONTEXTS]


def test_every_head_is_found_where_all_speaks_for_it() -> None:
    alone = [head for head in HEADS.values() if not head.context and head.kind != "attack"]
    assert not [head.head for head in alone if head.head not in found(SENTENCE.format(head.head))]


def test_every_name_is_found_beside_other_weapons() -> None:
    missing = [name.name for name in NAMES if found(SENTENCE.format(name.name)).get(name.name, Weapon("", "")).name != name.name]
    assert not missing


def test_a_compound_keeps_its_beginning_before_the_weapon_that_it_holds() -> None:
    assert set(found("He held a pseudo-AK-47-style rifle.")) == {"pseudo-AK-47-style rifle"}


@pytest.mark.parametrize("row", DESIGNATIONS.values(), ids=lambda row: row.prefix)
def test_a_designation_is_found_and_its_lookalikes_are_not(row: Designation) -> None:
    assert not [example for example in row.examples if example not in found(f"Troops captured a {example}.")]
    assert not [other for other in row.lookalikes if found(f"They saw the {other} yesterday.")]


def test_the_same_weapons_are_found_in_capitals() -> None:
    text = "Police found an AK-47 rifle, two hand grenades and 9mm ammunition; a mine exploded and tanks shelled the army base."
    assert [words.upper() for words in found(text)] == list(found(text.upper()))


@pytest.mark.parametrize(
    ("text", "weapon", "category"),
    [
        ("They fired RPG-7 rounds at the gate.", "RPG-7 rounds", "rocket"),
        ("The tank has a 120-mm gun.", "120-mm gun", "artillery"),
        ("He was armed with a 9mm gun.", "9mm gun", "firearm"),
        ("A nuclear device was tested.", "nuclear device", "nuclear"),
        ("It bought precision-guided munitions.", "precision-guided munitions", "missile"),
        ("Crews left Fattah hypersonic missiles there.", "Fattah hypersonic missiles", "missile"),
        ("Fighters made chemical bombs.", "chemical bombs", "chemical"),
        ("The battery had G-5 guns.", "G-5 guns", "artillery"),
        ("They set off propane bombs.", "propane bombs", "ied"),
        ("Police threw sound grenades.", "sound grenades", "less_lethal"),
        ("The cruiser has six-inch guns.", "six-inch guns", "artillery"),
        ("It was a .22-inch gun.", ".22-inch gun", "firearm"),
        ("He had two rifles and a 30-round magazine.", "30-round magazine", "ammunition"),
        ("They mixed home-made explosives.", "home-made explosives", "explosive"),
        ("The missiles flew far. Jets bombed the launchers and killed soldiers.", "launchers", "missile"),
    ],
)
def test_a_category_follows_the_head_and_what_narrows_it(text: str, weapon: str, category: str) -> None:
    assert found(text)[weapon].category == category


def test_a_newsroom_adds_weapons_of_its_own_as_readme_shows(tmp_path: Path) -> None:
    *commands, _ = README.read_text(encoding="utf-8").split("```\nmkdir -p words\n")[1].split("\n```")[0].splitlines()
    subprocess.run(["bash", "-c", "mkdir words; " + "; ".join(commands)], cwd=_linked(tmp_path), check=True)
    code = "import json; from tests.test_weapons import found; print(json.dumps({w: v.name for w, v in found('A Zephyr rocket hit it.').items()}))"
    environment = os.environ | {"FACTS_LEXICONS": str(tmp_path / "words")}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert json.loads(run.stdout) == {"Zephyr rocket": "Zephyr-9"}


def _linked(folder: Path) -> Path:
    """A folder that holds our seeds, where README's commands can write."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def test_a_head_that_does_not_exist_stops_the_start(tmp_path: Path) -> None:
    head = "# source: our desk\n# licence: ours\n"
    (tmp_path / "weapon_names.tsv").write_text(head + "name\taliases\thead\tcontext\tsource\nZephyr-9\t\trokcet\t\tmaker's name\n")
    run = subprocess.run(
        [sys.executable, "-c", "import service.extractors.weapons"],
        cwd=ROOT,
        env=os.environ | {"FACTS_LEXICONS": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert f"{tmp_path / 'weapon_names.tsv'}:4: 'rokcet' is no head" in run.stderr


def test_the_deadline_stops_a_long_text() -> None:
    with pytest.raises(TimeUp):
        extract(Document("A rifle and a bomb. " * 50, deadline=Deadline(1.0, iter(range(100)).__next__)))
