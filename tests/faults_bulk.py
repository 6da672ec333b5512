"""An archive on a real cluster while its workers are killed and its driver is restarted: `make faults-bulk [ARGS=...]`.

A scheduler and two workers run as processes of their own. A worker is killed with -9 every few seconds and the driver once. The output
must be the bytes of a single-process run. Then an archive on one and on two workers, and on a bare pool of processes, as ratios: of the
whole time, and of the steady time from the first part begun to the last part written, taken in the same way for all three.
Prints the figures; ends with 1 when the bytes differ. Stops what it started, at the latest after --limit seconds.
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
from types import FrameType
from typing import NamedTuple

from distributed import Client

from service.bulk.driver import SETTINGS
from service.bulk.parts import Job, make
from service.bulk.shards import Shard, shards_of
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
    environment = {**os.environ, "DASK_CONFIG": str(SETTINGS)}
    with subprocess.Popen([str(word) for word in command], cwd=ROOT, env=environment, **quiet) as running:  # type: ignore[call-overload]
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


def finished(driver: subprocess.Popen[str]) -> None:
    """Wait until a driver has ended. Raises RuntimeError, with what it said, if it failed."""
    with driver:
        try:
            _, said = driver.communicate()
        finally:
            driver.kill()
    if driver.returncode != 0:
        raise RuntimeError(said)


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


class Times(NamedTuple):
    """Seconds: of the whole, and from the first part begun to the last part written."""

    whole: float
    steady: float

    def __str__(self) -> str:
        return f"{self.whole:.1f} s, steady {self.steady:.1f} s, start and end {self.whole - self.steady:.1f} s"


def steady(spans: list[tuple[float, float]]) -> float:
    """The seconds from the first begin to the last end."""
    return max(end for _, end in spans) - min(begin for begin, _ in spans)


def clocked(number: int, shard: Shard, job: Job) -> tuple[float, float]:
    """Make a part; returns when it was begun and ended."""
    began = time.time()
    make(number, shard, job, Settings())
    return began, time.time()


def pooled(source: Path, out: Path, shard_bytes: int) -> Times:
    """What a bare pool of two processes takes for the same shards."""
    shards, job = shards_of((str(source),), shard_bytes), Job(str(out))
    began = time.time()
    with ProcessPoolExecutor(2) as pool:
        spans = list(pool.map(clocked, range(len(shards)), shards, [job] * len(shards)))
    return Times(time.time() - began, steady(spans))


def timed(source: Path, out: Path, shard_bytes: int, workers: int) -> Times:
    """What a cluster of so many workers takes, once they are there."""
    with cluster(workers) as fleet, Client(fleet.address) as watching:
        watching.wait_for_workers(workers, timeout=60)
        watching.get_task_stream()  # the scheduler keeps the times of tasks from now on
        began = time.time()
        finished(bulk(source, out, shard_bytes, "--scheduler", fleet.address))
        whole = time.time() - began
        clocks = [clock for task in watching.get_task_stream(start=began) for clock in task["startstops"]]
    return Times(whole, steady([(clock["start"], clock["stop"]) for clock in clocks if clock["action"] == "compute"]))


def compared(folder: Path, articles: int, shards: int) -> bool:
    """Print what one worker, two, and a bare pool of two take; returns whether one and two wrote the same bytes."""
    source = folder / "timed.ndjson"
    archive.write(source, articles)
    shard_bytes = max(1024, source.stat().st_size // shards)
    pool = pooled(source, folder / "pool", shard_bytes)
    one, two = (timed(source, folder / f"on{workers}", shard_bytes, workers) for workers in (1, 2))
    for name, times in (("bare pool of two", pool), ("one worker", one), ("two workers", two)):
        print(f"{articles} articles, {name}: {times}; {articles / times.steady:.0f} articles a second")
    print(f"scaling: steady {one.steady / two.steady:.2f}, whole {one.whole / two.whole:.2f}")
    print(f"Dask costs: steady {two.steady / pool.steady - 1:+.1%}, whole {two.whole / pool.whole - 1:+.1%}", flush=True)
    return digest(folder / "on1") == digest(folder / "on2")


def attacked(folder: Path, articles: int, shards: int, every: float) -> bool:
    """Print how a run under fire went; returns whether it wrote the bytes of a single-process run."""
    source = folder / "articles.ndjson"
    archive.write(source, articles)
    shard_bytes = max(1024, source.stat().st_size // shards)
    finished(bulk(source, folder / "single", shard_bytes, "--workers", 1))
    killed = under_fire(source, folder / "fire", shard_bytes, every)
    same = digest(folder / "single") == digest(folder / "fire")
    print(f"{articles} articles, {killed} workers killed, the driver once: bytes {'equal' if same else 'DIFFER'}", flush=True)
    return same


def late(number: int, frame: FrameType | None) -> None:
    """End the run, so that all it started is ended too."""
    raise TimeoutError("not done within --limit seconds")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--timed", type=int, default=30_000, help="articles of the timed runs, if --articles is not less")
    parser.add_argument("--shards", type=int, default=80)
    parser.add_argument("--every", type=float, default=3.0, help="seconds between two killings")
    parser.add_argument("--limit", type=int, default=600, help="seconds after which it gives up")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, late)
    signal.alarm(options.limit)
    with tempfile.TemporaryDirectory() as folder:
        same = compared(Path(folder), min(options.timed, options.articles), options.shards)
        same &= attacked(Path(folder), options.articles, options.shards, options.every)
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
