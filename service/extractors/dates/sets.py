"""Sets: every day, each Thursday, weekly, Tuesday nights."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.calendar import period
from service.extractors.dates.durations import AMOUNT
from service.extractors.dates.reading import Reading, stands
from service.extractors.dates.vocabulary import HOURS_NAMED, MONTH_OF, OFTEN, PARTS_OF_DAY, RULES, SEASON_OF, UNIT_OF, WEEKDAY_OF, count_of


def repeated(word: str) -> str:
    """Return the value of a set of days by the word for one of them: Thursday -> XXXX-WXX-4, night -> XXXX-XX-XXTNI, year -> P1Y."""
    word = word.lower()
    if word in WEEKDAY_OF:
        return f"XXXX-WXX-{WEEKDAY_OF[word]}"
    if word in MONTH_OF:
        return f"XXXX-{MONTH_OF[word]:02}"
    if word in SEASON_OF:
        return f"XXXX-{SEASON_OF[word]}"
    if word in PARTS_OF_DAY:
        return f"XXXX-XX-XXT{PARTS_OF_DAY[word]}"
    if word == "weekend":
        return "XXXX-WXX-WE"
    if word in HOURS_NAMED:
        return f"XXXX-XX-XXT{HOURS_NAMED[word]}"
    return period(UNIT_OF[word], 1)


@RULES.rule(
    r"(?: each | every ) {_} (?: (?P<other> other | second ) {_} | (?P<count> {number} ) {_} (?= {units} ) | single {_} )?"
    r" (?P<unit> {unit} | {units} | {weekday_name} | {part_of_day} | {season} | {month_name} | weekend | weekday ) (?! [ -] old )",
    at="each every",
    then="other second single {digit} {small} {unit} {units} {weekday_name} {part_of_day} {season} {month_name} weekend weekday",
    finds={
        "He prays [every day] at home.": "P1D",
        "The boat leaves [each Thursday].": "XXXX-WXX-4",
        "It meets [every two weeks].": "P2W",
        "They flee [every other year].": "P2Y",
        "They sang [every night].": "XXXX-XX-XXTNI",
        "[Each summer], fires rage.": "XXXX-SU",
        "[Every weekend] they march.": "XXXX-WXX-WE",
    },
    ignores=["Each of the days.", "Every man left.", "Everyday life.", "Each side won a day.", "Every second man left."],
)
def every(match: Match[str], document: Document) -> Reading | None:
    """A day or period that comes again and again."""
    word = match["unit"].lower()
    if word == "second":
        return None
    if word == "weekday":
        return stands("XXXX-WXX-XX", "SET")
    if match["other"] or match["count"]:
        if word not in UNIT_OF:
            return None
        return stands(period(UNIT_OF[word], 2 if match["other"] else count_of(match["count"])), "SET")
    return stands(repeated(word), "SET")


@RULES.rule(
    r"(?<! - ) (?P<often> {often} )",
    at="{often}",
    finds={
        "He gives a [weekly] address.": "P1W",
        "It is held [annually] in May.": "P1Y",
        "Raids hit the town [daily].": "XXXX-XX-XX",
        "Rents are paid [monthly].": "P1M",
        "The [nightly] bombing went on.": "XXXX-XX-XXTNI",
        "Checks are done [hourly].": "PT1H",
    },
    ignores=[
        "The Daily Mail said so.",
        "New York Daily News",
        "Newsweekly",
        "The Weekly Standard",
        "China Daily reported it.",
        "Rents rise 20% annually.",
        "A half-yearly report.",
    ],
)
def often(match: Match[str], document: Document) -> Reading | None:
    """How often something is; capitals are those of a newspaper."""
    word = match["often"]
    if word[0].isupper() and match.start() and document.clean[match.start() - 2 : match.start()] not in (". ", "\n\n"):
        return None
    if (
        NOT_OFTEN.match(document.clean, 0, match.start())
        or AMOUNT.match(document.clean, 0, match.start())
        or PAPER.match(document.clean, match.end())
    ):
        return None
    return stands(OFTEN[word.lower()], "SET")


NOT_OFTEN = regex.compile(r"(?r)\b(?:average|party)[ ]", regex.IGNORECASE)
PAPER = regex.compile(r"[ ][A-Z]|[ ](?:newspaper|paper)")


@RULES.rule(
    r"(?P<unit> {weekdays} )",
    at="{weekdays}",
    finds={
        "The market opens on [Mondays].": "XXXX-WXX-1",
        "He preaches on [Sundays].": "XXXX-WXX-7",
        "Planes leave on [Tuesday nights].": "XXXX-WXX-2TNI",
        "They play on [weekends].": "XXXX-WXX-WE",
        "It is shut [Friday afternoons].": "XXXX-WXX-5TAF",
        "Buses run on [weekdays].": "XXXX-WXX-XX",
    },
    ignores=["On Monday's show.", "On Tuesday night he left.", "A weekend's work.", "sundays"],
)
def weekdays(match: Match[str], document: Document) -> Reading | None:
    """A weekday or weekend of every week."""
    words = match["unit"].lower().split()
    day = words[0].removesuffix("s")
    if day == "weekday":
        return stands("XXXX-WXX-XX", "SET")
    if day != "weekend" and not match["unit"][0].isupper():
        return None
    return stands(repeated(day) + ("T" + PARTS_OF_DAY[words[1]] if len(words) > 1 else ""), "SET")
