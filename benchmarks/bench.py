"""How fast it is, in one run: `make bench [PEERS=1] [FULL=1]`.

Times are CPU medians of interleaved rounds as multiples of R, one pass of `regex.compile(r"\\w+").findall` over the same text, so that
they can be compared between machines; the texts are our own stories. Writes build/bench.json, and with the peers docs/speed.svg.
"""

import argparse
import json
import platform
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import around, steps
from benchmarks.plot import OURS, chart
from benchmarks.texts import NEWS, article, news

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "build" / "bench.json"
PLOT = ROOT / "docs" / "speed.svg"
DATES = ("dateparser search", "Recognizers-Text dates", "HeidelTime", "HeidelTime, its start alone")
TITLE = f"An article of {len(article()):,} characters: times as long as one pass over its words"


def peers(python: Path) -> dict[str, dict[str, float]]:
    """Return the multiples of R of each peer that a Python has, on the article and on a part of the news."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        json.dump({"article": article(), "news": news(NEWS // 30)}, file)
        file.flush()
        command = [str(python), "-W", "ignore", str(Path(__file__).with_name("peers.py")), file.name]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def beside_dates(found: dict[str, dict[str, float]], ours: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return how many times as long as our dates the peers take that find dates, by text."""
    return {name: {title: times / ours[title]["dates"] for title, times in found[name].items()} for name in DATES if name in found}


def shown(result: dict[str, Any], depth: int = 0) -> None:
    """Print a result, one figure a line."""
    for name, value in result.items():
        if isinstance(value, dict):
            print("  " * depth + name)
            shown(value, depth + 1)
        else:
            print("  " * depth + f"{name:40}" + (f"{value:10.2f}" if isinstance(value, float) else f"{value:>10}"))


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="also 10 MB")
    parser.add_argument("--peers", type=Path, help="the Python that has the peers")
    options = parser.parse_args()
    result: dict[str, Any] = {"python": platform.python_version(), "steps, R": steps.both(), "growth": steps.growth(options.full)}
    result |= {"hostile, 32 kB": steps.hostile(), "HTTP, CPU ms": around.http()}
    result |= {"worker by kind, CPU ms": around.kinds(), "start and memory": around.start()}
    if options.peers:
        result["peers, R"] = peers(options.peers)
        result["peers of dates, times as long as our dates"] = beside_dates(result["peers, R"], result["steps, R"])
        PLOT.write_text(chart(TITLE, {OURS: result["steps, R"]["article"]["extract"]} | _on_article(result["peers, R"])), encoding="utf-8")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    shown(result)


def _on_article(found: dict[str, dict[str, float]]) -> dict[str, float]:
    return {name: times["article"] for name, times in found.items()}


if __name__ == "__main__":
    main()
