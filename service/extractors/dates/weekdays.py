"""Weekdays and parts of the day: Friday, last Friday, Sunday night, this morning, the evening of Jan. 26, yesterday."""

from collections.abc import Sequence

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.reading import Reading, counted, missing, stands
from service.extractors.dates.vocabulary import HOURS_NAMED, OPEN_WEEKDAYS, PARTS_OF_DAY, QUARTERS, RULES, SAID, TOLD, UNITS, day, one_space
from service.lexicon import listing, one_of

NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
BEYOND = {"before": -1, "after": 1}


def timed(reading: Reading | None, hours: str) -> Reading | None:
    """Return the reading of a day with hours ("TEV", "T09:00") added."""
    if reading is None:
        return None
    value = ("XXXX-XX-XX" if reading.value == "PRESENT_REF" else reading.value) + hours
    return reading.timed(value)


def weekday_reading(word: str, which: str | None = None) -> Reading:
    """Return the reading of a weekday and the word before it ("last", "the following")."""
    open_day = OPEN_WEEKDAYS[word.lower()]
    if not which:
        return open_day
    which = one_space(which)
    if which in TOLD:
        return missing(open_day.value, TOLD[which] or None, frame="told weekday")
    return missing(open_day.value, SAID.get(which))


@RULES.rule(
    r"{pointed} (?P<weekday> {weekday_name} )",
    at="{weekday_name}",
    fallback=True,
    finds={
        "Troops left on [Friday].": "2020-01-24",
        "The court will rule on [Wednesday].": "2020-01-29",
        "Police said [Monday] that two died.": "2020-01-27",
        "It was signed [last Monday].": "2020-01-20",
        "They meet [next Tuesday].": "2020-01-28",
        "He resigned [this past Sunday].": "2020-01-26",
        "He is due to land [Thursday].": "2020-01-30",
    },
    ignores=[
        "They scored on friday.",
        "The Sunday Times said so.",
        "He works Fridays.",
        "Sunderland won.",
        "It is known as Bloody Friday.",
        "On the first Monday of each month.",
    ],
)
def weekday(match: Match[str], document: Document) -> Reading | None:
    """A weekday: the last one up to publication, or the next one where the verb looks ahead."""
    group = match.re.groupindex
    word = match[group["weekday"]]
    if not word[0].isupper():
        return None
    token = document.token_at(match.start())
    if document.words[token - 1] in NOT_OF_WEEK and _is_named(document.words, token):
        return None
    if document.following[token] in NAMED_AFTER and TITLE.match(document.clean, match.end()):
        return None
    return weekday_reading(word, match[group["which"]])


def _is_named(words: Sequence[str], token: int) -> bool:
    """Whether a name or an ordinal before a weekday makes it another one than that of a week: "Bloody Friday", "the first Monday of each month"."""
    return token > 0 and (words[token - 1] in NAMES_OF_DAYS or words[max(token - 2, 0)] == "the")


NAMES_OF_DAYS = frozenset(listing("dates", "names_of_days"))
NOT_OF_WEEK = NAMES_OF_DAYS.union(QUARTERS)
TITLE = regex.compile(f"[ ]{one_of(listing('dates', 'named_after_days'))}")
NAMED_AFTER = frozenset(word.lower() for word in listing("dates", "named_after_days"))


@RULES.rule(
    r"{pointed} (?P<weekday> {weekday_name} ) (?: 's )? ,? {_} (?: in {_} the {_} | at {_} )? (?: (?: early | late | mid ) [ -] )?"
    r" (?P<part> {part_of_day} | {hour_named} )",
    at="{weekday_name}",
    then="' , in at early late mid {part_of_day} {hour_named}",
    finds={
        "He died [Sunday night].": "2020-01-26TNI",
        "They met [Thursday morning] in Rome.": "2020-01-23TMO",
        "A bomb went off [last Friday evening].": "2020-01-24TEV",
        "She will speak on [Tuesday afternoon].": "2020-01-28TAF",
        "Talks ended [Saturday at midnight].": "2020-01-25T24:00",
        "It closed [Wednesday late night].": "2020-01-22TNI",
    },
    ignores=["He works Sunday nights.", "On Sunday mourning began.", "On Sunday, the night was calm.", "sunday night"],
)
def weekday_part(match: Match[str], document: Document) -> Reading | None:
    """A weekday and a part of it."""
    group = match.re.groupindex
    word, part = match[group["weekday"]], match[group["part"]].lower()
    if not word[0].isupper() or part[-1] == "s":
        return None
    return timed(weekday_reading(word, match[group["which"]]), hours_of(part))


def hours_of(part: str) -> str:
    """Return the part of a TIMEX3 value for a named part or hour of the day."""
    return HOURS_OF[part]


HOURS_OF = {part: f"T{hours}" for part, hours in (PARTS_OF_DAY | HOURS_NAMED).items()}


@RULES.rule(
    r"(?: (?<= (?P<lead> \b the {_} day {_} (?P<beyond> before | after ) {_} ) ) )? (?P<day> yesterday | today | tomorrow )"
    r" (?: {_} (?: in {_} the {_} | at {_} )? (?P<part> {part_of_day} | {hour_named} ) )?",
    at="yesterday today tomorrow",
    finds={
        "He was shot [yesterday].": "2020-01-26",
        "They vote [tomorrow].": "2020-01-28",
        "The army said [today] it had left.": "2020-01-27",
        "It rained [yesterday afternoon].": "2020-01-26TAF",
        "He leaves [tomorrow night].": "2020-01-28TNI",
        "It opens [today at noon].": "2020-01-27T12:00",
        "He left [the day before yesterday].": "2020-01-25",
        "They vote [the day after tomorrow].": "2020-01-29",
    },
    ignores=[
        "USA Today said so.",
        "The Tomorrow People came.",
        "yesterdays",
        "BBC Radio 4's Today programme",
        "Russia Today reported it.",
        "He gave to Trees for Tomorrow.",
    ],
)
def near_day(match: Match[str], document: Document) -> Reading | None:
    """Yesterday, today or tomorrow, whole or in part."""
    group = match.re.groupindex
    near, beyond, part = match[group["day"]], match[group["beyond"]], match[group["part"]]
    if near.istitle() and _is_title(document, match):
        return None
    shift = NEAR[near.lower()] + (BEYOND[beyond.lower()] if beyond else 0)
    reading = counted("said", "D", shift, None if shift else "PRESENT_REF")
    return timed(reading, hours_of(part.lower())) if part else reading


def _is_title(document: Document, match: Match[str]) -> bool:
    """Whether a capital is that of a title, not of the first word of a sentence."""
    clean = document.clean
    return WORD_BEFORE.match(clean, 0, match.start()) is not None or SHOW.match(clean, match.end()) is not None


WORD_BEFORE = regex.compile(r"(?r)\w[ ]")
SHOW = regex.compile(f"[ ]{one_of(listing('dates', 'shows'))}")


@RULES.rule(
    r"(?: (?<= (?P<lead> \b (?P<which> {pointing_part} ) {_} (?: (?: early | late ) {_} )? ) ) )? (?P<part> {part_of_day}"
    r" | {hour_named} ) (?: {_} hours )?"
    r" (?P<of> {_} of {_} (?: the {_} )? (?: {date} | (?P<weekday> {weekday_name} ) | (?P<near> yesterday ) ) )?",
    at="{part_of_day} {hour_named}",
    finds={
        "Rockets hit on [the evening of Jan. 26].": "2020-01-26TEV",
        "It was shot down on [the night of April 18, 1775].": "1775-04-18TNI",
        "The court ruled [this morning].": "2020-01-27TMO",
        "Two men were killed [last night].": "2020-01-26TNI",
        "He left on 3 May 1999. [That afternoon] he spoke.": "1999-05-03TAF",
        "He left on 3 May 1999. [The next morning] he spoke.": "1999-05-04TMO",
        "Talks begin at [noon].": "2020-01-27T12:00",
        "It fell on 3 May 1999, and by [evening] it burned.": "1999-05-03TEV",
        "The wolves come at [night].": "XXXX-XX-XXTNI",
    },
    ignores=["The dawn of a new age.", "A night watchman fell.", "She wore evening dress.", "Good morning to all.", "nights"],
)
def part_of_day(match: Match[str], document: Document) -> Reading | None:
    """A part of a day, named or pointed at: "the evening of Jan. 26", "last night", "the next morning", "noon"."""
    group = match.re.groupindex
    part, which = match[group["part"]].lower(), one_space(match[group["which"]])
    if part == "dawn" and NOT_HOURS.match(document.clean, match.end()):
        return None
    if match[group["of"]]:
        return timed(_named_day(match), hours_of(part)) if which else None
    if part == "night" and not which and AT.match(document.clean, 0, match.start()):
        return stands("XXXX-XX-XXTNI")
    if part.endswith("s") or not _is_told(match, document, which, part):
        return None
    if which in ("last", "this"):
        return counted("said", "D", -1 if which == "last" else 0, "XXXX-XX-XX" + hours_of(part))
    return counted("told", "D", TOLD.get(which, 0), "XXXX-XX-XX" + hours_of(part))


AT = regex.compile(r"(?r)\b(?:at|by)[ ]", regex.IGNORECASE)
DURING = regex.compile(r"(?r)\b(?:in|on|by|during|through|throughout|until|since)[ ]", regex.IGNORECASE)
NOT_HOURS = regex.compile(r"[ ]of[ ](?:a|the|an|his|her|its)[ ]")


def _is_told(match: Match[str], document: Document, which: str, part: str) -> bool:
    """Whether a part of the day is that of a day told: "noon", "that evening", "in the morning", "by evening"."""
    if which not in ("", "the"):
        return True
    if not which:
        return part in HOURS_NAMED or (part != "night" and BY.match(document.clean, 0, match.start()) is not None)
    return DURING.match(document.clean, 0, match.start("lead")) is not None


BY = regex.compile(r"(?r)\b(?:by|before|at|until|towards?)[ ](?:(?:mid|early|late)[ -])?", regex.IGNORECASE)


def _named_day(match: Match[str]) -> Reading | None:
    if match["near"]:
        return counted("said", "D", -1)
    return weekday_reading(match["weekday"]) if match["weekday"] else day(match)


@RULES.rule(
    r"(?<= (?P<lead> \b the {_} ) ) (?: (?P<part> {part_of_day} | day ) {_} (?P<side> before | after | following ) (?! {_} (?: yesterday | tomorrow"
    r" | last | next ) ) | (?P<part> week | month | year ) {_} (?P<side> before | after ) (?= [.,;)] | \Z | {_} (?: and | but ) ) )",
    at="{part_of_day} day week month year",
    after="the",
    then="before after following",
    finds={
        "He left on 3 May 1999, after a row [the night before].": "1999-05-02TNI",
        "It fell on 3 May 1999; [the day before] it had snowed.": "1999-05-02",
        "He spoke on 3 May 1999 and left [the morning after].": "1999-05-04TMO",
        "They met on 3 May 1999, and again [the day after].": "1999-05-04",
        "It rained on 3 May 1999 and [the day following].": "1999-05-04",
        "She was seen on 3 May 1999 and [the evening before].": "1999-05-02TEV",
        "In 2007 it gave 40 prizes, up from 32 [the year before].": "2006",
    },
    ignores=["This morning before he left.", "A day before that.", "The day he left.", "Noon before long.", "By the evening he was gone."],
)
def beside(match: Match[str], document: Document) -> Reading:
    """The day, part of a day or longer time before or after the one told."""
    part, shift = match["part"].lower(), -1 if match["side"].lower() == "before" else 1
    hours = part in PARTS_OF_DAY
    return counted("told", "D", shift, "XXXX-XX-XX" + hours_of(part)) if hours else counted("told", UNITS[part], shift)


@RULES.rule(
    r"(?P<word> tonight | overnight ) (?! {_} {by_night} )",
    at="tonight overnight",
    finds={
        "He will speak [tonight].": "2020-01-27TNI",
        "[Tonight], the vote is on.": "2020-01-27TNI",
        "Ten more died [overnight].": "2020-01-26TNI",
        "The rain stopped [overnight], they said.": "2020-01-26TNI",
        "Later [tonight] it will snow.": "2020-01-27TNI",
        "The [overnight] raid failed.": "2020-01-26TNI",
    },
    ignores=["The Tonight Show is on.", "An overnight success.", "An overnight stay.", "tonights", "An overnight train left."],
)
def tonight(match: Match[str], document: Document) -> Reading:
    """This night, or the last one."""
    return counted("said", "D", -1 if match["word"].lower() == "overnight" else 0, "XXXX-XX-XXTNI")
