"""How many articles a second the service answers, and how long each waits, under wrk: `make load [SECONDS=10]`.

Posts the article of `make bench` over 1, 8 and 64 connections: to gunicorn, and to the shipped nginx before it where nginx is installed.
The load shares the machine with the server, so a server of its own answers more.
"""

import argparse
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import regex

from benchmarks.texts import PUBLISHED, article
from tests.proxy import NGINX, proxied
from tests.server import serving

CONNECTIONS = 1, 8, 64
# Seconds before each run: all workers have started, and what wrk left behind as it stopped has been answered.
SETTLING = 2
# What wrk runs: the request, and at the end the figures on one line, microseconds as milliseconds.
SCRIPT = """
wrk.method = "POST"
wrk.body = [==[BODY]==]
wrk.headers["Content-Type"] = "application/json"
function done(summary, latency)
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout + summary.errors.status
  io.write(string.format("figures %.2f %.2f %.1f %d\\n", latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.requests / summary.duration * 1e6, lost))
end
"""
FIGURES = regex.compile(r"^figures (\S+) (\S+) (\S+) (\S+)$", regex.MULTILINE)


def loaded(url: str, seconds: int) -> Iterator[str]:
    """Yield a row of figures for each number of connections. Raises CalledProcessError where wrk fails."""
    body = json.dumps({"text": article(), "published_at": PUBLISHED.isoformat()})
    with TemporaryDirectory() as folder:
        script = Path(folder) / "post.lua"
        script.write_text(SCRIPT.replace("BODY", body), encoding="utf-8")
        for connections in CONNECTIONS:
            command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script), f"{url}/v1/facts"]
            time.sleep(SETTLING)
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            median, tail, rate, lost = FIGURES.findall(said)[0]
            yield f"{connections:>11} {median:>8} {tail:>8} {rate:>11} {lost:>7}"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    seconds = parser.parse_args().seconds
    with ExitStack() as stack:
        server = stack.enter_context(serving(FACTS_LOG_LEVEL="error"))
        doors = {"gunicorn": server.url}
        if NGINX is not None:
            address = urlsplit(server.url).netloc
            doors["nginx"] = stack.enter_context(proxied(address, address))
        for door, url in doors.items():
            print(f"{door}\nconnections   p50 ms   p99 ms    a second    lost")
            for row in loaded(url, seconds):
                print(row, flush=True)
        print(f"{len(server.workers)} workers")


if __name__ == "__main__":
    main()
