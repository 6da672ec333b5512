"""An archive on a real cluster while its workers are killed and its driver is restarted: `make faults-bulk [ARTICLES=...]`.

A scheduler and two workers run as processes of their own. A worker is killed with -9 every few seconds and the driver once. The output
must be the bytes of a single-process run. Then the same archive on one and on two workers, and on a bare pool of processes, as ratios.
Prints the figures; ends with 1 when the bytes differ. Stops what it started.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from service.bulk.parts import Job, make
from service.bulk.shards import shards_of
from service.settings import Settings
from tests import archive
from tests.server import ROOT, free_port

DASK = (sys.executable, "-m", "dask")  # run as a module, so that this folder is importable, as the image's is


def digest(out: Path) -> str:
    """One hash over every file of an output folder."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return sha256(b"".join(str(path.relative_to(out)).encode() + path.read_bytes() for path in files)).hexdigest()


@contextmanager
def process(*command: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended with the block."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([str(word) for word in command], cwd=ROOT, **quiet) as running:  # type: ignore[call-overload]
        try:
            yield running
        finally:
            running.terminate()


class Cluster(NamedTuple):
    """A scheduler's address and its workers' nannies, which restart a worker that dies."""

    address: str
    nannies: list[int]

    def workers(self) -> list[int]:
        """The processes that run tasks now."""
        listed = subprocess.run(["pgrep", "-P", ",".join(map(str, self.nannies)), "-f", "spawn_main"], capture_output=True, text=True, check=False)
        return [int(number) for number in listed.stdout.split()]


@contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    """A scheduler and workers as processes of their own."""
    address = f"tcp://127.0.0.1:{free_port()}"
    with ExitStack() as stack:
        port = address.rpartition(":")[2]
        stack.enter_context(process(*DASK, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"))
        worker = (*DASK, "worker", address, "--nthreads", 1, "--no-dashboard", "--host", "127.0.0.1")
        yield Cluster(address, [stack.enter_context(process(*worker)).pid for _ in range(workers)])


def bulk(source: Path, out: Path, shard_bytes: int, *options: object) -> subprocess.Popen[str]:
    """A driver, started."""
    command = [sys.executable, "-m", "service", "bulk", source, out, "--shard-bytes", shard_bytes, *options]
    return subprocess.Popen([str(word) for word in command], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def finished(driver: subprocess.Popen[str]) -> float:
    """The seconds until a driver ended. Raises RuntimeError, with what it said, if it failed."""
    began = time.perf_counter()
    _, said = driver.communicate()
    if driver.returncode != 0:
        raise RuntimeError(said)
    return time.perf_counter() - began


def killing(stop: threading.Event, every: float, fleet: Cluster, out: Path, killed: list[int]) -> None:
    """Kill one worker every few seconds, whenever work has gone on since the last, until told to stop."""
    done = 0
    while not stop.wait(every):
        workers, now = fleet.workers(), len(list(out.glob("part-*")))
        if workers and now > done:
            done = now
            killed.append(workers[len(killed) % len(workers)])
            os.kill(killed[-1], signal.SIGKILL)


def under_fire(source: Path, out: Path, shard_bytes: int, every: float) -> int:
    """Run with workers killed, and the driver killed and started again half-way; returns how many workers died."""
    stop, killed = threading.Event(), list[int]()
    half = len(shards_of((str(source),), shard_bytes)) // 2
    with cluster(2) as fleet:
        killer = threading.Thread(target=killing, args=(stop, every, fleet, out, killed))
        killer.start()
        try:
            with bulk(source, out, shard_bytes, "--scheduler", fleet.address) as driver:
                while len(list(out.glob("part-*"))) < half and driver.poll() is None:
                    time.sleep(0.1)
                driver.kill()
            finished(bulk(source, out, shard_bytes, "--scheduler", fleet.address))
        finally:
            stop.set()
            killer.join()
    return len(killed)


def pooled(source: Path, out: Path, shard_bytes: int) -> float:
    """The seconds that a bare pool of two processes takes for the same shards."""
    shards, job = shards_of((str(source),), shard_bytes), Job(str(out))
    began = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(make, range(len(shards)), shards, [job] * len(shards), [Settings()] * len(shards)))
    return time.perf_counter() - began


def timed(source: Path, out: Path, shard_bytes: int, workers: int) -> float:
    """The seconds that a cluster of so many workers takes, once they are there."""
    with cluster(workers) as fleet:
        finished(bulk(source, out.with_name(f"warm{workers}"), shard_bytes * 10, "--scheduler", fleet.address))
        return finished(bulk(source, out, shard_bytes, "--scheduler", fleet.address))


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--every", type=float, default=3.0, help="seconds between two killings")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.ndjson")
        archive.write(source, options.articles)
        shard_bytes = max(1024, source.stat().st_size // options.shards)
        finished(bulk(source, Path(folder, "single"), shard_bytes, "--workers", 1))
        killed = under_fire(source, Path(folder, "fire"), shard_bytes, options.every)
        same = digest(Path(folder, "single")) == digest(Path(folder, "fire"))
        print(f"{options.articles} articles, {killed} workers killed, the driver once: bytes {'equal' if same else 'DIFFER'}")
        one, two = (timed(source, Path(folder, f"on{workers}"), shard_bytes, workers) for workers in (1, 2))
        pool = pooled(source, Path(folder, "pool"), shard_bytes)
        print(f"one worker {one:.1f} s, two {two:.1f} s: scaling {one / two:.2f}; bare pool of two {pool:.1f} s: Dask costs {two / pool - 1:+.1%}")
        print(f"{options.articles / two:.0f} articles a second on two workers")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
