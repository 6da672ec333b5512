"""The driver: hands shards to Dask, keeps the manifest, shows progress. Only this module knows Dask."""

import json
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from itertools import islice
from logging import ERROR
from pathlib import Path
from time import monotonic
from typing import Any

import dask
from distributed import Client, KilledWorker, LocalCluster, WorkerPlugin, as_completed

from service import __version__
from service.bulk.parts import Job, Part, make, name_of, tidy, write
from service.bulk.shards import WEB, InputError, Shard, located, shards_of
from service.settings import Settings

SETTINGS = Path(__file__).with_name("dask.yaml")
WINDOW = 8  # shards in the cluster at a time, a worker
SAVED = 5.0  # seconds between two writings of the manifest
PATIENCE = 100  # times that a shard may lose its worker before the run gives up
Progress = Callable[[Part], None]


class OtherJob(ValueError):
    """The output folder holds another job's work; the message says what differs."""


class Manifest:
    """Which shards are done. Written aside and renamed every few seconds, and at the end sorted, so that it is the same for every run."""

    def __init__(self, job: Job, shards: list[Shard]) -> None:
        self.url = f"{job.out}/manifest.json"
        # Everything that decides the output, so that a later run cannot mix two jobs in one folder.
        self.job = {"version": __version__, **{name: value for name, value in asdict(job).items() if name != "out"}}
        self.archive = sha256(json.dumps([asdict(shard) for shard in shards]).encode()).hexdigest()
        self.parts: dict[str, dict[str, Any]] = {}
        self.saved = monotonic()

    def resume(self) -> None:
        """Take over what an earlier run did. Raises OtherJob, and InputError where nothing can be written."""
        filesystem, path = located(self.url)
        if self.url.startswith(WEB):
            raise InputError(f"{self.url}: such a URL can be read, not written; name a folder or a store such as s3://")
        if not filesystem.exists(path):
            return
        before = json.loads(filesystem.cat_file(path))
        if (before["job"], before["archive"]) != (self.job, self.archive):
            raise OtherJob(f"{self.url} is of another job: other input, fields, format or version; name another output folder")
        self.parts = {part["name"]: part for part in before["parts"]}

    def add(self, part: Part) -> None:
        """Note a finished part."""
        self.parts[part.name] = part.listed()
        if monotonic() - self.saved > SAVED:
            self.save()

    def save(self) -> None:
        """Write the manifest."""
        parts = [self.parts[name] for name in sorted(self.parts)]
        content = {"job": self.job, "archive": self.archive, "parts": parts}
        write(self.url, json.dumps(content, indent=1).encode() + b"\n")
        self.saved = monotonic()


class Deaf(WorkerPlugin):
    """A worker that leaves Ctrl-C, which a terminal sends to all processes of a command, to the driver: that stops them in order."""

    def setup(self, worker: object) -> None:
        """Do not hear it."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def cluster(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """Give a client of an existing cluster, or of one on this machine's cores."""
    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    quiet = dask.config.merge(dask.config.config, dask.config.collect([str(SETTINGS)], env={}))
    with dask.config.set(quiet), LocalCluster(workers, 1, dashboard_address=":0", silence_logs=ERROR) as local, Client(local) as client:
        client.register_plugin(Deaf())
        yield client


def run(
    inputs: tuple[str, ...],
    job: Job,
    settings: Settings,
    *,
    shard_bytes: int,
    scheduler: str | None = None,
    workers: int | None = None,
    start: Callable[[list[Shard]], Progress] = lambda shards: lambda part: None,
) -> list[dict[str, Any]]:
    """Extract an archive and return the manifest's parts; `start` gets the shards still to do and returns what to call after each.

    Raises InputError, OtherJob, and KilledWorker for a shard that takes its worker down every time.
    """
    shards = shards_of(inputs, shard_bytes)
    manifest = Manifest(job, shards)
    manifest.resume()
    missing = [(number, shard) for number, shard in enumerate(shards) if name_of(number, job) not in manifest.parts]
    progress = start([shard for _, shard in missing])
    if missing:
        _fill(manifest, missing, job, settings, progress, scheduler, workers)
    return [manifest.parts[name] for name in sorted(manifest.parts)]


def _fill(
    manifest: Manifest,
    missing: list[tuple[int, Shard]],
    job: Job,
    settings: Settings,
    progress: Progress,
    scheduler: str | None,
    workers: int | None,
) -> None:
    """Have the missing parts made, noting each; what is done stays noted when this is stopped."""
    try:
        with cluster(scheduler, workers) as client:
            for part in _made(client, missing, job, settings):
                manifest.add(part)
                progress(part)
        tidy(job)
    finally:
        manifest.save()


def _made(client: Client, missing: Iterable[tuple[int, Shard]], job: Job, settings: Settings) -> Iterator[Part]:
    """Yield each part as it is finished, with a few shards a worker in the cluster at a time."""
    waiting = iter(missing)
    given: dict[object, tuple[int, Shard]] = {}
    lost: dict[int, int] = {}
    running = as_completed()

    def submit(number: int, shard: Shard) -> None:
        future = client.submit(make, number, shard, job, settings, pure=False)
        given[future.key] = (number, shard)
        running.add(future)

    for number, shard in islice(waiting, WINDOW * max(1, len(client.scheduler_info()["workers"]))):
        submit(number, shard)
    for future in running:
        number, shard = given.pop(future.key)
        try:
            yield future.result()
        except KilledWorker:
            lost[number] = lost.get(number, 0) + 1
            if lost[number] > PATIENCE:
                raise
            submit(number, shard)
            continue
        for following in islice(waiting, 1):
            submit(*following)
