"""A story whose facts and claims are laid by hand, so that tests of the page need no rule to find them."""

from datetime import date

from flask import Flask, Response

from service.answer import answer
from service.app import create_app
from service.facts import Claim, Extraction, Fact, Location, Place, Quantity, Role, Timex, Value, Weapon
from service.formats import FORMATS
from service.pipeline import RULES
from tests.browser import QUIET

PUBLISHED = date(2020, 1, 27)
TEXT = """Rockets fall on a camp near Mosul

😀 Two 107mm rockets hit a camp near Mosul on Sunday, killing at least five people, police said. The mayor of Mosul said 12 people had died.

Aid has come from Erbil since 2003, from Nineveh Street and Bridge Street, and from the valley too.
"""
RULE = next(rule.id for rules in RULES for rule in rules)
MOSUL = Place("Mosul", "city", 99072, 36.335, 43.11889, "IQ", "Nineveh")
ERBIL = Place("Erbil", "city", 95446, 36.19257, 44.01062, "IQ", "Arbil")


def street(name: str) -> Place:
    """A street, which stands at the point of its town."""
    return Place(name, "street", None, MOSUL.latitude, MOSUL.longitude, "IQ", "Nineveh")


def fact(kind: str, words: str, value: Value, nth: int = 0) -> Fact:
    """The nth fact of the text with these words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Fact(kind, start, start + len(words), RULE, value)


def role(found: Fact) -> Role:
    """The role a fact fills."""
    return Role(found.start, found.end, found)


def words(said: str) -> Role:
    """The role that words fill which are no fact."""
    start = TEXT.index(said)
    return Role(start, start + len(said))


CALIBRE = fact("number", "107mm", Quantity("measure", 107, 107, 107, unit="mm"))
ROCKETS = fact("weapon", "107mm rockets", Weapon("weapon", "rocket", None, "Projectile", "Explosives/Projectile"))
PLACES = [fact("location", "Mosul", Location("name", MOSUL), nth) for nth in range(3)]
STREETS = [fact("location", name, Location("name", street(name))) for name in ("Nineveh Street", "Bridge Street")]
VALLEY = fact("location", "the valley", Location("name", None))
SUNDAY = fact("date", "Sunday", Timex("DATE", "2020-01-26", None, date(2020, 1, 26), date(2020, 1, 26)))
YEARS = fact("date", "2003", Timex("DATE", "2003", None, date(2003, 1, 1), date(2003, 12, 31)))
FIVE = fact("number", "at least five", Quantity("cardinal", 5, 5, None))
TWELVE = fact("number", "12", Quantity("cardinal", 12, 12, 12))
FACTS = (CALIBRE, ROCKETS, *PLACES, *STREETS, VALLEY, SUNDAY, YEARS, FIVE, TWELVE, fact("location", "Erbil", Location("name", ERBIL)))
CLAIMS = (
    Claim("killed", FIVE.start, FIVE.end, RULE, 5, None, count=FIVE, victims=words("people"), attribution=words("police"), weapon=role(ROCKETS)),
    Claim("killed", TWELVE.start, TWELVE.end, RULE, 12, 12, count=TWELVE, attribution=words("The mayor of Mosul"), date=role(SUNDAY)),
)


def application() -> Flask:
    """The service, but it answers every request for facts with those of the known story."""
    found = sorted(FACTS, key=lambda one: (one.start, one.end, one.type))
    shown = answer(Extraction(TEXT, tuple(found), CLAIMS), published_at=PUBLISHED)
    app = create_app(QUIET)
    app.view_functions["v1.facts"] = lambda: Response(FORMATS["application/json"].render(shown), content_type="application/json")
    return app
