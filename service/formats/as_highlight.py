"""The article with its facts in colour, for a terminal."""

from service.answer import Answer, ClaimView, FactView

COLOURS = {"number": "36", "weapon": "31", "location": "32", "date": "35"}  # ANSI: cyan, red, green, magenta


def render(answer: Answer) -> bytes:
    """Return the text with ANSI colours around each fact, and a line for each claim after it."""
    parts, at = [], 0
    for fact in answer.facts:
        if fact.start >= at:
            parts += [answer.text[at : fact.start], coloured(fact)]
            at = fact.end
    return "".join([*parts, answer.text[at:].rstrip("\n"), "\n", *map(line, answer.claims)]).encode()


def coloured(fact: FactView) -> str:
    """Return the words of a fact in the colour of its type."""
    return f"\033[{COLOURS[fact.type]}m{fact.text}\033[0m"


def line(view: ClaimView) -> str:
    """Return a claim on a line of its own."""
    source = f" ({view.attribution.text})" if view.attribution else ""
    return f"  {view.claim.effect}: {view.text}{source}\n"
