"""Years and what they are grouped into or divided into: decades, centuries, seasons, quarters, halves."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.reading import Reading, counted, missing, stands
from service.extractors.dates.vocabulary import DECADES, MONTH_OF, ORDINALS, RULES, SEASON_OF, SMALL, full_year, of_year, year_of
from service.lexicon import listing, one_of

ERA = regex.compile(r"[ ]?(?:B\.?[ ]?C\.?(?:[ ]?E\.?)?|A\.?D\.?)(?!\w)")
COUNTED = regex.compile(
    rf"""(?x) (?: [-–—] \d{{2,4}} )? (?: [ ]? [°%]
    | [ -] (?: (?! of | in | to | and | or | by ) [a-z]{{2,15}} [ -] ){{0,2}}?
    (?: {one_of(listing("dates", "counted_nouns"))} | [a-z]{{3,12}} ers (?!\w) ) )""",
    regex.IGNORECASE,
)
BEFORE = sorted(set(listing("dates", "before_dates") + listing("dates", "before_years")) | {*MONTH_OF} - {"-", "("})
BEFORE_YEAR = regex.compile(rf"(?r)(?:\b|(?=')){one_of(BEFORE)}\.?[ ,]{{1,3}}\(?", regex.IGNORECASE)
BRACKETS = "(-\u2013\u2014/,"


@RULES.rule(
    r"(?<! [\w.,$\u00a3\u20ac#:+&'] | \d [-/] \d{0,3} | [A-Z] - ) (?P<year> {year} ) (?! [:/] \d | - (?:\d{1,3} | \d{5,} | [a-z]{2,12} (?: ton"
    r" | man | foot | mile | member | pound ) ) (?!\d) )",
    at="{digit}",
    finds={
        "He was elected in [1994] and left.": "1994",
        "It was the [1998] bombing that changed it.": "1998",
        "Sales rose from [2015] to 2017.": "2015",
        "The treaty of [1648] ended it.": "1648",
        "By [2030], emissions should fall.": "2030",
        "(Budapest, [1956])": "1956",
        "Since [2000], trade has doubled.": "2000",
        "The [1812] campaign failed.": "1812",
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
    ],
)
def year(match: Match[str], document: Document) -> Reading | None:
    """A year in four figures, from 1000 to 2099. It counts by itself only where what is around it does not make it a number."""
    figures, clean = match["year"], document.clean
    if ERA.match(clean, match.end()) or COUNTED.match(clean, match.end()):
        return None
    led = BEFORE_YEAR.match(clean, 0, match.start()) is not None
    close = match.start() > 0 and clean[match.start() - 1] in BRACKETS
    recent = "1900" <= figures < "2050" and not figures.endswith("00")
    return stands(figures) if led or close or recent or PAIRED.match(clean, match.end()) else None


PAIRED = regex.compile(r"[-\u2013\u2014/](?:\d\d){1,2}(?!\d)|[)]")


@RULES.rule(
    r"(?<= (?<!\d) (?P<century> 1\d | 20 ) \d\d [-\u2013/] ) (?P<year> \d\d ) (?! [\w%:/-] | [.,]\d )",
    at="{digit}",
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
    first = int(document.clean[match.start() - 3 : match.start() - 1])
    second = int(match["year"])
    if second > first:
        return stands(match["century"] + match["year"])
    return stands(f"{int(match['century']) + 1}{second:02}") if first >= 90 and second < 10 else None


@RULES.rule(
    r"(?<! [\w'] ) ' (?P<year> \d\d ) (?P<decade> s )? (?! [\w'] )",
    at="'",
    finds={
        "The class of ['99] met again.": "1999",
        "It was sold in ['88] or so.": "1988",
        "They were big in the ['80s].": "198X",
        "Since ['05] it has grown.": "2005",
        "Back in ['74], prices soared.": "1974",
        "Music of the ['60s] played.": "196X",
    },
    ignores=["He said '99' out loud.", "It was 5'10 tall.", "rock'99", "the '990s", "a '5 star' hotel"],
)
def short_year(match: Match[str], document: Document) -> Reading:
    """A year or decade of two figures after an apostrophe."""
    if match["decade"]:
        return stands(f"{full_year(int(match['year'])):04}"[:3] + "X")
    return stands(f"{full_year(int(match['year']))}")


@RULES.rule(
    r"(?<! [\w.,$\u00a3\u20ac] ) (?P<decade> (?: 1\d | 20 ) \d 0 ) '? s",
    at="{digit}",
    finds={
        "Prices rose in the [1970s] and fell.": "197X",
        "A [1950s] diner burned down.": "195X",
        "The church dates to the [1840s].": "184X",
        "By the [2030s] it will be gone.": "203X",
        "In the [1920's] it was common.": "192X",
        "Across the [1990s], wages fell.": "199X",
    },
    ignores=["The 1975s are loud.", "It was 1990sq ft.", "A $1990s price.", "The 90s", "A 707s fleet."],
)
def decade(match: Match[str], document: Document) -> Reading:
    """A decade in figures; one that ends in 00 may be the century, and is read as its first ten years."""
    return stands(match["decade"][:3] + "X")


@RULES.rule(
    r"(?<= (?P<lead> (?P<hundred> nineteen | eighteen | seventeen ) [ -]{1,2} ) | \b the {_} | (?: late | early | mid ) [ -] )"
    r" (?P<decade> {decade_named} )",
    at="{decade_named}",
    finds={
        "Prices soared in the [seventies] again.": "197X",
        "The [nineteen thirties] were hard.": "193X",
        "He sang in the [eighties].": "198X",
        "It closed in the [nineties].": "199X",
        "The band of the [sixties] is back.": "196X",
        "In the [fifties] it was built.": "195X",
    },
    ignores=["She is in her seventies.", "He was in his late thirties.", "Temperatures in the upper eighties.", "nineties kids"],
)
def named_decade(match: Match[str], document: Document) -> Reading | None:
    """A decade in words, of the twentieth century unless another is named; of somebody ("her late seventies") it is an age."""
    if AGED.match(document.clean, 0, match.start()):
        return None
    century = {"eighteen": 18, "seventeen": 17}.get((match["hundred"] or "").lower(), 19)
    return stands(f"{century}{DECADES[match['decade'].lower()]}X")


AGED = regex.compile(r"(?r)\b(?:his|her|their|my|our|your)[ ](?:late|early|mid)[ -]")


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? (?: \b (?P<figures> \d{1,2} ) (?: st | nd | rd | th )"
    r" | \b (?P<twenty> twenty [ -] )? (?P<word> {ordinal} ) ) [ -] ) ) centur(?:y|ies)"
    r" (?P<bc> {_} B\.?C\.? (?: E\.? )? )?",
    at="century centuries",
    finds={
        "It was [the 20th century] that changed it.": "19XX",
        "A [nineteenth century] church burned.": "18XX",
        "In [the fifteenth century] it was a port.": "14XX",
        "Built in [the 9th century] by monks.": "08XX",
        "In [the 21st century], that is odd.": "20XX",
        "A [17th-century] castle fell.": "16XX",
    },
    ignores=["He made a century at the match.", "Half a century passed.", "It took centuries.", "The 40th anniversary."],
)
def century(match: Match[str], document: Document) -> Reading | None:
    """A century by its number."""
    number = int(match["figures"]) if match["figures"] else ORDINALS[match["word"].lower()] + 20 * bool(match["twenty"])
    if match["bc"]:
        return stands(f"BC{number - 1:02}")
    return stands(f"{number - 1:02}XX") if 0 < number <= 30 else None


@RULES.rule(
    r"(?P<century> nineteen | eighteen | seventeen | twenty ) [ -]{1,2} (?: (?P<tens> twenty | thirty | forty | fifty | sixty | seventy | eighty"
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
    },
    ignores=["Some twenty five men came.", "He is nineteen.", "All seventeen of them left.", "twenty one days"],
)
def spoken(match: Match[str], document: Document) -> Reading | None:
    """A year in words, as broadcasters write it."""
    century = SMALL[match["century"].lower()]
    if match["hundred"]:
        return stands(f"{century}00") if century < 20 else None
    tens = SMALL[match["tens"].lower()] if match["tens"] else 0
    ones = SMALL[(match["ones"] or match["zero"] or match["teen"] or "ten").lower()] if match["ones"] or match["zero"] or match["teen"] else 0
    if (match["teen"] and not 10 <= ones < 20) or (not match["teen"] and ones > 9):
        return None
    return stands(f"{century}{tens + ones:02}")


@RULES.rule(
    r"(?P<lead> A\.?D\.? {_} )? (?P<year> \d{1,4} ) {_}? (?P<era> B\.C\.(?:E\.)? | BCE? | A\.D\. | AD | C\.E\. | CE )",
    at="{digit}",
    case=True,
    finds={
        "Caesar died in [44 BC] in Rome.": "BC0044",
        "The city fell in [490 B.C.] to them.": "BC0490",
        "It was built in [221 BCE].": "BC0221",
        "A quake in [79 AD] buried it.": "0079",
        "In [476 A.D.] Rome fell.": "0476",
        "By [1066 CE] it stood.": "1066",
    },
    ignores=["He has 44 bc.", "Route 44 BCX.", "In 0 BC.", "They won 490 B.", "The 12 ADs ran."],
)
def era(match: Match[str], document: Document) -> Reading | None:
    """A year before or after Christ. One before has a value and no days."""
    number = int(match["year"])
    if not number:
        return None
    return stands(f"BC{number:04}" if match["era"].startswith("B") else f"{number:04}")


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


@RULES.rule(
    r"(?: (?<= (?P<lead> (?: \b the {_} )? \b (?P<which> last | this | next | this {_} past | this {_} coming | that | the {_} same"
    r" | the {_} following | the {_} previous | the ) {_} ) ) )?"
    r"(?P<season> {season} | {season_marked} ) (?: (?: ,? {_} | {_} of {_} ) (?P<year> {year} | '\d\d (?!\w) | (?: that | the {_} same | this"
    r" | last | next | the {_} following ) {_} year ) )?",
    at="{season} {season_marked}",
    finds={
        "The summit is planned for [the summer].": "2020-SU",
        "It was lost in [the summer of 1914].": "1914-SU",
        "They moved here [last fall].": "2019-FA",
        "The talks were held in [autumn 2018].": "2018-FA",
        "They will open it [next spring].": "2020-SP",
        "It snowed all [winter].": "2020-WI",
        "Prices fell in [spring].": "2019-SP",
    },
    ignores=[
        "Share prices fall again.",
        "The fall of Rome was slow.",
        "They spring into action.",
        "Water from a spring was sold.",
        "A fall in sales hurt.",
    ],
)
def season(match: Match[str], document: Document) -> Reading | None:
    """A season. "Fall" and "spring" are also verbs and nouns, so alone they need a word before dates or a year."""
    word, which = match["season"].lower(), " ".join((match["which"] or "").lower().split())
    if not match["year"] and word in ("fall", "spring") and not _is_season(match, document, which):
        return None
    code = SEASON_OF[word]
    if match["year"]:
        return of_year(match["year"], f"-{code}")
    return season_of(which, code)


def season_of(which: str, code: str) -> Reading:
    """Return a season by the word before it."""
    if which in ("the following", "that", "the same", "the previous"):
        return counted("told", "Y", {"the following": 1, "the previous": -1}.get(which, 0), f"XXXX-{code}")
    lean = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "this": 0}.get(which)
    return missing(f"XXXX-{code}", lean)


def _is_season(match: Match[str], document: Document, which: str) -> bool:
    if NOT_SEASON.match(document.clean, match.end()):
        return False
    return bool(which and which != "the") or IN_SEASON.match(document.clean, 0, match.start()) is not None


NOT_SEASON = regex.compile(r"[ ](?:of|in|from|to|on|into|by|for|off|out|back|short|behind|below|under|through|apart|prey|victim|water)(?!\w)")
IN_SEASON = regex.compile(r"(?r)\b(?:in|by|since|until|during|through|throughout|early|late|mid|each|every)[ -](?:the[ ])?(?:early[ ]|late[ ])?")


@RULES.rule(
    r"(?: (?<= (?P<lead> (?: \b (?: the | its | their | his | a ) {_} (?: fiscal {_} )? )? (?: fiscal [ -] )? (?: \b (?P<before> (?: 19"
    r" | 20 ) \d\d ) (?: 's )? {_} )? \b (?P<which> first | second | third | fourth | final | latest | last | current | next | previous | this"
    r" | that | 1st | 2nd | 3rd | 4th | same ) [ -] ) ) | (?<= (?P<lead> \b the {_} ) ) )"
    r" quarter (?! [ -]? (?: final | back | century | mile | hour | finals | master | point | pound | inch ) | {_} of {_} (?: an? | the {_}"
    r" (?!year) ) )"
    r" (?: (?: {_} of )? {_} (?P<year> {year} | (?: this | last | next | that | the ) {_} year ) )?",
    at="quarter",
    finds={
        "Profit fell in [the third quarter], it said.": "2019-Q3",
        "[The first quarter of 1990] was poor.": "1990-Q1",
        "It reported [fourth-quarter] earnings.": "2019-Q4",
        "Sales in [the second quarter of last year] rose.": "2019-Q2",
        "It lost money in [the last quarter].": "2019-Q4",
        "Orders will fall in [the next quarter].": "2020-Q2",
        "Sales were flat in [the quarter], it said.": "2019-Q4",
    },
    ignores=[
        "A quarter of an hour later.",
        "The quarterback fell.",
        "In the Latin quarter of town.",
        "He won the first quarter-final.",
        "the first quarter century",
    ],
)
def quarter(match: Match[str], document: Document) -> Reading | None:
    """A quarter of a year. Without a year, news means the last one that has begun, and "the quarter" the one told of."""
    which = (match["which"] or "").lower()
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(which)
    if number:
        return of_year(match["before"] or match["year"], f"-Q{number}")
    if not which:
        return counted("quarter", "Q") if LEAD_THE.match(document.clean, 0, match.start()) else None
    if which in ("that", "same", "latest"):
        return counted("quarter", "Q")
    return counted("said", "Q", {"last": -1, "previous": -1, "next": 1}.get(which, 0))


LEAD_THE = regex.compile(r"(?r)\bthe[ ]{1,8}", regex.IGNORECASE)


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? \b (?P<which> first | second | last | latter | other ) [ -] ) ) half (?: {_} of )? {_} (?P<year> {year} |"
    r" (?: this | last | next | that | the ) {_} year )",
    at="half",
    finds={
        "Sales in [the first half of 1989] rose.": "1989-H1",
        "It grew in [the second half of last year].": "2019-H2",
        "It was sold in [the latter half of 2003].": "2003-H2",
        "[The first half of this year] was dry.": "2020-H1",
        "In [the second half of the year] it fell.": {"type": "DATE"},
        "For [the last half of 1989] it lost.": "1989-H2",
    },
    ignores=["He scored in the second half.", "The first half of the match.", "A half in 1989 was cut.", "In the first half of March."],
)
def half(match: Match[str], document: Document) -> Reading:
    """One half of a year."""
    return of_year(match["year"], "-H1" if match["which"].lower() == "first" else "-H2")
