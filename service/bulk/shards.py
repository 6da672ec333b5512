"""Shards: pieces of an archive, each read on its own. The same archive gives the same shards whoever reads it."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import IO, NamedTuple

import fsspec
import pyarrow.parquet
import zstandard
from fsspec import AbstractFileSystem

LINES, PARQUET = (".ndjson", ".jsonl", ".json"), (".parquet",)
COMPRESSED = (".gz", ".zst")
WEB = ("http://", "https://")  # where files are read, not written, and some servers only begin at the beginning


class InputError(ValueError):
    """Input that cannot be read as an archive; the message says which and what would be right."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of one file: bytes of plain lines, row groups of Parquet, or the whole of a file that cannot be cut (end -1)."""

    url: str
    start: int
    end: int
    size: int  # bytes, for progress


class Read(NamedTuple):
    """One record and where it stood: the byte (after decompression) or the row of its file."""

    position: int
    line: bytes


def located(url: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of a path or URL, and the path in it. Raises InputError where fsspec knows none, or lacks the package for it."""
    try:
        found: tuple[AbstractFileSystem, str] = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise InputError(f"{url}: {error}") from None
    return found


def shards_of(inputs: tuple[str, ...], most: int) -> list[Shard]:
    """Return the shards of files, folders, globs and URLs, about `most` bytes each. Raises InputError."""
    return [shard for given in inputs for shard in _shards(given, most)]


def _shards(given: str, most: int) -> list[Shard]:
    try:
        return [shard for url in _files(given) for shard in _cut(url, most)]
    except OSError as error:  # no right to it, no connection
        raise InputError(f"{given}: {error}") from None


def _files(given: str) -> list[str]:
    """The files that a path, folder, glob or URL names, in order."""
    filesystem, path = located(given)
    if not filesystem.isdir(path):
        found = filesystem.glob(path) if fsspec.core.has_magic(given) else [path]
    else:
        found = [name for name in filesystem.find(path) if _kind(name)]
    if not found or not all(filesystem.exists(name) for name in found):
        raise InputError(f"{given}: no such file; name a file, a folder, a glob or a URL")
    return sorted(filesystem.unstrip_protocol(name) for name in found)


def _kind(url: str) -> str | None:
    """The ending that says how a file is read, without that of its compression."""
    bare = url.removesuffix(next((ending for ending in COMPRESSED if url.endswith(ending)), ""))
    return next((ending for ending in LINES + PARQUET if bare.endswith(ending)), None)


def _cut(url: str, most: int) -> Iterator[Shard]:
    kind = _kind(url)
    if kind is None:
        raise InputError(f"{url}: not an archive; it must end in {', '.join(LINES + PARQUET)}, lines also in .gz or .zst after that")
    filesystem, path = located(url)
    size = int(filesystem.size(path) or 0)
    if kind in PARQUET:
        yield from _row_groups(url, size)
    elif url.endswith(COMPRESSED) or (url.startswith(WEB) and size > most and not _opens_anywhere(url, size)):
        yield Shard(url, 0, -1, size)
    else:
        yield from (Shard(url, start, min(start + most, size), min(most, size - start)) for start in range(0, size, most))


def _opens_anywhere(url: str, size: int) -> bool:
    """Whether a web server gives a file from its middle."""
    with fsspec.open(url, "rb") as file:
        try:
            return file.seek(size - 1) >= 0 and bool(file.read(1))
        except ValueError:
            return False


def _row_groups(url: str, size: int) -> Iterator[Shard]:
    with fsspec.open(url, "rb") as file:
        groups = pyarrow.parquet.ParquetFile(file).num_row_groups
    yield from (Shard(url, group, group + 1, size // groups) for group in range(groups))


def records(shard: Shard) -> Iterator[Read]:
    """Yield the records of a shard as lines of JSON, in order."""
    yield from _rows(shard) if _kind(shard.url) in PARQUET else _lines(shard)


def _lines(shard: Shard) -> Iterator[Read]:
    """The lines that begin inside the shard."""
    with fsspec.open(shard.url, "rb") as raw:
        file = _plain(raw, shard.url)
        position = _first_line(file, shard.start)
        while (shard.end < 0 or position < shard.end) and (line := file.readline()):
            if line.strip():
                yield Read(position, line)
            position += len(line)


def _plain(raw: IO[bytes], url: str) -> IO[bytes]:
    if url.endswith(".gz"):
        return gzip.open(raw)  # type: ignore[return-value]
    if url.endswith(".zst"):
        return BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    return raw


def _first_line(file: IO[bytes], start: int) -> int:
    """Move to the first line that begins at or after an offset, and return where that is."""
    if start == 0:
        return 0
    file.seek(start - 1)
    return start - 1 + len(file.readline())


def _rows(shard: Shard) -> Iterator[Read]:
    with fsspec.open(shard.url, "rb") as file:
        archive = pyarrow.parquet.ParquetFile(file)
        before = sum(archive.metadata.row_group(group).num_rows for group in range(shard.start))
        for number, row in enumerate(archive.read_row_group(shard.start).to_pylist()):
            yield Read(before + number, json.dumps(row, default=str).encode())
