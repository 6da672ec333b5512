"""Archives: the same answers as the service, the same bytes whoever works, and nothing lost when something breaks."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from distributed import LocalCluster
from flask.testing import FlaskClient

from service.bulk import driver
from service.bulk.parts import Job
from service.bulk.shards import InputError, records, shards_of
from service.settings import Settings
from tests import archive
from tests.server import ROOT

COUNT = 300
SHARD = 20_000


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "articles.ndjson"
    archive.write(path, COUNT)
    return path


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A scheduler and two workers as processes of their own, as a cluster has them."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        yield local.scheduler_address


def bulk(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "service", "bulk", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def parts(out: Path) -> dict[str, bytes]:
    """Every file of an output folder, by its name."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def answers(out: Path) -> bytes:
    return b"".join(content for name, content in parts(out).items() if name.startswith("part-"))


@pytest.fixture(scope="module")
def done(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("one") / "facts"
    result = bulk(source, out, "--workers", 1, "--shard-bytes", SHARD)
    assert result.returncode == 0, result.stderr
    assert f"{COUNT} answers, 0 problems" in result.stderr
    return out


def test_the_answers_are_those_of_the_service(client: FlaskClient, source: Path, done: Path) -> None:
    served = client.post("/v1/facts", data=source.read_bytes(), content_type="application/x-ndjson").data
    assert answers(done) == served


def test_a_cluster_of_two_writes_the_same_bytes(cluster: str, source: Path, done: Path, tmp_path: Path) -> None:
    assert bulk(source, tmp_path / "facts", "--scheduler", cluster, "--shard-bytes", SHARD).returncode == 0
    assert parts(tmp_path / "facts") == parts(done)


def test_a_second_run_does_only_what_is_missing(cluster: str, source: Path, done: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    assert bulk(source, out, "--scheduler", cluster, "--shard-bytes", SHARD).returncode == 0
    manifest = json.loads((out / "manifest.json").read_text())
    gone, kept = manifest["parts"].pop(1), out / manifest["parts"][0]["name"]
    (out / gone["name"]).unlink()
    (out / f"{gone['name']}.0.tmp").write_bytes(b"half")  # as a worker that is killed leaves it
    (out / "manifest.json").write_text(json.dumps(manifest))
    before = kept.stat().st_mtime_ns
    assert bulk(source, out, "--scheduler", cluster, "--shard-bytes", SHARD).returncode == 0
    assert kept.stat().st_mtime_ns == before
    assert parts(out) == parts(done)


def test_another_job_does_not_mix_in(cluster: str, source: Path, done: Path) -> None:
    result = bulk(source, done, "--scheduler", cluster, "--shard-bytes", SHARD * 2)
    assert result.returncode == 2
    assert "name another output folder" in result.stderr


def test_a_bad_record_is_a_problem_with_its_place_and_the_rest_goes_on(cluster: str, tmp_path: Path) -> None:
    lines = [b'{"body": "12 men", "day": "2020-01-27", "n": 7}', b"{", b'{"body": 5}', b'{"day": "2020-01-27"}', b'{"body": "3 men"}']
    (tmp_path / "a.ndjson").write_bytes(b"\n".join(lines))
    fields = ["--text-field", "body", "--published-at-field", "day", "--id-field", "n"]
    result = bulk(tmp_path / "a.ndjson", tmp_path / "facts", "--scheduler", cluster, *fields)
    assert result.returncode == 1
    assert "2 answers, 3 problems" in result.stderr
    found = [json.loads(line) for line in (tmp_path / "facts" / "part-000000.ndjson").read_bytes().splitlines()]
    assert [answer["id"] for answer in found] == ["7", None]
    problems = [json.loads(line) for line in (tmp_path / "facts" / "problems" / "part-000000.ndjson").read_bytes().splitlines()]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in (1, 2, 3)]
    assert [(problem["status"], problem["position"]) for problem in problems] == list(zip((400, 422, 422), starts, strict=True))


def test_every_kind_of_archive_reads_alike(source: Path, tmp_path: Path) -> None:
    plain = source.read_bytes()
    (tmp_path / "a.ndjson.gz").write_bytes(gzip.compress(plain))
    (tmp_path / "a.ndjson.zst").write_bytes(zstandard.compress(plain))
    rows = [json.loads(line) for line in plain.splitlines()]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=70)
    whole = [json.loads(read.line) for shard in shards_of((str(source),), SHARD) for read in records(shard)]
    assert whole == rows
    for name in ("a.ndjson.gz", "a.ndjson.zst", "a.parquet"):
        shards = shards_of((str(tmp_path / name),), SHARD)
        assert [json.loads(read.line) for shard in shards for read in records(shard)] == rows
    assert len(shards_of((str(tmp_path),), SHARD)) == 1 + 1 + 5
    assert len(shards_of((str(tmp_path / "*.gz"),), SHARD)) == 1


@pytest.mark.parametrize("size", [1, 7, 100, 10_000_000])
def test_each_line_belongs_to_one_shard(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"a": 1}\n\n{"b": 22}\r\n{"c": "\xc3\xa9"}\n{"d": 4}')
    found = [read.line.strip() for shard in shards_of((str(path),), size) for read in records(shard)]
    assert found == [b'{"a": 1}', b'{"b": 22}', b'{"c": "\xc3\xa9"}', b'{"d": 4}']


UNPACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("part-000000.ndjson.gz", gzip.decompress),
    "zstd": ("part-000000.ndjson.zst", zstandard.decompress),
}


@pytest.mark.parametrize("written_as", UNPACKED)
def test_output_may_be_packed(cluster: str, tmp_path: Path, written_as: str) -> None:
    (tmp_path / "a.ndjson").write_text('{"text": "12 men"}\n')
    assert bulk(tmp_path / "a.ndjson", tmp_path / "facts", "--scheduler", cluster, "--format", written_as).returncode == 0
    name, unpacked = UNPACKED[written_as]
    assert json.loads(unpacked((tmp_path / "facts" / name).read_bytes()))["facts"][0]["text"] == "12"


def test_output_may_be_parquet(cluster: str, tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text('{"text": "12 men", "id": "x"}\n')
    assert bulk(tmp_path / "a.ndjson", tmp_path / "facts", "--scheduler", cluster, "--format", "parquet").returncode == 0
    (row,) = pyarrow.parquet.read_table(tmp_path / "facts" / "part-000000.parquet").to_pylist()
    assert (row["id"], json.loads(row["answer"])["facts"][0]["text"]) == ("x", "12")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The address of a web server on a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_web_is_read(source: Path, done: Path, tmp_path: Path, web: str, pack: Callable[[bytes], bytes]) -> None:
    name = "a.ndjson.gz" if pack is gzip.compress else "a.ndjson"
    (tmp_path / name).write_bytes(pack(source.read_bytes()))
    out = tmp_path / "facts"
    assert driver.run((f"{web}/{name}",), Job(str(out)), Settings(), shard_bytes=SHARD, workers=1)
    assert answers(out) == answers(done)


def test_the_web_is_not_written(source: Path, web: str) -> None:
    said = bulk(source, f"{web}/facts")
    assert said.returncode == 2
    assert "can be read, not written" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("given", ["missing.ndjson", "*.ndjson", "notes.docx"])
def test_input_that_is_no_archive_is_named(tmp_path: Path, given: str) -> None:
    (tmp_path / "notes.docx").write_text("x")
    with pytest.raises(InputError, match=given.replace("*", r"\*")):
        shards_of((str(tmp_path / given),), SHARD)


@pytest.mark.parametrize("given", ["sheep://meadow/a.ndjson", "gs://archive/a.ndjson", "http://127.0.0.1:9/a.ndjson"])
def test_a_url_that_cannot_be_read_is_named(given: str) -> None:
    with pytest.raises(InputError, match=given):
        shards_of((given,), SHARD)


def hearing() -> None:
    """Let a new process hear Ctrl-C: what a shell starts in the background, such as these tests perhaps, does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(cluster: str, tmp_path: Path) -> None:
    source, out = tmp_path / "a.ndjson", tmp_path / "facts"
    archive.write(source, 9000)
    command = [sys.executable, "-m", "service", "bulk", str(source), str(out), "--workers", "1", "--shard-bytes", "4000"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=hearing) as run:
        while len(list(out.glob("part-*.ndjson"))) < 5 and run.poll() is None:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers get it as well
        _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (130, "stopped; the same command goes on where this stopped\n")
    stopped = json.loads((out / "manifest.json").read_text())["parts"]
    assert stopped
    assert not list(out.rglob("*.tmp"))
    manifest = driver.run((str(source),), Job(str(out)), Settings(), shard_bytes=4000, scheduler=cluster)
    assert sum(part["answers"] for part in manifest) == 9000
