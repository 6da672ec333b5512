"""Score the extraction in this process on the annotated corpora, without a server.

    python -m tests.scoring dates numbers [--errors 20] [--only SOURCE] [--source wikiwars]

Reads ../shared, which holds the corpora and their scorers; the product runs without it.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from service.answer import answer
from service.formats.as_json import plain
from service.pipeline import extract
from service.schemas import FactsRequest

ROOT = Path(__file__).resolve().parent.parent
REQUEST = FactsRequest()


def shared() -> Path:
    """The folder of corpora and scorers: beside this checkout, or a few folders up."""
    return next((folder / "shared" for folder in ROOT.parents if (folder / "shared" / "score").exists()), ROOT.parent / "shared")


def answers(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer to each document, by its id, as the service would give it."""
    return {document["id"]: answered(document) for document in documents}


def answered(document: dict[str, Any]) -> dict[str, Any]:
    """The answer to one document of a corpus."""
    wanted = REQUEST.load({"text": document["text"], "published_at": document.get("published_at")})
    return plain(answer(extract(wanted["text"], wanted["published_at"]), published_at=wanted["published_at"]))


def measures(area: str, errors: int = 0, only: str = "") -> dict[str, float]:
    """Every measure of an area, by name; prints `errors` mistakes of each sort."""
    folder = shared()
    sys.path.insert(0, str(folder / "score"))
    score = importlib.import_module("score")
    path = folder / "corpora" / area / ("gold.jsonl" if area == "seed" else "dev.jsonl")
    gold = [document for document in score.documents(path) if only in (document.get("source") or "")]
    started = time.perf_counter()
    found = {key: score.predictions(area, reply) for key, reply in answers(gold).items()}
    seconds = time.perf_counter() - started
    result: dict[str, float] = importlib.import_module(score.MODULES[area]).score(gold, found)
    print(f"{area}: {sum(len(document['text']) for document in gold) / seconds / 1000:.0f} thousand characters a second")
    if errors and area != "seed":
        _print_errors(folder / "score" / f"{score.MODULES[area]}.py", gold, found, errors)
    return result


def _print_errors(scorer: Path, gold: list[dict[str, Any]], found: dict[str, Any], errors: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wanted, given = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        wanted.write_text("".join(json.dumps(document) + "\n" for document in gold), encoding="utf-8")
        rows = ({"id": key, "facts": facts, "claims": facts} for key, facts in found.items())
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        subprocess.run([sys.executable, scorer, wanted, given, "--errors", str(errors)], check=False)


def main() -> None:
    """Print the measures that have a goal, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("areas", nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--source", default="", help="only documents of sources whose name holds this")
    parser.add_argument("--all", action="store_true", help="print every measure")
    options = parser.parse_args()
    for area in options.areas:
        result = measures(area, options.errors, options.source)
        score = importlib.import_module("score")
        goals = score.goals(area)
        for key, value in result.items():
            goal = next((row["goal"] for row in goals if score.fnmatch.fnmatch(key, row["measure"])), None)
            if goal or options.all:
                print(f"  {'     ' if not goal else 'ok   ' if score.met(goal, value) else 'SHORT'} {key:44} {value:8.3f}  goal {goal or '-'}")


if __name__ == "__main__":
    main()
