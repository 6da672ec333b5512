"""Parts of a year: seasons, quarters, halves."""

import regex
from regex import Match

from service.document import Document
from service.extractors.dates.reading import Reading, counted, missing
from service.extractors.dates.vocabulary import QUARTERS, RULES, SEASON_OF, month_of, of_year, one_space, pointed, word_before
from service.lexicon import listing, one_of


@RULES.rule(
    r"(?: (?<= (?P<lead> \b (?P<which> {pointing} | the ) {_} ) ) )? (?P<season> {season} | {season_marked} )"
    r" (?: (?: ,? {_} | {_} of {_} ) (?P<year> {year} | '\d\d (?!\w) | {that_year} ) )?",
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
        "She ran at the Summer Olympics.",
    ],
)
def season(match: Match[str], document: Document) -> Reading | None:
    """A season. "Fall" and "spring" are also verbs and nouns, so alone they need a word before dates or a year."""
    group = match.re.groupindex
    word, which, year = match[group["season"]], one_space(match[group["which"]]), match[group["year"]]
    if word[0].isupper() and OF_NAME.match(document.clean, match.end()):
        return None
    word = word.lower()
    if not year and word in ("fall", "spring") and not _is_season(match, document, which):
        return None
    code = SEASON_OF[word]
    return of_year(year, f"-{code}") if year else pointed(which, f"-{code}")


def _is_season(match: Match[str], document: Document, which: str) -> bool:
    if which and which != "the":
        return True
    clean = document.clean
    if NOT_SEASON.match(clean, match.end()):
        return False
    return IN_SEASON.match(clean, 0, match.start()) is not None or SEASONAL.match(clean, match.end()) is not None


OF_NAME = regex.compile(f"[ ]{one_of(listing('dates', 'seasons_of_names'))}")
NOT_SEASON = regex.compile(f"[ ]{one_of(listing('dates', 'not_seasonal'))}", regex.IGNORECASE)
SEASONAL = regex.compile(f"[ ](?:{one_of(listing('dates', 'seasonal'))}|(?:and|to)[ ](?:early[ ]|late[ ])?{one_of(SEASON_OF)})", regex.IGNORECASE)
IN_SEASON = regex.compile(r"(?r)\b(?:in|by|since|until|during|through|throughout|early|late|mid|each|every)[ -](?:the[ ])?(?:early[ ]|late[ ])?")


@RULES.rule(
    r"(?: (?<= (?P<lead> (?: \b the {_} (?! [^-]{1,12} -q ) )? (?: fiscal [ -] )? (?: \b (?P<before> {year} | {that_year} ) (?: 's )? {_} )?"
    r" \b (?P<which> {nth_quarter} | final | latest | last | current | next | previous | this | that | same ) [ -] ) )"
    r" | (?<= (?P<lead> \b the {_} (?: (?P<before> {year} ) {_} )? ) ) )"
    # A quarter may be a coin, a place, an hour, a player; the quarter of a thing is a share of it.
    r" quarter (?! [ -]? {quartered} | - (?: to | on | by ) -"
    r" | {_} of {_} (?: an? | the {_} (?!year) ) ) (?: (?: {_} of )? {_} (?P<year> {year} | {that_year}"
    r" | the {_} year ) )? (?= (?: {_} end(?:ed|ing) {_} (?: on {_} )? (?P<month> {month} ) )? )",
    at="quarter",
    finds={
        "Profit fell in [the third quarter], it said.": "2019-Q3",
        "[The first quarter of 1990] was poor.": "1990-Q1",
        "It reported [fourth-quarter] earnings.": "2019-Q4",
        "Sales in [the second quarter of last year] rose.": "2019-Q2",
        "It lost money in [the last quarter].": "2019-Q4",
        "Orders will fall in [the next quarter].": "2020-Q2",
        "Sales were flat in [the quarter], it said.": "2019-Q4",
        "It lost money in [the quarter] ended Sept. 30.": "2019-Q3",
        "Orders rose in [the quarter] ended July 31.": "2019-Q2",
        "It was sold in [the final quarter of 2012].": "2012-Q4",
    },
    ignores=[
        "A quarter of an hour later.",
        "The quarterback fell.",
        "In the Latin quarter of town.",
        "He won the first quarter-final.",
        "They scored in the final quarter.",
        "The quarter-on-quarter growth was slow.",
        "the first quarter century",
    ],
)
def quarter(match: Match[str], document: Document) -> Reading | None:
    """A quarter of a year. Without a year, news means the last one that has begun, and "the quarter" the one told of."""
    group = match.re.groupindex
    which, year = (match[group["which"]] or "").lower(), match[group["before"]] or match[group["year"]]
    if year and which in ("final", "last"):
        return of_year(year, "-Q4")
    if which in QUARTERS:
        return of_year(year, f"-Q{QUARTERS[which]}")
    if not match["lead"] or which == "final":  # that of a game
        return None
    if match["month"]:
        return missing(f"XXXX-Q{(month_of(match['month']) - 2) % 12 // 3 + 1}")  # that of its middle month
    if which in ("", "that", "same"):
        return counted("quarter", "Q", value=f"{match['before'] or 'XXXX'}-QX")
    if which == "latest":
        return counted("said", "Q", -1)
    return counted("said", "Q", {"last": -1, "previous": -1, "next": 1}.get(which, 0))


@RULES.rule(
    r"(?: (?<= (?P<lead> (?<! [\w.,$\u00a3\u20ac-] ) (?P<before> {year} ) {_} ) ) )? (?P<part> Q [1-4] | H [12] )"
    r" (?: ,? {_} (?: of {_} )? (?P<year> {year} | '\d\d (?!\w) | {that_year} ) )?",
    at="q1 q2 q3 q4 h1 h2",
    case=True,
    finds={
        "Sales rose in [Q3], it said.": "2019-Q3",
        "It lost money in [Q1 2013].": "2013-Q1",
        "Revenue for [H1 2019] was flat.": "2019-H1",
        "Margins shrank in [2018 Q4].": "2018-Q4",
        "In [Q2 of last year] it grew.": "2019-Q2",
        "Growth in [Q4] was weak.": "2019-Q4",
    },
    ignores=["The Audi Q7 was stolen.", "He drove an h1.", "A Q3 was stolen.", "The H3 2019 model.", "Flu of type H1N1.", "The Q1s."],
)
def quarter_in_letters(match: Match[str], document: Document) -> Reading | None:
    """A quarter or half of a year as reports write it: Q3, H1 2019. Without a year it is much else, so a word before dates must lead to it."""
    part, year = match["part"], match["before"] or match["year"]
    before = word_before(match, document)
    return of_year(year, f"-{part}") if year or (part[0] == "Q" and before in BEFORE_QUARTERS) else None


BEFORE_QUARTERS = frozenset(listing("dates", "in_dates")) | {"for", "by", "from"}


@RULES.rule(
    r"(?<= (?P<lead> \b (?: the {_} (?: (?P<year> {year} ) | (?P<like> {like} ) | latest ) | (?P<like> last {_} year 's ) ) {_} ) )"
    r" (?: period | (?<= (?: {like} | 's ) {_} ) quarter )"
    r" (?: (?: {_} (?: of | in ) )? {_} (?P<ago> last {_} year | the {_} (?: previous | prior ) {_} year | a {_} year {_} {was} ) )?",
    at="period quarter",
    after="{digit} {like} latest s",
    finds={
        "Sales grew in [the latest period].": "2019-Q4",
        "Net rose in the third quarter. In [the 2018 period] it fell.": "2018-Q3",
        "Net rose in the third quarter. In [the corresponding period last year] it fell.": "2018-Q3",
        "Net rose in the second quarter, up from [the same quarter a year earlier].": "2018-Q2",
        "Orders fell in the fourth quarter, from $4 million in [the comparable period].": "2018-Q4",
        "Net rose in the third quarter, from $4 million in [last year's quarter].": "2018-Q3",
        "Net rose in the third quarter. In [the like period of last year] it fell.": "2018-Q3",
        "Exports grew more than in [the same period last year].": "2019",
    },
    ignores=["In the period of calm.", "The latest periodical.", "The same period.", "A 2018 period drama.", "the 1914 periods"],
)
def like_quarter(match: Match[str], document: Document) -> Reading | None:
    """The quarter told of, that of the year named, or, where two periods are likened, of the year before; that year where none is told."""
    if match["like"]:
        same = match["like"].lower() == "same" and not match["ago"]
        frame = "ago" if (match["ago"] or "").lower().startswith("last") else "quarter ago"
        return None if same else counted(frame, "Y", -1)
    return counted("quarter", "Q", value=f"{match['year'] or 'XXXX'}-QX")


@RULES.rule(
    r"(?<= (?P<lead> (?: \b the {_} )? \b (?P<which> first | second | last | latter | other ) [ -] ) )"
    r" (?: half | two {_} quarters ) (?: {_} of )? {_} (?P<year> {year} | {that_year} | the {_} year )",
    at="half two",
    after="first second last latter other -",
    finds={
        "Sales in [the first half of 1989] rose.": "1989-H1",
        "It grew in [the second half of last year].": "2019-H2",
        "It was sold in [the latter half of 2003].": "2003-H2",
        "[The first half of this year] was dry.": "2020-H1",
        "In [the second half of the year] it fell.": {"type": "DATE"},
        "For [the last half of 1989] it lost.": "1989-H2",
        "Orders fell in [the first two quarters of 2018].": "2018-H1",
    },
    ignores=["He scored in the second half.", "The first half of the match.", "A half in 1989 was cut.", "In the first half of March."],
)
def half(match: Match[str], document: Document) -> Reading:
    """One half of a year."""
    return of_year(match["year"], "-H1" if match["which"].lower() == "first" else "-H2")
