"""The rules of weapons that a pattern decides; those of the arsenal and its contexts stand in cases.py, cases_arms.py and cases_others.py."""

from regex import Match

from service.document import Document
from service.facts import Weapon
from service.lexicon import listing
from service.rules import Rules

NAVAL = frozenset(listing("weapons", "naval"))
RULES = Rules(
    "weapon",
    words={
        "prefix": listing("weapons", "ship_prefixes"),
        "prefix_with_cue": listing("weapons", "ship_prefixes_with_cue"),
        "drove": listing("weapons", "ramming"),
        "vehicle": listing("weapons", "vehicles"),
        "crowd": listing("weapons", "people_rammed"),
    },
    driven_vehicle=r"(?P<fact> (?: \d{1,3}-tonn?e? {_} )? {vehicle} )",
    # No "HMS Racing-tuned": a participle makes no name.
    ship=r"""
    [A-Z][\w']{1,20} (?: -[A-Z][\w']{1,20} )? (?! -[a-z] )
    (?: [ ] (?: [A-Z]\.[ ] )? (?: (?: de | of | the | la | el | al ) [ ] ){0,2} [A-Z][a-z][\w'-]{1,19} ){0,3}
    """,
)


@RULES.rule(
    r"(?: {prefix} | (?P<doubtful> {prefix_with_cue} ) ) [ ] {ship}",
    at="{prefix} {prefix_with_cue}",
    case=True,
    finds={
        "The destroyer [USS Marlow] left port.": {"kind": "platform", "category": "ship"},
        "Sailors on [HMS Kestrel] heard the blast.": "ship",
        "The frigate [FS Charles de Brest] joined them.": "ship",
        "[INS Malabar], a corvette of the Indian navy, sank.": "ship",
        "THE CRUISER [USS HARLAN] SAILED ON MONDAY.": "ship",
        "Divers searched [HMAS North Reef] for survivors.": "ship",
    },
    ignores=[
        "The USS is a stadium in Leeds.",
        "FS Lending raised its rates.",
        "INS Director Paul Webb resigned.",
        "The HMS went down in 1917.",
        "He drove an HMS Speed-tuned hatchback.",
        "uss marlow",
        "THE FLEET KEPT ITS TEMPO.",
    ],
)
def warship(match: Match[str], document: Document) -> Weapon | None:
    """A warship by its navy's prefix; prefixes that also mean something else need a naval word in the text."""
    if match["doubtful"] and (match[0].isupper() or document.where.keys().isdisjoint(NAVAL)):
        return None  # in capitals "ITS TEMPO" is no ship
    return Weapon("platform", "ship", match[0])


@RULES.rule(
    r"""
    (?: {drove} {_} (?: (?: an? | the | his | her | their | this | that ) {_} )? (?: [\w-]{1,15} {_} ){0,2}? {driven_vehicle}
      | {driven_vehicle} {_} (?: (?: was | had | been | that | which | deliberately ) {_} ){0,3} {drove} )
    {_} (?: \w{1,12} {_} ){0,3}? (?: into | through | at | onto | over ) {_} (?: [\w'-]{1,15} {_} ){0,5}? {crowd}
    """,
    at="{drove} {vehicle}",
    finds={
        "A man drove a [lorry] into a crowd of fans.": {"kind": "weapon", "category": "vehicle"},
        "He ploughed the rented [van] through pedestrians.": "vehicle",
        "The attacker rammed a [car] into several protesters.": "vehicle",
        "She drove her [SUV] straight at two officers.": "vehicle",
        "The suspect drove a white [pickup truck] into Christmas shoppers.": "vehicle",
        "He had driven the [18-tonne truck] into a beach crowd.": "vehicle",
        "A [van] ploughed into pedestrians near the station.": "vehicle",
    },
    ignores=[
        "He drove a lorry into Calais.",
        "The bus crashed into a wall.",
        "A family drove the car through the night.",
        "They drove a hard bargain with the crowd.",
        "The car was driven by an officer.",
    ],
)
def rammed(match: Match[str], document: Document) -> Weapon:
    """A vehicle driven into people."""
    return Weapon("weapon", "vehicle", None, None, "Vehicle")
