"""Days and periods counted from another: last week, next year, the following day, two years ago, three days later."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.calendar import period
from service.extractors.dates.reading import Reading, counted, stands
from service.extractors.dates.vocabulary import RULES, SAID, TOLD, UNIT_OF, count_of, one_space, word_before

BACK = ("ago", "earlier", "previously", "before", "beforehand")


@RULES.rule(
    r"(?<= (?P<lead> \b (?P<which> {pointing} ) {_} (?: fiscal {_} | calendar {_} )? ) ) (?P<unit> {period} ) (?! {_} old | - )"
    r" (?P<so> {_} or {_} so )?",
    at="{period}",
    after="{told} {said} fiscal calendar",
    finds={
        "He was killed [last week].": "2020-W04",
        "Elections are due [next year].": "2021",
        "The third attack [this month] alone.": "2020-01",
        "He left on 3 May 1999. [The next day] he died.": "1999-05-04",
        "He was born on 31 May 1999. In [that year] she died.": "1999",
        "They met [last weekend].": "2020-W04-WE",
        "War began in 1939. [The following year] it spread.": "1940",
        "It is the worst drought of [this century].": "20",
        "It will close within [the next year or so].": {"value": "2021", "mod": "APPROX"},
    },
    ignores=["The last day of May.", "A year went by.", "The day was hot.", "last-day rush", "This weekday rush."],
)
def which_period(match: Match[str], document: Document) -> Reading | None:
    """A day, week, month or year by the word before it: from publication ("last week") or from the date told last ("that year")."""
    group = match.re.groupindex
    which, word = match[group["which"]], match[group["unit"]]
    if which.istitle() and word.istitle():
        return None  # a programme: "This Week"
    which, word = one_space(which), word.lower()
    unit = "WE" if word == "weekend" else UNIT_OF[word]
    if which not in TOLD and (which == "past" or (unit == "D" and which != "this")):
        return None
    reading = counted("told", unit, TOLD[which]) if which in TOLD else counted("said", unit, SAID[which])
    return reading.bounded("APPROX") if match[group["so"]] else reading


@RULES.rule(
    r"(?<= (?P<lead> \b the {_} (?: full {_} | whole {_} | entire {_} )? ) ) (?P<unit> year | month | week | weekend | day )"
    r" (?! {_} (?: of (?! {_} [$\u00a3\u20ac\d] ) | when | in {_} which | before | after ) (?!\w) | -"
    r" | (?<! weekend ) {_} (?: that | and | or ) (?!\w) )",
    at="year month week weekend day",
    after="the full whole entire",
    finds={
        "Unrest over [the weekend] left two dead.": "2020-W04-WE",
        "Losses for [the year] were heavy.": "2020",
        "It was the worst attack of [the month].": "2020-01",
        "Shares fell for [the week], traders said.": "2020-W05",
        "Sales for [the full year] rose.": "2020",
        "They hope to sign it before [the week] is out.": "2020-W05",
        "It fell from its high for [the year] of 42 pence.": "2020",
        "He said at [the weekend] that it was over.": "2020-W04-WE",
    },
    ignores=["The day of the fall.", "The year that he died.", "The week before, it rained.", "The day-long march.", "the days"],
)
def the_period(match: Match[str], document: Document) -> Reading | None:
    """The year, month or week it is; the weekend is the last one (the next one where the verb looks ahead), the day the one told of."""
    word = match["unit"].lower()
    if word == "weekend":
        return counted("weekend", "WE", 0)
    if word == "year" and ENDED.match(document.clean, match.end()):
        return stands("P1Y", "DURATION")
    if word == "day":
        return counted("told", "D") if END_OF.match(document.clean, 0, match.start()) else None
    return counted("said", UNIT_OF[word])


ENDED = regex.compile(r"[ ](?:ended|ending|to[ ](?:the[ ]end|[A-Z]))")
END_OF = regex.compile(r"(?r)\b(?:later|earlier|early|late)[ ]in[ ]the[ ]", regex.IGNORECASE)


@RULES.rule(
    r"(?<= (?P<lead> \b (?P<count> {count} ) (?: [ -] | {_} or {_} so {_} ) (?: {filler} {_} )? (?P<unit> {unit} | {units} ) {_}"
    r" (?: or {_} so {_} )? {and_a_half}? ) ) (?: ago | (?<! seconds? {_} ) back (?= [.,;] | {_} (?: when | and (?! {_} forth ) ) (?!\w) ) )",
    at="ago back",
    after="{unit} {units} so half",
    finds={
        "He fled [two years ago].": "2018",
        "They met [three days ago] in Oslo.": "2020-01-24",
        "It was signed [a month ago].": "2019-12",
        "The dam broke [six weeks ago].": "2019-W51",
        "A revolt began [a decade ago].": "2010",
        "He left [several years ago].": {"value": "PAST_REF"},
        "The rocket fell [two hours ago].": {"type": "TIME"},
        "It was sold [two years back], he said.": "2018",
        "The deal was struck [a year and a half ago].": "2018-07",
    },
    ignores=[
        "Long ago it was a port.",
        "Years before, he left.",
        "Two years agony.",
        "A while ago.",
        "He wants the two years back from them.",
        "She was third, two seconds back.",
    ],
)
def ago(match: Match[str], document: Document) -> Reading:
    """So long before publication, as fine as the unit it counts in. A count without a number is just the past."""
    return away(match, -1, "ago")


def away(match: Match[str], sign: int, frame: str) -> Reading:
    """Return the reading of a count of units before or after a frame."""
    unit, count = UNIT_OF[match["unit"].lower()], count_of(match["count"])
    if count is None or count > 100_000:
        return stands("PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return counted(frame, "D", 0, "XXXX-XX-XXTXX")
    count += 0.5 * bool(match["half"])
    if count != int(count):
        unit, count = ("M", count * 12) if unit == "Y" else ("D", count * 7) if unit == "W" else (unit, count)
    if unit in "ECL":
        unit, count = "Y", count * {"E": 10, "C": 100, "L": 1000}[unit]
    return counted(frame, unit, sign * int(count))


@RULES.rule(
    r"(?<= (?P<lead> \b (?P<count> {count} ) [ -] (?: {filler} {_} )? (?P<unit> {unit} | {units} ) {_} {and_a_half}? ) )"
    r" (?P<way> later | earlier | previously | afterwards? | beforehand | before (?= [.,;)] | {_} (?: and | but ) ) )",
    at="later earlier previously afterward afterwards before beforehand",
    after="{unit} {units} half",
    finds={
        "He was jailed on 3 May 1999. [Two days later] he was freed.": "1999-05-05",
        "He was jailed on 3 May 1999. [A year earlier] he had fled.": "1998",
        "The fort fell on 10 June 1940; [twelve days later] the city fell.": "1940-06-22",
        "It began in June 1915. [Fifteen months later] it ended.": "1916-09",
        "They met on 3 May 1999. [A week later] they signed.": "1999-W19",
        "They met on 3 May 1999. [A few months later] they signed.": "FUTURE_REF",
        "They met on 3 May 1999. [A year and a half later] they signed.": "2000-11",
    },
    ignores=["See you later.", "Two years late, it opened.", "The earlier rain.", "Some time later."],
)
def away_from(match: Match[str], document: Document) -> Reading:
    """So long before or after the date told last."""
    back = match["way"].lower() in BACK
    return away(match, -1 if back else 1, "earlier" if back else "told")


@RULES.rule(
    r"(?<= (?P<lead> \b (?: {units} | moments ) {_} ) ) (?P<way> ago | later | earlier | afterwards? | before (?= [.,;)] | {_} (?: and | but ) ) )",
    at="ago later earlier afterward afterwards before",
    after="{units} moments",
    finds={
        "They parted [months ago].": "PAST_REF",
        "[Hours later], the roof fell in.": "FUTURE_REF",
        "[Weeks earlier] he had been warned.": "PAST_REF",
        "It was sold [decades ago] for a song.": "PAST_REF",
        "[Moments later] she was dead.": "FUTURE_REF",
        "He died [days afterward] in Rome.": "FUTURE_REF",
    },
    ignores=["Years ahead of him, she won.", "He gave months, later even years.", "It is later than that.", "For hours before dawn they sang."],
)
def long_away(match: Match[str], document: Document) -> Reading:
    """Some time before or after, nobody says how much."""
    return stands("PAST_REF" if match["way"].lower() in BACK else "FUTURE_REF")


@RULES.rule(
    r"(?<= \b in {_} (?P<lead> (?P<count> {count} ) [ -] (?P<unit> {unit} | {units} ) {_}? {and_a_half}? (?: 's | ' )? {_} ) ) time"
    r" | (?<= (?P<lead> \b (?P<count> {count} ) [ -] (?P<unit> {units} | {unit} ) {_} from {_} ) ) (?: now | today )",
    at="time now today",
    after="{unit} {units} ' s half from",
    finds={
        "They hope to finish in [two years' time].": "2022",
        "It will end in [six months time].": "2020-07",
        "He will be back in [a week time].": "2020-W06",
        "It starts in [ten days time].": "2020-02-06",
        "It closes in [three weeks time].": "2020-W08",
        "In [a year time] it will be gone.": "2021",
        "They will vote [three weeks from now].": "2020-W08",
        "[A year from today] it will be law.": "2021",
    },
    ignores=["In a short time.", "It rang time and again.", "By the time he left.", "in time"],
)
def in_time(match: Match[str], document: Document) -> Reading:
    """So long after publication."""
    return away(match, 1, "said")


@RULES.rule(
    r"(?<= (?P<lead> \b (?: the | an? ) {_} (?: {ordinal} | final | last | opening ) {_}"
    r" (?: (?: straight | consecutive | successive | full ) {_} )? ) )"
    r" day (?! - | {_} of {_} (?: {month_name} | the {_} (?: month | year ) | {season} | (?: the {_} )? {year} ) )",
    at="day",
    after="{ordinal} final last opening straight consecutive successive full",
    finds={
        "He left on 3 May 1999, [the second day] of the siege.": "1999-05-03",
        "It rained for [a third straight day].": "2020-01-27",
        "The trial is on [the fourth day], with no end in sight.": "2020-01-27",
        "Talks began on 3 May 1999. On [the opening day] nobody spoke.": "1999-05-03",
        "They fled on 3 May 1999, [the final day] of the battle.": "1999-05-03",
        "He was there on 3 May 1999, [the first full day] of work.": "1999-05-03",
    },
    ignores=["The first day of May.", "A day of rest.", "On the last day of the year.", "The first day-long march.", "First days are hard."],
)
def nth_day(match: Match[str], document: Document) -> Reading:
    """A day by its place in what is told of: the day told last."""
    return counted("told", "D")


@RULES.rule(
    r"(?<= \b (?: on | by | until | since | from ) {_} (?P<lead> the {_} ) ) (?P<day> 3[01] | [12]\d | [1-9] ) (?: st | nd | rd | th )"
    r" (?! {_} (?: and | or | to ) {_} (?: early {_} )? \d )"
    r" (?= {_}? [.,;:)] | {_} (?: of {_} (?: the | that | this ) {_} month | {function_word} ) (?!\w) )",
    at="{glued}",
    after="the",
    then="th",
    finds={
        "He left Rome on 3 May 1999. On [the 14th] he died.": "1999-05-14",
        "It fell on 3 May 1999, and by [the 20th], all had gone.": "1999-05-20",
        "The strike began on 3 May 1999; on [the 9th] they went back.": "1999-05-09",
        "It rained until [the 31st].": "2020-01-31",
        "They talked on 3 May 1999, and from [the 7th] to Friday.": "1999-05-07",
        "Rents fall due on [the 1st] of the month.": "2020-01-01",
    },
    ignores=[
        "On the 3rd floor it burned.",
        "By the 20th century.",
        "The 14th won.",
        "On the 32nd, he left.",
        "From the 9th district.",
        "On the 4th green.",
    ],
)
def nth_of_month(match: Match[str], document: Document) -> Reading:
    """A day of the month told last."""
    return counted("told", "M", 0, f"XXXX-XX-{int(match['day']):02}")


@RULES.rule(
    r"(?: (?<= (?P<lead> \b the {_} ) ) (?= year [ -] {was} {_} (?: (?: {nth_quarter} {_} )? (?: period | quarter ) | {number} {_} {units} ) ) )?"
    r" year (?: (?: [ -] | 's {_} ) (?P<end> end ) (?: ,? {_} (?P<year> {year} ) )?"
    r" | [ -] {was} (?: {_} (?: {nth_quarter} {_} )? (?P<noun> period | quarter )"
    r" | {_} (?P<count> {number} ) {_} (?P<unit> {units} ) )? )",
    at="year",
    then="- ' end {was}",
    finds={
        "The deal should close by [year-end].": "2020-12-31",
        "Profit in [the year-earlier quarter] was low.": {"type": "DATE"},
        "The [year-ago] loss was bigger.": {"type": "DATE"},
        "In [the year-ago period], it earned more.": {"type": "DATE"},
        "It will be done by [year end].": "2020-12-31",
        "He hopes to sell it by [year's end].": "2020-12-31",
        "Debts at [year-end 2018] were lower.": "2018-12-31",
        "Shares have lost a tenth since [year-end].": "2019-12-31",
        "Compared with [year-earlier] sales, it fell.": {"type": "DATE"},
        "Net for [the year-earlier nine months] was flat.": "P9M",
    },
    ignores=["A year ends.", "Last year endured.", "The year-round job.", "a year-old boy"],
)
def year_ago(match: Match[str], document: Document) -> Reading:
    """The same time of the year before, or the last day of the year."""
    if match["year"]:
        return stands(f"{match['year']}-12-31")
    if match["count"]:
        return stands(period(UNIT_OF[match["unit"].lower()], count_of(match["count"])), "DURATION")
    if match["end"]:
        return counted("said", "Y", -1 if word_before(match, document) == "since" else 0, "XXXX-12-31")
    return counted("quarter ago" if match["noun"] else "ago", "Y", -1)
