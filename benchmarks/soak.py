"""How much memory the workers gain over many requests: `make soak [N=100000]`. Prints the slope in MiB for 100,000 requests."""

import argparse
import http.client
import json
import random
import statistics
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from tests import stories
from tests.server import Server, serving

CLIENTS, SAMPLES = 8, 20
WARM = 5  # samples at the start that say more of first uses than of leaks
TEXTS = [stories.text(name) for name in stories.NAMES]


def bodies(seed: int, count: int) -> Iterator[bytes]:
    """Yield requests for parts of our own stories, no two alike, as different texts fill caches differently."""
    chance = random.Random(seed)
    for number in range(count):
        text = chance.choice(TEXTS)
        start = chance.randrange(len(text) // 2)
        yield json.dumps({"text": f"{number} {text[start : start + chance.randrange(200, 4000)]}", "published_at": "2020-01-27"}).encode()


def post(url: str, requests: Iterable[bytes]) -> int:
    """Post requests over one connection, and return how many were not answered 200."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=60)
    bad = 0
    for body in requests:
        connection.request("POST", "/v1/facts", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        bad += response.status != 200
    connection.close()
    return bad


def memory(server: Server) -> float:
    """Return the MiB that the workers hold for themselves, shared with nobody."""
    kilobytes = 0
    for worker in server.workers:
        for line in Path(f"/proc/{worker}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Private_"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    each = parser.parse_args().count // (CLIENTS * SAMPLES)
    seen: list[float] = []
    bad = 0
    with serving("--workers", "2", "--max-requests", "0", FACTS_LOG_LEVEL="error") as server, ThreadPoolExecutor(CLIENTS) as pool:
        for sample in range(SAMPLES):
            bad += sum(pool.map(lambda client: post(server.url, bodies(sample * CLIENTS + client, each)), range(CLIENTS)))  # noqa: B023
            seen.append(memory(server))
            print(f"{(sample + 1) * CLIENTS * each:>8} requests {seen[-1]:8.2f} MiB", flush=True)
    per_sample = statistics.linear_regression(range(len(seen) - WARM), seen[WARM:]).slope
    print(f"slope {per_sample / (CLIENTS * each) * 100_000:.2f} MiB for 100,000 requests (two workers together); {bad} not answered 200")


if __name__ == "__main__":
    main()
