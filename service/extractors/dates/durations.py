"""Durations: two days, a 16-hour flight, the past four months, months, decades-long."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.calendar import period
from service.extractors.dates.reading import Reading, stands
from service.extractors.dates.vocabulary import RULES, SEASON_OF, UNIT_OF, UNITS, VAGUE, count_of, one_space, word_before
from service.lexicon import listing, one_of, one_of_backwards

AGE = regex.compile(r"[ -]old\b|[ ]of[ ]age\b|'?s?[ -]olds?\b", regex.IGNORECASE)


@RULES.rule(
    r"(?<= (?P<lead> \b (?: (?P<per> per ) | (?P<a> an? ) ) {_} ) ) (?P<unit> {unit} )",
    at="{unit}",
    after="per a an",
    finds={
        "Some 500 came [per day].": "P1D",
        "They meet twice [a week].": "P1W",
        "Three times [a day] the siren wails.": "P1D",
        "It pumps 40,000 barrels [per week].": "P1W",
        "Attacks averaged 30 [a day].": "P1D",
        "She flies home once [a month].": "P1M",
    },
    ignores=[
        "It costs $2 million a year to run.",
        "Sales fell 3 percent a month.",
        "They run six flights a week.",
        "A year ago it was shut.",
        "After a year, he left.",
        "For a day they marched.",
        "a week later",
        "perhaps a day off",
        "Winds of 90 miles per hour blew.",
    ],
)
def rate(match: Match[str], document: Document) -> Reading | None:
    """How often something is: "per day", and "a week" after "twice" or a bare figure. Hours and less belong to a speed."""
    unit = match["unit"].lower()
    if UNIT_OF[unit] not in "DWFMY":
        return None
    if match["a"] and (AFTERWARDS.match(document.clean, match.end()) or not HOW_OFTEN.match(document.clean, 0, match.start("lead"))):
        return None
    return stands(period(UNIT_OF[unit], 1), "SET")


AFTERWARDS = regex.compile(r"[ ](?:ago|earlier|later|before|after|from)\b|-", regex.IGNORECASE)
HOW_OFTEN = regex.compile(r"(?r)(?:\b(?:once|twice|times)|(?<![$\u00a3\u20ac\d.,])\d{1,3}(?:,\d{3})?)[ ]", regex.IGNORECASE)
# An amount for a stretch of time ("$5 million a year", "six flights a week") has a rate, and the stretch is none of its own.
_NOUN = rf"(?: (?! {one_of([*listing('dates', 'function_words'), 'within', 'than', 'about'])} ) [a-z]{{2,15}} [ ] )"
AMOUNT = regex.compile(
    rf"""(?x) (?: (?<! \w ) (?: {one_of_backwards(listing("dates", "rated"))} | [\d.,]{{1,12}} ) | % )
    [ ] {_NOUN}? (?: {_NOUN} | (?: of | in ) [ ] {_NOUN} )?""",
    regex.IGNORECASE | regex.REVERSE,
)
SPEED = regex.compile(rf"(?r)\b(?:{one_of_backwards(listing('dates', 'speeds'))})[ ]{{1,8}}", regex.IGNORECASE)


@RULES.rule(
    r"(?<= \b (?: {modal} | to ) {_} ) one {_} day",
    at="one",
    then="day",
    finds={
        "He will [one day] be free.": "FUTURE_REF",
        "She hopes to [one day] go home.": "FUTURE_REF",
        "It may [one day] be a town.": "FUTURE_REF",
        "They would [one day] meet again.": "FUTURE_REF",
        "It could [one day] power a house.": "FUTURE_REF",
        "That might [one day] change.": "FUTURE_REF",
        "It should [one day] be dry.": "FUTURE_REF",
    },
    ignores=["It will take one day.", "One day he left.", "He came one day in May.", "It will one daylight be gone."],
)
def one_day(match: Match[str], document: Document) -> Reading:
    """Some day to come. It stands before the rule that counts days, which finds the same words."""
    return stands("FUTURE_REF")


@RULES.rule(
    r"(?<= (?P<lead> (?: \b (?P<which> (?: the {_} )? {stretch} (?<! \b {first_form} {_} last ) | the (?! [^-]{1,20} -{unit}"
    r" | {_} (?! one \b | half \b ) [\w.]{1,12} {_} {unit} \b ) | an? (?= {_} [\w.]{1,12} [ -] {unit} {_} (?: period | span ) )"
    r" | another | each {_} of {_} the {_} (?: last | past ) ) {_} )?"
    r" (?<! [\d.,:/$\u00a3\u20ac] ) \b (?P<count> {count} ) (?: {_} or {_} (?: so | more ) )? [ -] (?: {filler} {_} ){0,2} ) )"
    r" (?P<unit> {unit} | {units} | {unit_short} ) (?P<half> [ -]{1,3} and [ -] an? [ -] half )?"
    r" (?: [ -] (?P<long> long | period | span ) )? (?! [ ] olds? | -[a-z] ) (?: {_} or {_} (?P<about> so | two | more ) )?",
    at="{unit} {units} {unit_short}",
    after="{digit} {count} {filler} so more -",
    finds={
        "They talked for [three days] without result.": "P3D",
        "A [16-hour] flight took him home.": "PT16H",
        "He served [the past four months] in jail.": "P4M",
        "It takes [two and a half years] to build.": "P2.5Y",
        "The fire burned for [several hours].": "PTXH",
        "Rain is forecast for [the next few days].": "PXD",
        "It rose in [the first nine months].": "P9M",
        "After [a year] of war, they talked.": "P1Y",
        "[Half an hour] passed.": "PT0.5H",
        "He fought for [two decades].": "P20Y",
        "He spoke for [an hour and a half].": "PT1.5H",
        "Many came to the [two day] rally.": "P2D",
        "It is to be paid over [a three-year period].": "P3Y",
        "They ruled for [hundreds of years].": "PXY",
        "The trial is expected to last [three weeks].": "P3W",
        "It takes [a week or two].": {"value": "P1W", "mod": "APPROX"},
        "They face [ten years or more] in jail.": {"value": "P10Y", "mod": "EQUAL_OR_MORE"},
        "It will do for [a couple of months].": {"value": "P2M", "mod": "APPROX"},
    },
    ignores=[
        "He is 52 years old.",
        "A 23-year-old man.",
        "The 9-year-olds sang.",
        "A second bomb fell.",
        "On the first day.",
        "She is two days old.",
        "a minute mistake",
        "The army's one second-hand tank.",
        "It costs $2 million in fees a year to run.",
        "They ship 900 barrels of oil a day.",
        "Guards stand there 24 hours a day.",
        "He won in 1:04:38 seconds.",
        "It came on a day when all was shut.",
        "He is the third to quit in as many weeks.",
    ],
)
def lasting(match: Match[str], document: Document) -> Reading | None:
    """A count of units of time. An age ("52 years old") is not a duration."""
    group = match.re.groupindex
    unit, words, about = match[group["unit"]].lower(), match[group["count"]].lower(), match[group["about"]]
    if _is_no_duration(match, document, unit, words):
        return None
    count = count_of(words)
    if count is not None and match[group["half"]]:
        count += 0.5
    exact = (about and MOD_AFTER[about.lower()]) or ("APPROX" if "couple" in words else None)
    return stands(period(UNIT_OF[unit], count), "DURATION", exact)


MOD_AFTER = {"so": "APPROX", "two": "APPROX", "more": "EQUAL_OR_MORE"}


def _is_no_duration(match: Match[str], document: Document, unit: str, words: str) -> bool:
    """Whether a count of units is an age, a rate or a speed, or the unit no time ("the second", "a minute fault", "three quarters of it")."""
    clean, one, end = document.clean, words in ("a", "an"), match.end()
    after = clean[end : end + 4].lower()
    if (one and (match["long"] or _is_rate(match, document))) or (after[:2] in (" a", " w") and A_DAY.match(clean, end)):
        return True
    if ("o" in after and AGE.match(clean, end)) or unit == "second" or (unit == "minute" and one and not match["which"]):
        return True
    if (words == "some" and unit in UNITS) or (words == "many" and AS.match(clean, 0, match.start("count"))):
        return True  # "some day", "the third in as many weeks"
    if UNIT_OF[unit] == "Q":
        return unit == "quarter" or (not match["which"] and words not in VAGUE)
    return UNIT_OF[unit].startswith("T") and SPEED.match(clean, 0, match.start("lead")) is not None


AS = regex.compile(r"(?r)\bas[ ]", regex.IGNORECASE)
A_DAY = regex.compile(r"[ ](?:a[ ](?:day|week)|when)\b", regex.IGNORECASE)  # "24 hours a day" is always, "a day when" no length


def _is_rate(match: Match[str], document: Document) -> bool:
    """Whether "a year" goes with the amount before it."""
    clean = document.clean
    return AMOUNT.match(clean, 0, match.start("lead")) is not None and not AFTERWARDS.match(clean, match.end())


@RULES.rule(
    r"(?<= (?P<lead> (?: \b (?P<which> the {_} (?: {stretch} | early | later ) | (?<= \b over {_} ) the | last | past | coming | these"
    r" | those | many ) {_} )? ) ) (?P<unit> {units} ) (?P<long> -long )? ",
    at="{units}",
    fallback=True,
    finds={
        "It ended [months] of protests.": "PXM",
        "They waited [weeks] for an answer.": "PXW",
        "It was a [decades-long] feud.": "PXE",
        "Prices should rise in [coming weeks].": "PXW",
        "He was held for [years] without trial.": "PXY",
        "After [hours] of talks they left.": "PTXH",
        "It has not rained for [months].": "PXM",
        "He won little in [the early years].": "PXY",
        "It has grown over [the years].": "PXY",
        "They fled in [the first hours] of the war.": "PTXH",
        "The raid came [hours] after a visit.": "PTXH",
    },
    ignores=[
        "Three days passed.",
        "In his younger days.",
        "The quarters were cramped.",
        "seconds out",
        "They fell just minutes apart.",
        "Two-minutes hate.",
        "office hours",
        "They wait through the summer months before it opens.",
    ],
)
def some_time(match: Match[str], document: Document) -> Reading | None:
    """A plural unit without a count."""
    group = match.re.groupindex
    unit, which = match[group["unit"]].lower(), one_space(match[group["which"]])
    if not which and not match[group["long"]] and _is_alone(match, document):
        return None
    if (
        unit in ("seconds", "nights")
        or (unit == "quarters" and which not in ("coming", "the coming"))
        or which in ("last", "past", "these", "those")
        or NO_LENGTH.match(document.clean, match.end())
    ):
        return None
    return stands(period(UNIT_OF[unit], None), "DURATION")


def _is_alone(match: Match[str], document: Document) -> bool:
    """Whether no word before or after a plural unit says that it is a stretch of time."""
    before = word_before(match, document)
    if before in BEFORE_SOME or not document.clean[match.start()].islower():
        return False
    return before in SEASON_OF or not BESIDE.match(document.clean, match.end())


BESIDE = regex.compile(r"[ ](?:after|before)\b", regex.IGNORECASE)
NO_LENGTH = regex.compile(r"[ ](?:\d{4}|(?:apart|away)\b)", regex.IGNORECASE)
BEFORE_SOME = frozenset(listing("dates", "before_some_time"))


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? \b past {_} | \b the {_} last {_} ) ) (?P<unit> year | decade | century | month | week | hour | fortnight )"
    r" (?P<so> {_} or {_} so )?",
    at="year decade century month week hour fortnight",
    after="past last",
    finds={
        "Sales doubled over [the past year].": "P1Y",
        "In [the past decade] it was rebuilt.": "P10Y",
        "Over [the last week], ten have died.": "P1W",
        "[The past month] was the wettest.": "P1M",
        "It has stood empty for [the past century].": "P100Y",
        "Four were hit in [the last hour].": "PT1H",
        "He was ill for [the last week or so].": {"value": "P1W", "mod": "APPROX"},
    },
    ignores=["Last year he left.", "In years past.", "The last weekend.", "The past tense.", "He drove past, week by week."],
)
def one_past(match: Match[str], document: Document) -> Reading:
    """The one unit of time up to now."""
    return stands(period(UNIT_OF[match["unit"].lower()], 1), "DURATION", "APPROX" if match["so"] else None)


@RULES.rule(
    r"(?<= (?P<lead> \b the {_} (?: first | second | third | fourth | last | final | opening | closing ) {_} (?: (?P<count> {count} ) {_} )? ) )"
    r" (?P<unit> days | week | weeks | fortnight ) {_} of {_} {month_name} (?: ,? {_} (?: of {_} )? (?: {year} | {that_year} ) )?",
    at="days week weeks fortnight",
    then="of",
    finds={
        "Rain fell in [the last week of August].": "P1W",
        "They fought on in [the first two weeks of May 1940].": "P2W",
        "It was quiet in [the final days of March].": "PXD",
        "Few came in [the opening week of January].": "P1W",
        "They met in [the second week of June, 2011].": "P1W",
        "He fled in [the first few days of April].": "PXD",
    },
    ignores=["The last week of the war.", "The first day of May.", "A week of May rain.", "The third weekend of May."],
)
def weeks_of(match: Match[str], document: Document) -> Reading:
    """Some weeks or days of a month, by their place in it."""
    unit, count = match["unit"].lower(), match["count"]
    return stands(period(UNIT_OF[unit], count_of(count) if count else None if unit == "days" else 1), "DURATION")


@RULES.rule(
    r"(?P<unit> {unit} ) -long",
    at="{unit}",
    then="-",
    finds={
        "A [month-long] siege began.": "P1M",
        "The [day-long] meeting failed.": "P1D",
        "An [hour-long] speech bored them.": "PT1H",
        "His [year-long] absence hurt.": "P1Y",
        "A [week-long] truce held.": "P1W",
        "The [decade-long] war ended.": "P10Y",
    },
    ignores=["The day long ago.", "A mile-long line.", "The year longer.", "A month-longest."],
)
def unit_long(match: Match[str], document: Document) -> Reading:
    """One unit long."""
    return stands(period(UNIT_OF[match["unit"].lower()], 1), "DURATION")


@RULES.rule(
    # What joins the two is looked for first: most counts are single.
    r"(?<= (?: {dash} | (?: to | and ) {_} | {dash} {_} ) [\w.,]{1,12} (?: [ -]{1,8} [a-z]{1,9} ){0,2} [ -] )"
    r" (?<= (?P<lead> (?: \b (?: the {_} )? {stretch} {_} )? (?: (?<! [\d.,$\u00a3\u20ac-] ) \b (?P<low> {number} )"
    r" (?: {_}? {dash} {_}? | -? {_} to {_} ) | \b between {_} (?! \d{4} {_} and {_} \d{4} {_} hours ) (?P<low> {number} )"
    r" {_} (?: and | to ) {_} ) {number} [ -] ) ) (?P<unit> {unit} | {units} ) (?! [ -] olds? )",
    at="{unit} {units}",
    after="{digit} {small} {factor} -",
    finds={
        "It takes [two to six days].": {"value": "P2D", "mod": "EQUAL_OR_MORE"},
        "They need [12 to 18 months].": "P12M",
        "He may get [between five and ten years].": "P5Y",
        "It lasts [three- to four-week] spells.": "P3W",
        "Wait [20-30 minutes].": "PT20M",
        "It is to be shut for [the next six to seven hours].": "PT6H",
    },
    ignores=["Two to six people.", "From two to six.", "12 to 18 monthly", "It is for 5- to 10-year-olds.", "two days", "between two days"],
)
def between(match: Match[str], document: Document) -> Reading:
    """A range of durations, by its lower end."""
    return stands(period(UNIT_OF[match["unit"].lower()], count_of(match["low"])), "DURATION", "EQUAL_OR_MORE")


@RULES.rule(
    r"(?<= (?<! [\d.,$] ) \b (?P<fact> {number} ) {_} ) or {_} {number} [ -] (?P<unit> {units} )",
    at="or",
    after="{digit} {small} {factor}",
    then="{digit} {small}",
    finds={
        "It takes [two] or six days.": "P2D",
        "They need [12] or 18 months.": "P12M",
        "He may get [five] or ten years.": "P5Y",
        "It lasts [three] or four weeks.": "P3W",
        "Wait [20] or 30 minutes.": "PT20M",
        "It went on for [six] or seven hours.": "PT6H",
    },
    ignores=["Two or six people.", "From two or six.", "12 or 18 monthly", "It is 5 or 10 yearly", "two days"],
)
def lower_end(match: Match[str], document: Document) -> Reading:
    """The first of two durations, which takes its unit from the second."""
    return stands(period(UNIT_OF[match["unit"].lower()], count_of(match["fact"])), "DURATION")


@RULES.rule(
    r"(?<= (?P<lead> \b an? {_} (?: fairly {_} | very {_} | relatively {_} )? ) ) (?: (?: long | short | lengthy | brief | limited ) {_}"
    r" (?P<noun> time | period | while ) | while ) (?P<ago> {_} ago )?",
    at="long short lengthy brief limited while",
    after="a an fairly very relatively",
    finds={
        "He stayed for [a while] and left.": "PXX",
        "They held it for [a short time].": "PXX",
        "It took [a long time] to heal.": "PXX",
        "We stay for [a fairly lengthy period].": "PXX",
        "For [a brief period] it was calm.": "PXX",
        "He ruled for [a very short time].": "PXX",
        "It was built [a long time ago].": "PAST_REF",
    },
    ignores=["While he slept, they left.", "A long way.", "A short timer.", "Brief periodicals."],
)
def a_while(match: Match[str], document: Document) -> Reading:
    """A stretch of time that nobody measured, or the time so long past."""
    if match["ago"]:
        return stands("PAST_REF")
    return stands("PXX", "DURATION")
