"""Peers on the same texts, for the Python that has them: reads a JSON object of texts, prints for each peer its multiples of R.

Runs by itself, without the service, since what the peers require does not go together with it. A peer that is not there is left out.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regex

Run = Callable[[str], object]
WORD = regex.compile(r"\w+")
PATIENCE = 20.0  # CPU seconds for a peer and a text; who takes longer is measured once
ROUNDS = 5
TERMS = 30_000


def terms() -> list[str]:
    """Return as many names as a gazetteer has, made of syllables."""
    heads = ("Bal", "Dor", "Fen", "Gar", "Hol", "Kar", "Lin", "Mor", "Nor", "Pel")
    tails = ("ton", "ville", "burg", "stad", "holm", "field", "ford", "by", "ham", "dale")
    middles = [f"{a}{b}" for a in "aeiou" for b in "bdfgklmnprstvxz"]
    return [f"{head}{one}{two}{tail}" for head in heads for one in middles for two in middles[:4] for tail in tails][:TERMS]


def recognizers_numbers() -> Run:
    """Return Recognizers-Text for numbers, ordinals, percentages and numbers with units."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    number, unit = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = [number.get_number_model(), number.get_ordinal_model(), number.get_percentage_model(), unit.get_age_model()]
    models += [unit.get_currency_model(), unit.get_dimension_model(), unit.get_temperature_model()]
    return lambda text: [model.parse(text) for model in models]


def recognizers_dates() -> Run:
    """Return Recognizers-Text for dates and times."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_text import Culture

    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    return lambda text: model.parse(text)


def dateparser_search() -> Run:
    """Return dateparser's search for dates in English text."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def quantulum() -> Run:
    """Return quantulum3's parser of quantities, without its classifier."""
    from quantulum3 import parser

    return lambda text: parser.parse(text)


def spacy_ruler() -> Run:
    """Return a blank spaCy pipeline with an entity ruler."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 10**8
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PLACE", "pattern": term} for term in terms()])
    return lambda text: [entity.text for entity in nlp(text).ents]


def spacy_tokenizer() -> Run:
    """Return spaCy's tokenizer alone."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 10**8
    return lambda text: nlp(text)


def flashtext() -> Run:
    """Return flashtext with as many terms."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor()
    processor.add_keywords_from_list(terms())
    return lambda text: processor.extract_keywords(text)


def geotext() -> Run:
    """Return geotext."""
    from geotext import GeoText

    return lambda text: GeoText(text)


PEERS: dict[str, Callable[[], Run]] = {
    "geotext": geotext,
    "flashtext, 30,000 terms": flashtext,
    "spaCy tokenizer": spacy_tokenizer,
    "spaCy + EntityRuler, 30,000 terms": spacy_ruler,
    "dateparser search": dateparser_search,
    "quantulum3": quantulum,
    "Recognizers-Text numbers and units": recognizers_numbers,
    "Recognizers-Text dates": recognizers_dates,
}


def multiple(run: Run, text: str) -> float:
    """Return the median of some rounds as a multiple of R, both timed in turn."""
    ours: list[float] = []
    words: list[float] = []
    began = time.process_time()
    while len(ours) < ROUNDS and time.process_time() - began < PATIENCE:
        for timed, taken in ((WORD.findall, words), (run, ours)):
            start = time.process_time()
            timed(text)
            taken.append(time.process_time() - start)
    return statistics.median(ours) / statistics.median(words)


def main() -> None:
    """Print the multiples of R of each peer that is there, by text."""
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found: dict[str, dict[str, float]] = {}
    for name, made in PEERS.items():
        try:
            run = made()
        except ImportError:
            continue
        run("Five people died in Rome on Monday.")
        found[name] = {title: multiple(run, text) for title, text in texts.items()}
        print(name, found[name], file=sys.stderr)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
