"""Clock times: 10:35 a.m., 4 a.m. EDT Thursday, 1430 GMT, seven o'clock in the evening."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.reading import Reading, counted
from service.extractors.dates.vocabulary import HOURS_NAMED, PARTS_OF_DAY, RULES, SMALL, day
from service.extractors.dates.weekdays import NEAR, timed, weekday_reading

ON_DAY = r"(?: ,? {_} (?P<date> {month_day} ) | ,? {_} {on_near} (?: {_} {part_of_day} )? )?"


def at_hour(match: Match[str], hours: str) -> Reading | None:
    """Return the reading of an hour on the day that the groups weekday, near or date name, else on the day told last."""
    group = match.re.groupindex
    if match[group["date"]]:
        return timed(day(match), hours)
    weekday, near = match[group["weekday"]], match[group["near"]]
    if weekday:
        return timed(weekday_reading(weekday), hours)
    if near:
        return timed(counted("said", "D", NEAR[near.lower()]), hours)
    return counted("told", "D", 0, "XXXX-XX-XX" + hours)


def hours_of(hour: int, minute: int, half: str) -> str | None:
    """Return T and the hour and minute of the 24-hour clock, or None where no clock shows them; `half` is a, p or nothing."""
    if minute > 59 or hour > (12 if half else 24) or (half and not hour):
        return None
    if half:
        hour = hour % 12 + 12 * (half.lower() == "p")
    return f"T{hour:02}:{minute:02}"


@RULES.rule(
    r"(?: (?<= (?P<lead> {hour} (?: [:.] {minute} (?: : [0-5]\d )? )? [ -]? ) ) | {hour} | (?<= (?P<lead> {hour} [:.] ) ) {minute}"
    r" | (?<= (?P<lead> {hour} : {minute} : ) ) [0-5]\d ) (?P<half> [ap] ) (?: \. [ ]? m \.? | m )"
    r" (?: {_} \(? {zone} \)? )?" + ON_DAY,
    at="{half_of_day} {glued}",
    finds={
        "It began at [10:35 a.m.] in the square.": "2020-01-27T10:35",
        "They have until [9 a.m. Tuesday] to sign it.": {"value": "2020-01-28T09:00", "type": "TIME"},
        "He will leave at [4 a.m. EDT Thursday], he said.": "2020-01-30T04:00",
        "The blast came at [7.15pm local time].": "2020-01-27T19:15",
        "It struck at [12 a.m.], officials said.": "2020-01-27T00:00",
        "The quake hit at [3:20 p.m. on Sunday].": "2020-01-26T15:20",
        "Doors open at [6 PM].": "2020-01-27T18:00",
        "The offer runs until [5 p.m. EST, Feb. 6].": "2020-02-06T17:00",
        "She is to be tried at [10 a.m. March 9].": "2020-03-09T10:00",
        "The road will reopen at [6am tomorrow morning].": "2020-01-28T06:00",
        "The raid began at [8:30 a.m.] on January 7.": "2020-01-07T08:30",
    },
    ignores=["He ran 13 p.m. races.", "It draws 10 amperes.", "Chapter 4 a mile off.", "It cost $5 a minute.", "Route 7 pmx."],
)
def clock(match: Match[str], document: Document) -> Reading | None:
    """An hour of the twelve-hour clock, with its zone and its day where they follow. The zone does not move the value."""
    group = match.re.groupindex
    hours = hours_of(int(match[group["hour"]]), int(match[group["minute"]] or 0), match[group["half"]])
    return at_hour(match, hours) if hours else None


@RULES.rule(
    r"(?<! [\w.,$:/-] ) (?: (?P<hour> [01]?\d | 2[0-4] ) : (?P<minute> [0-5]\d ) (?: : [0-5]\d )? | (?P<hour> [01]\d | 2[0-3] )"
    r" (?P<minute> [0-5]\d ) (?= {_}? (?: hours | hrs | {zone} ) ) )"
    r" (?! [:.]?\d | (?<= \b 1 : \d\d ) ,\d{3} | % ) (?: {_}? (?P<marked> hours | hrs | {zone} ) )?" + ON_DAY,
    at="{dd} {dddd} {glued}",
    then=": hours hrs {zone}",
    finds={
        "He was shot at [10:57] and died.": "2020-01-27T10:57",
        "The siren went off at [0735 GMT].": "2020-01-27T07:35",
        "By [05:30hrs] all had left.": "2020-01-27T05:30",
        "They marched from [19:00] on.": "2020-01-27T19:00",
        "The ship sank at [14:20 GMT Friday].": "2020-01-24T14:20",
        "Fire broke out before [3:40], they said.": "2020-01-27T03:40",
        "At [09:00] the doors shut.": "2020-01-27T09:00",
    },
    ignores=[
        "Psalm 23:10 was read.",
        "They won 10:12 on points.",
        "Odds of 5:20 were given.",
        "It took 0735 men.",
        "A ratio of 3:45 is bad.",
        "She ran 2:15:30.5.",
    ],
)
def clock_24(match: Match[str], document: Document) -> Reading | None:
    """An hour of the 24-hour clock: marked as one ("hrs", "GMT"), or with a colon after a word that goes before times."""
    group = match.re.groupindex
    if not match[group["marked"]] and not BEFORE_TIME.match(document.clean, 0, match.start()):
        return None
    hours = hours_of(int(match[group["hour"]]), int(match[group["minute"]]), "")
    return at_hour(match, hours) if hours else None


@RULES.rule(
    r"(?P<hour> 0\d ) \. (?P<minute> [0-5]\d )"
    # Else it is an amount: "by 05.40 points".
    r" (?= [.,;:)]? (?: \s | $ ) ) (?! {_} (?! (?: and | but | when | as | on | the | {weekday_name} | yesterday | today | tomorrow ) \b ) )"
    + ON_DAY,
    at="{dd}",
    after="at by from until around about before after",
    then=".",
    finds={
        "The alarm was raised at [05.40].": "2020-01-27T05:40",
        "He left before [09.15] and drove off.": "2020-01-27T09:15",
        "The road was shut from [07.30] on.": "2020-01-27T07:30",
        "A fire broke out at [04.05 on Sunday].": "2020-01-26T04:05",
        "The train leaves at [06.58 today].": "2020-01-27T06:58",
        "By [08.00] the square was full.": "2020-01-27T08:00",
    },
    ignores=[
        "It closed at 5.40.",
        "Rates stood at 05.75.",
        "It closed at 05.40%.",
        "It was at 05.40.12.",
        "The figure is 05.40.",
        "It rose by 05.40 points.",
    ],
)
def clock_point(match: Match[str], document: Document) -> Reading | None:
    """An hour before ten with a nought and a point, as the British and Irish press writes it."""
    return at_hour(match, f"T{match['hour']}:{match['minute']}")


@RULES.rule(
    r"(?P<hour> [01]\d | 2[0-4] ) (?P<minute> [0-5]\d )"
    r" (?: (?<= \b (?: from | between ) {_} \d{4} ) (?= {_} {until} {_} (?P<other> \d{4} ) \b (?: {_}? (?P<marked> hours | hrs | {zone} ) )? )"
    r" | (?<= \b (?: from | between ) {_} (?P<other> \d{4} ) {_} {until} {_} \d{4} ) (?: {_}? (?: hours | hrs | {zone} ) )?" + ON_DAY + " )",
    at="{dddd}",
    after="from between {until}",
    finds={
        "The curfew runs from [2100] to 0500.": "2020-01-27T21:00",
        "The curfew runs from 2100 to [0500].": "2020-01-27T05:00",
        "It is shut between [1300] and 1500 hours.": "2020-01-27T13:00",
        "The bridge closes from [0900] until 1700.": "2020-01-27T09:00",
        "The bridge was shut from 0900 until [1700 on Sunday].": "2020-01-26T17:00",
        "He flew from [1430] to 1645 GMT.": "2020-01-27T14:30",
    },
    ignores=[
        "He ruled from 1914 to 1918.",
        "They cost from 1800 to 2200 rupees.",
        "Turn from 0970 to 0980.",
        "Between 1300 and 1500 people came.",
        "They are numbered from 0123 to 0456.",
    ],
)
def clock_span(match: Match[str], document: Document) -> Reading | None:
    """An hour in four figures that a stretch of time begins or ends with: marked as one, or a round one of two of which one begins with a nought."""
    hour, minute, other = match["hour"], match["minute"], match["other"]
    round_ones = minute[1] in "05" and other[3] in "05"
    if not (match["marked"] or (round_ones and "0" in (hour[0], other[0]))):
        return None
    hours = hours_of(int(hour), int(minute), "")
    return at_hour(match, hours) if hours else None


BEFORE_TIME = regex.compile(
    r"""(?rx) \b (?: at | by | from | until | till | about | around | before | after | since | between | approximately | nearly | and | to ) [ ]
    (?: (?: about | around | exactly | just ) [ ] )? | \( (?=\d)""",
    regex.IGNORECASE,
)


@RULES.rule(
    r"(?<= (?P<lead> (?<! [\w.,$:] ) (?P<hour> \d{1,2} | {small} ) {_} (?P<in> in {_} the {_} )? ) )"
    r" (?: o'clock (?: {_} (?: in {_} the | at ) {_} (?P<part> {part_of_day} ) )? | (?P<part> morning | afternoon | evening ) )" + ON_DAY,
    at="o morning afternoon evening",
    after="{dd} {small} the",
    finds={
        "He will leave at [4 in the morning].": "2020-01-27T04:00",
        "It opens at [seven o'clock in the evening].": "2020-01-27T19:00",
        "At [ten o'clock] the doors shut.": "2020-01-27T10:00",
        "She called at [3 o'clock in the afternoon].": "2020-01-27T15:00",
        "The guard left at [eleven o'clock at night].": "2020-01-27T23:00",
        "It starts at [9 o'clock tomorrow].": "2020-01-28T09:00",
    },
    ignores=["He is one of the evening crew.", "Some 40 in the evening class.", "He has 4 in the bag.", "By 13 o'clocks."],
)
def o_clock(match: Match[str], document: Document) -> Reading | None:
    """An hour said as "o'clock" or "in the morning"."""
    if bool(match["in"]) is match[0].lower().startswith("o'clock"):
        return None
    hour = SMALL[match["hour"].lower()] if not match["hour"].isdecimal() else int(match["hour"])
    half = "" if not match["part"] else "a" if match["part"].lower() in ("morning", "dawn") else "p"
    hours = hours_of(hour, 0, half) if hour <= 12 else None
    return at_hour(match, hours) if hours else None


@RULES.rule(
    r"(?: (?P<named> {hour_named} ) (?: , {_} (?P<date> {month_day} ) | ,? {_} {on_near} )"
    r" | (?P<named> {part_of_day} ) {_} {on_near} )",
    at="{hour_named} {part_of_day}",
    then=", on {weekday_name} yesterday today tonight tomorrow",
    finds={
        "They left at [noon Saturday].": "2020-01-25T12:00",
        "It will expire at [midnight Friday].": "2020-01-31T24:00",
        "The truce began at [noon today].": "2020-01-27T12:00",
        "Voting ends [midnight tomorrow].": "2020-01-28T24:00",
        "It fell silent at [midday on Sunday].": "2020-01-26T12:00",
        "The curfew began at [midnight Thursday].": "2020-01-23T24:00",
        "Fog hid the town until [afternoon yesterday], they said.": "2020-01-26TAF",
        "Polls will shut by [evening on Thursday].": "2020-01-30TEV",
        "The raid began at [dawn on Friday].": "2020-01-24TMO",
        "They have until [midnight tonight].": "2020-01-27T24:00",
    },
    ignores=[
        "He called at noon and left.",
        "High noon came.",
        "Midnight Express is on.",
        "noon, he said",
        "Good morning, Sunday readers",
        "Late nights on Friday.",
    ],
)
def named_hour(match: Match[str], document: Document) -> Reading | None:
    """Noon, midnight or the afternoon of a day; midnight is the end of that day."""
    if match["named"].lower().endswith("s"):
        return None
    return at_hour(match, "T" + (HOURS_NAMED | PARTS_OF_DAY)[match["named"].lower()])
