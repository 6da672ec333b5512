"""Years and what they are grouped into or divided into: decades, centuries, seasons, quarters, halves."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.reading import Reading, stands
from service.extractors.dates.vocabulary import DECADES, MONTH_OF, ORDINALS, RULES, SEASON_OF, SMALL, full_year, year_of
from service.lexicon import listing, one_of

ERA = regex.compile(r"(?:(?:[-\u2013\u2014]|[ ](?:to|until)[ ])\d{1,4}(?=[ ]?B))?[ ]?(?:B\.?[ ]?C\.?(?:[ ]?E\.?)?|A\.?D\.?)(?!\w)")
COUNTED = regex.compile(
    rf"""(?x) (?: [-–—] \d{{2,4}} )? (?: [ ]? [°%]
    | [ -] (?: (?! {one_of(listing("dates", "function_words"))} | [a-z]{{1,12}} (?: ed | ing | ly ) \b ) (?-i: [a-z]{{2,15}} ) [ -] )?
    (?: {one_of(listing("dates", "counted_nouns"))} | (?-i: [a-z]{{3,12}} ers ) (?!\w) ) )""",
    regex.IGNORECASE,
)
BEFORE = sorted({*listing("dates", "before_dates"), *listing("dates", "before_years"), *MONTH_OF} - {"-", "("})
BEFORE_YEAR = regex.compile(rf"(?r)(?:\b|(?=')){one_of(BEFORE)}\.?[ ,]{{1,3}}\(?|\b(?:1\d|20)\d\d,[ ]", regex.IGNORECASE)
BEFORE_ADDRESS = ("of", "at", "near", ",")
ADDRESS = regex.compile(rf"(?:[ ][A-Z][\w.']{{0,15}}){{1,4}}[ ]{one_of(word.title() for word in listing('designations', 'streets'))}\b")
NUMBERED = frozenset(listing("dates", "numbered"))
# After these a year is neither counted nor of another era.
ENDS_YEAR = frozenset((*listing("dates", "function_words"), ",", ".", ";", ":", ")", "")) - {"to", "until", "a"}
BRACKETS = "(-\u2013\u2014/,"


@RULES.rule(
    # A digit and a hyphen before belong to a telephone number or code, but for another year; so does a hyphen and a digit after.
    r"(?<! [\w.,$\u00a3\u20ac#:+&'] | (?-i:[A-Z]) - | (?<! (?<!\d) \d{3} ) \d [-/] ) (?: (?<= (?P<lead> \b the {_} year {_} ) ) )? (?P<year> {year} )"
    r" (?! [:/] \d | - (?! (?: \d\d | \d{4} ) (?! [\d%] | [.-]\d ) ) \d | - [a-z]{2,12} (?: ton | man | foot | mile | member | pound ) )",
    at="{dddd}",
    finds={
        "He was elected in [1994] and left.": "1994",
        "It was the [1998] bombing that changed it.": "1998",
        "Sales rose from [2015] to 2017.": "2015",
        "The treaty of [1648] ended it.": "1648",
        "By [2030], emissions should fall.": "2030",
        "(Budapest, [1956])": "1956",
        "Since [2000], trade has doubled.": "2000",
        "The [1812] campaign failed.": "1812",
        "He was born in [the year 1903] in Rome.": "1903",
        "It failed in 1777, [1779] and 1780.": "1779",
    },
    ignores=[
        "About 2000 troops arrived.",
        "It cost $1995 then.",
        "They shot 1500 people.",
        "Version 1.2003 is out.",
        "Call 555-1998 now.",
        "It weighs 1450 kg.",
        "The 1,900 men left.",
        "Dial 1984555.",
        "Room 1408 was empty.",
        "They passed Resolution 1973 at night.",
        "She lived at 1205 Lone Oak Road in Ostra.",
        "They laid more than 1000 mines.",
        "They counted  1450 in all.",
    ],
)
def year(match: Match[str], document: Document) -> Reading | None:
    """A year in four figures, from 1000 to 2099. It counts by itself only where what is around it does not make it a number."""
    figures, clean = match[match.re.groupindex["year"]], document.clean
    token, end = document.token_at(match.start()), match.end()
    before = document.words[token - 1] if token else ""
    if before in NUMBERED or (document.following[token] not in ENDS_YEAR and (ERA.match(clean, end) or COUNTED.match(clean, end))):
        return None
    if before in BEFORE_ADDRESS and ADDRESS.match(clean, end):
        return None
    recent = "1900" <= figures < "2050" and not figures.endswith("00")
    close = match.start() > 0 and clean[match.start() - 1] in BRACKETS
    if recent or close or BEFORE_YEAR.match(clean, 0, match.start()) or PAIRED.match(clean, end):
        return stands(figures)
    return None


PAIRED = regex.compile(r"[-\u2013\u2014/](?:\d\d){1,2}(?!\d)|[)]")


@RULES.rule(
    r"(?P<century> 1\d | 20 ) (?P<first> \d\d ) [-\u2013/] (?P<fact> \d\d ) (?! [\w%:/-] | [.,]\d )",
    at="{dddd}",
    then="- \u2013 /",
    finds={
        "He ruled in 1914-[18].": "1918",
        "The season of 1999/[00] was bad.": "2000",
        "In the 1990-[95] plan it was cut.": "1995",
        "It happened in 1870-[71], they wrote.": "1871",
        "The years 1936-[39] were hard.": "1939",
        "Drought came in 2011-[12].": "2012",
    },
    ignores=["Version 1999-13.1.", "On 1999-12-11.", "In 1914-1918.", "Flight 914-18.", "It fell 1914-18%."],
)
def year_after(match: Match[str], document: Document) -> Reading | None:
    """The second year of a pair, in two figures: "1914-18"; one that would go back is of the next century ("1999-00") or a month."""
    first, second = int(match["first"]), int(match["fact"])
    if second > first:
        return stands(match["century"] + match["fact"])
    return stands(f"{int(match['century']) + 1}{second:02}") if first >= 90 and second < 10 else None


@RULES.rule(
    r"(?<! [\w'] ) ' (?P<year> \d\d ) (?P<decade> s )? (?! [\w'] )",
    at="'",
    then="{dd} {glued}",
    finds={
        "The class of ['99] met again.": "1999",
        "It was sold in ['88] or so.": "1988",
        "They were big in the ['80s].": "198",
        "Since ['05] it has grown.": "2005",
        "Back in ['74], prices soared.": "1974",
        "Music of the ['60s] played.": "196",
    },
    ignores=["He said '99' out loud.", "It was 5'10 tall.", "rock'99", "the '990s", "a '5 star' hotel"],
)
def short_year(match: Match[str], document: Document) -> Reading:
    """A year or decade of two figures after an apostrophe."""
    if match["decade"]:
        return stands(f"{full_year(int(match['year'])):04}"[:3])
    return stands(f"{full_year(int(match['year']))}")


@RULES.rule(
    r"(?: (?<= (?P<lead> \b the {_} ) ) | (?<! [\w.,$\u00a3\u20ac] ) ) (?P<decade> (?: 1\d | 20 ) \d 0 ) '? s",
    at="{dddd} {glued}",
    then="'",
    finds={
        "Prices rose in [the 1970s] and fell.": "197",
        "A [1950s] diner burned down.": "195",
        "The church dates to [the 1840s].": "184",
        "By [the 2030s] it will be gone.": "203",
        "In [the 1920's] it was common.": "192",
        "Across [the 1990s], wages fell.": "199",
    },
    ignores=["The 1975s are loud.", "It was 1990sq ft.", "A $1990s price.", "The 90s", "A 707s fleet."],
)
def decade(match: Match[str], document: Document) -> Reading:
    """A decade in figures; one that ends in 00 may be the century, and is read as its first ten years."""
    return stands(match["decade"][:3])


@RULES.rule(
    r"(?<= (?P<lead> (?P<hundred> nineteen | eighteen | seventeen ) [ -]{1,2} ) | \b the {_} | (?: late | early | mid ) [ -] )"
    r" (?P<decade> {decade_named} )",
    at="{decade_named}",
    finds={
        "Prices soared in the [seventies] again.": "197",
        "The [nineteen thirties] were hard.": "193",
        "He sang in the [eighties].": "198",
        "It closed in the [nineties].": "199",
        "The band of the [sixties] is back.": "196",
        "In the [fifties] it was built.": "195",
    },
    ignores=["She is in her seventies.", "He was in his late thirties.", "Temperatures in the upper eighties.", "nineties kids"],
)
def named_decade(match: Match[str], document: Document) -> Reading | None:
    """A decade in words, of the twentieth century unless another is named; of somebody ("her late seventies") it is an age."""
    if AGED.match(document.clean, 0, match.start()):
        return None
    century = {"eighteen": 18, "seventeen": 17}.get((match["hundred"] or "").lower(), 19)
    return stands(f"{century}{DECADES[match['decade'].lower()]}")


AGED = regex.compile(r"(?r)\b(?:his|her|their|my|our|your)[ ](?:late|early|mid)[ -]")


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? (?: \b (?P<figures> \d{1,2} ) (?: st | nd | rd | th )"
    r" | \b (?P<twenty> twenty [ -] )? (?P<word> {ordinal} ) ) [ -] ) ) centur(?:y|ies)"
    r" (?P<bc> {_} B\.?C\.? (?: E\.? )? )?",
    at="century centuries",
    finds={
        "It was [the 20th century] that changed it.": "19",
        "A [nineteenth century] church burned.": "18",
        "In [the fifteenth century] it was a port.": "14",
        "Built in [the 9th century] by monks.": "08",
        "In [the 21st century], that is odd.": "20",
        "A [17th-century] castle fell.": "16",
    },
    ignores=["He made a century at the match.", "Half a century passed.", "It took centuries.", "The 40th anniversary."],
)
def century(match: Match[str], document: Document) -> Reading | None:
    """A century by its number."""
    number = int(match["figures"]) if match["figures"] else ORDINALS[match["word"].lower()] + 20 * bool(match["twenty"])
    if match["bc"]:
        return stands(f"BC{number - 1:02}")
    return stands(f"{number - 1:02}") if 0 < number <= 30 else None


@RULES.rule(
    r"(?<= \b (?P<fact> (?: the {_} )? (?: (?P<figures> \d{1,2} ) (?: st | nd | rd | th ) | (?P<word> {ordinal} ) ) )"
    r" {_} (?: and | or | to | through ) {_} (?: early {_} )? (?: \d{1,2} (?: st | nd | rd | th ) | {ordinal} | twenty - first ) {_} ) centuries",
    at="centuries",
    finds={
        "It fell in [the 18th] and 19th centuries.": "17",
        "The maps are of [the sixteenth] and seventeenth centuries.": "15",
        "Built in [the 9th] or 10th centuries.": "08",
        "The tombs date from [the 12th] to 14th centuries.": "11",
        "He writes on [the 19th] and early 20th centuries.": "18",
        "In [the twentieth] and twenty-first centuries it grew.": "19",
    },
    ignores=["It lasted two and a half centuries.", "The 18th century.", "The first two centuries.", "On the 18th and 19th of May."],
)
def century_before(match: Match[str], document: Document) -> Reading:
    """The first century of a pair: "the 18th and 19th centuries"."""
    number = int(match["figures"]) if match["figures"] else ORDINALS[match["word"].lower()]
    return stands(f"{number - 1:02}")


@RULES.rule(
    r"(?<= (?P<lead> (?: \b (?: the {_} )? (?P<part> {month_name} | {season} ) (?: ,? {_} | {_} of {_} ) )? ) )"
    r" (?P<century> nineteen | eighteen | seventeen | twenty ) [ -]{1,2} (?: (?P<tens> twenty | thirty | forty | fifty | sixty | seventy | eighty"
    r" | ninety ) (?: [ -] (?P<ones> {small} ) )?"
    r" | (?P<teen> {small} ) | oh?[ -] (?P<zero> {small} ) | (?P<hundred> hundred ) )",
    at="nineteen eighteen seventeen twenty",
    finds={
        "In [nineteen ninety-one] he was convicted.": "1991",
        "It began in [eighteen sixty one].": "1861",
        "Since [nineteen fourteen] it stood.": "1914",
        "The fire of [nineteen oh six] is famous.": "1906",
        "He left in [twenty nineteen].": "2019",
        "By [nineteen hundred] it was lit.": "1900",
        "He fled in [the summer of nineteen forty].": "1940-SU",
        "It opened in [March, nineteen ninety-eight].": "1998-03",
    },
    ignores=["Some twenty five men came.", "He is nineteen.", "All seventeen of them left.", "twenty one days"],
)
def spoken(match: Match[str], document: Document) -> Reading | None:
    """A year in words, as broadcasters write it, or a month or season of it."""
    year = _in_words(match)
    return None if year is None else stands(year + part_of_year(match["part"]))


def _in_words(match: Match[str]) -> str | None:
    century = SMALL[match["century"].lower()]
    if match["hundred"]:
        return f"{century}00" if century < 20 else None
    tens = SMALL[match["tens"].lower()] if match["tens"] else 0
    ones = SMALL[(match["ones"] or match["zero"] or match["teen"] or "ten").lower()] if match["ones"] or match["zero"] or match["teen"] else 0
    if (match["teen"] and not 10 <= ones < 20) or (not match["teen"] and ones > 9):
        return None
    return f"{century}{tens + ones:02}"


def part_of_year(word: str | None) -> str:
    """Return what follows the year in the value of a month or season of it; nothing for no word."""
    part = (word or "").lower()
    return f"-{MONTH_OF[part]:02}" if part in MONTH_OF else f"-{SEASON_OF[part]}" if part else ""


@RULES.rule(
    r"(?<= (?P<lead> (?: \b (?i: (?: the {_} )? (?P<part> {month_name} | {season} ) (?: {_} of )? ) {_} )?"
    r" (?: [Tt]he {_} (?= \d{2,4}s ) )? (?<! [\w.,] ) (?P<year> \d{1,4} ) (?P<decade> s )? {_}? ) ) (?P<era> B\.C(?:\.E)?\.? | BCE? | AD | CE )",
    at="b bc bce ad ce",
    case=True,
    finds={
        "Caesar died in [44 BC] in Rome.": "BC0044",
        "The city fell in [490 B.C.] to them.": "BC0490",
        "It was built in [221 BCE].": "BC0221",
        "A quake in [79 AD] buried it.": "0079",
        "In [476 CE] Rome fell.": "0476",
        "By [1066 AD] it stood.": "1066",
        "He crossed the river in [March 334 BC].": "BC0334-03",
        "It was sacked in [the summer of 390 BC].": "BC0390-SU",
        "The war (149 B.C to [146 B.C]) was short.": "BC0146",
        "They fought through [the 470s BC].": "BC047",
    },
    ignores=["He has 44 bc.", "Route 44 BCX.", "In 0 BC.", "They won 490 B.", "The 12 ADs ran."],
)
def era(match: Match[str], document: Document) -> Reading | None:
    """A year before or after Christ, or a month or season of it. One before has a value and no days."""
    number, rest = int(match["year"]), part_of_year(match["part"])
    if not number:
        return None
    if match["decade"]:
        return stands(f"BC{number // 10:03}") if match["era"].startswith("B") else None
    return stands(f"BC{number:04}{rest}" if match["era"].startswith("B") else f"{number:04}{rest}")


@RULES.rule(
    r"(?<= (?<! [\w.,$\u00a3\u20ac-] ) (?P<fact> \d{1,4} ) (?: [-\u2013\u2014] | {_} (?: to | until ) {_} ) (?P<last> \d{1,4} ) {_}? ) B\.?C",
    at="b bc",
    after="{digit}",
    case=True,
    finds={
        "The siege ([307]-305 BC) failed.": "BC0307",
        "The war of [264] to 241 BC was long.": "BC0264",
        "He ruled from [336] to 323 BC in peace.": "BC0336",
        "The league ([366]-338 BC) broke up.": "BC0366",
        "The temple ([74]-68 BC) is gone.": "BC0074",
        "It lasted from [1203] until 1177 BC.": "BC1203",
    },
    ignores=["The siege (307-305 AD).", "From 20 to 30 men.", "It went from 30 to 44 BC.", "They won 90-80."],
)
def era_begun(match: Match[str], document: Document) -> Reading | None:
    """The first year of a pair before Christ, which the second one says of both."""
    first, last = int(match["fact"]), int(match["last"])
    return stands(f"BC{first:04}") if first > last > 0 else None


@RULES.rule(
    r"(?P<fiscal> fiscal (?: [ -] year )? | FY ) [ -]{0,2} (?P<year> {year} | '\d\d (?!\w) )",
    at="fiscal fy",
    finds={
        "In [fiscal 1989], it earned more.": "1989",
        "Sales for [fiscal year 2018] rose.": "2018",
        "The budget of [fiscal '91] was cut.": "1991",
        "For [fiscal 2021] it sees growth.": "2021",
        "The [FY 2015] report is out.": "2015",
        "It lost money in [fiscal 1997].": "1997",
    },
    ignores=["A fiscal policy of 1989.", "The fiscal year ends.", "fiscal 19891", "FY 20"],
)
def fiscal(match: Match[str], document: Document) -> Reading:
    """A fiscal year, valued as the year it is called after."""
    return stands(f"{year_of(match['year']):04}")
