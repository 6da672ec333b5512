"""Parts: what becomes of one shard. This is the one function that workers run; it knows nothing of who calls it."""

import gzip
import json
import os
from dataclasses import asdict, dataclass, replace
from math import inf
from uuid import uuid4

import pyarrow
import pyarrow.parquet
import zstandard
from fsspec.implementations.local import LocalFileSystem

from service.bodies import json_of
from service.bulk.shards import Read, Shard, located, records
from service.lines import PROBLEM, answer_or_problem
from service.requests import REQUEST, Wanted
from service.settings import Settings

FORMATS = {"ndjson": ".ndjson", "gzip": ".ndjson.gz", "zstd": ".ndjson.zst", "parquet": ".parquet"}


@dataclass(frozen=True, slots=True)
class Job:
    """What to read of a record, and how and where to write."""

    out: str
    format: str = "ndjson"
    text_field: str = "text"
    published_at_field: str = "published_at"
    id_field: str = "id"


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part, as the manifest lists it."""

    name: str
    shard: Shard
    answers: int
    problems: int

    def listed(self) -> dict[str, object]:
        """Return the part's entry in the manifest."""
        return asdict(self)


def name_of(number: int, job: Job) -> str:
    """Return the name of the part of the nth shard."""
    return f"part-{number:06d}{FORMATS[job.format]}"


def make(number: int, shard: Shard, job: Job, settings: Settings) -> Part:
    """Extract one shard into one part, problems into a file beside it, and return its entry.

    Both are written aside and renamed, the part last: a part that is there is whole, whenever a worker died.
    """
    patient = replace(settings, deadline=inf)  # no clock decides what an archive holds
    good: list[bytes] = []
    bad: list[bytes] = []
    for read in records(shard):
        line = answer_or_problem(lambda read=read: wanted(read, job, patient).served(patient))  # type: ignore[misc]
        if line.startswith(PROBLEM):
            bad.append(placed(line, shard, read))
        else:
            good.append(line)
    name = name_of(number, job)
    if bad:
        write(f"{job.out}/problems/{name.partition('.')[0]}.ndjson", b"".join(bad))
    write(f"{job.out}/{name}", packed(good, job.format))
    return Part(name, shard, len(good), len(bad))


def wanted(read: Read, job: Job, settings: Settings) -> Wanted:
    """Return what to read of a record: the fields that the job names, no others. Raises 400 and ValidationError."""
    record = json_of(read.line, settings)
    if not isinstance(record, dict):
        return Wanted(**REQUEST.load(record))
    names = {"text": job.text_field, "published_at": job.published_at_field, "id": job.id_field}
    fields = {name: record[field] for name, field in names.items() if field in record}
    if isinstance(fields.get("id"), int):
        fields["id"] = str(fields["id"])
    return Wanted(**REQUEST.load(fields))


def placed(problem: bytes, shard: Shard, read: Read) -> bytes:
    """Return a problem with the file and position of its record."""
    return json.dumps({"file": shard.url, "position": read.position, **json.loads(problem)}).encode() + b"\n"


def packed(lines: list[bytes], format: str) -> bytes:
    """Return the lines of a part in its format, the same bytes for the same lines."""
    body = b"".join(lines)
    match format:
        case "gzip":
            return gzip.compress(body, mtime=0)
        case "zstd":
            return zstandard.ZstdCompressor().compress(body)
        case "parquet":
            return _table(lines)
        case _:
            return body


def _table(lines: list[bytes]) -> bytes:
    """The answers as rows: what is plain in columns of its own, facts and claims as JSON."""
    columns = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "published_at", "answer")])
    answers = [(json.loads(line), line.decode().rstrip("\n")) for line in lines]
    rows = [{"id": answer["id"], "published_at": answer["published_at"], "answer": line} for answer, line in answers]
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=columns), sink)
    return bytes(sink.getvalue())


def write(url: str, content: bytes) -> None:
    """Write a file aside and rename it, so that nobody ever sees half of it."""
    filesystem, path = located(url)
    filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
    aside = f"{path}.{uuid4().hex}.tmp"
    with filesystem.open(aside, "wb") as file:
        file.write(content)
        if isinstance(filesystem, LocalFileSystem):
            file.flush()
            os.fsync(file.fileno())  # or a machine that loses power may keep the name and not the content
    filesystem.mv(aside, path)


def tidy(job: Job) -> None:
    """Remove what a worker that died had written aside and not renamed; only once all parts are there."""
    filesystem, path = located(job.out)
    for aside in (found for folder in (path, f"{path}/problems") for found in filesystem.glob(f"{folder}/part-*.tmp")):
        filesystem.rm_file(aside)
