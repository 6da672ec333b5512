"""The numbers extractor beside Recognizers-Text, in one run: python -m benchmarks.numbers_peer [--peer build/peers/bin/python]

The peer runs in an environment of its own (its requirements are old):
    python -m venv build/peers && build/peers/bin/pip install 'emoji<2' recognizers-text-suite
Times are CPU medians; R is one pass of `regex.compile(r"\\w+").findall` over the same text.
"""

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import regex

from service.document import Document
from service.extractors.numbers import extract

WORD = regex.compile(r"\w+")
ROUNDS = 15
STORIES = Path(__file__).resolve().parent.parent / "seeds" / "articles"
PEER = """
import json, statistics, sys, time
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture
number, unit = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
models = [number.get_number_model(), number.get_ordinal_model(), number.get_percentage_model(), unit.get_age_model(),
          unit.get_currency_model(), unit.get_dimension_model(), unit.get_temperature_model()]
def run(text):
    for model in models:
        model.parse(text)
text = json.load(sys.stdin)
run(text)
times = []
for _ in range(3):
    started = time.process_time()
    run(text)
    times.append(time.process_time() - started)
print(statistics.median(times))
"""


def medians(*functions: Callable[[], object]) -> list[float]:
    """Return the median CPU seconds of each function, called in turn."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(ROUNDS):
        for function, taken in zip(functions, times):
            started = time.process_time()
            function()
            taken.append(time.process_time() - started)
    return [statistics.median(taken) for taken in times]


def peer_seconds(python: Path, text: str) -> float | None:
    """Return the median CPU seconds of Recognizers-Text, or None where it is not installed."""
    if not python.exists():
        return None
    done = subprocess.run([python, "-W", "ignore", "-c", PEER], input=json.dumps(text), capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print R, our time and the peer's on our own stories."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", type=Path, default=Path("build/peers/bin/python"))
    parser.add_argument("texts", nargs="*", type=Path, help="plain text files (default: the stories of this repository)")
    options = parser.parse_args()
    for path in options.texts or sorted(STORIES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        document = Document(text)
        one, ours = medians(lambda text=text: WORD.findall(text), lambda document=document: extract(document))  # type: ignore[misc]
        line = f"{path.stem:28} {len(text):7} characters, {len(extract(document)):4} numbers: R {one * 1e6:6.0f} us, ours {ours / one:5.1f} R"
        peer = peer_seconds(options.peer, text)
        print(line + (f", Recognizers-Text {peer / one:6.0f} R ({peer / ours:5.0f} times ours)" if peer else ""))


if __name__ == "__main__":
    main()
