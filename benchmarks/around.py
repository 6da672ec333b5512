"""What the service adds around the extraction: HTTP and serialisation, start, memory."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import orjson
from werkzeug.test import EnvironBuilder

from benchmarks.soak import bodies, memory, post
from benchmarks.texts import PUBLISHED, article
from benchmarks.timing import medians
from service import pipeline
from service.answer import answer
from service.app import create_app
from service.formats.as_json import plain, render
from service.pipeline import extract
from service.schemas import Facts
from service.settings import Settings
from tests.server import ROOT, Server, serving

ROUNDS = 41
WORKERS = 2
KINDS = {"sync": ("--worker-class", "sync"), "gthread, 1 thread": ("--threads", "1"), "gthread, 4 threads": ("--threads", "4")}
GEVENT = ROOT / "build" / "gevent"  # where the Makefile puts what only this kind of worker needs
REQUESTS = 200
TICKS = os.sysconf("SC_CLK_TCK")


def http() -> dict[str, float]:
    """Return CPU milliseconds of one request for an article in process: all of it, all but the extraction, each way to write the answer."""
    text = article()
    app = create_app(Settings(log_level="error"))
    body = json.dumps({"text": text, "published_at": PUBLISHED.isoformat()}).encode()
    environment = EnvironBuilder(path="/v1/facts", method="POST", data=body, content_type="application/json").get_environ()

    def request() -> bytes:
        return b"".join(app.wsgi_app({**environment, "wsgi.input": io.BytesIO(body)}, _started))

    found, schema = extract(text, PUBLISHED), Facts()
    shown = answer(found, published_at=PUBLISHED)
    taken = medians(
        {
            "request": request,
            "extract": lambda: extract(text, PUBLISHED),
            "answer": lambda: answer(found, published_at=PUBLISHED),
            "projection, orjson": lambda: render(shown),
            "projection, json": lambda: json.dumps(plain(shown)),
            "marshmallow, orjson": lambda: orjson.dumps(schema.dump(shown)),
            "marshmallow, json": lambda: json.dumps(schema.dump(shown)),
        },
        ROUNDS,
    )
    with patch.object(pipeline, "extract", lambda *_: found):
        taken |= medians({"request, extraction given": request}, ROUNDS)
    return {"bytes of the answer": float(len(render(shown)))} | {name: seconds * 1e3 for name, seconds in taken.items()}


def kinds() -> dict[str, dict[str, float]]:
    """Return CPU milliseconds of a worker for one request by its kind, over a connection that is kept where the kind keeps it."""
    kinds = {name: _by_size(options) for name, options in KINDS.items()}
    if GEVENT.is_dir():
        kinds["gevent"] = _by_size(("--worker-class", "gevent"), PYTHONPATH=str(GEVENT))
    return kinds


def _by_size(options: tuple[str, ...], **environment: str) -> dict[str, float]:
    with serving("--workers", "1", *options, FACTS_LOG_LEVEL="error", **environment) as server:
        return {"an article": _each(server, article()), "one word": _each(server, "Thanks.")}


def _each(server: Server, text: str) -> float:
    body = json.dumps({"text": text, "published_at": PUBLISHED.isoformat()}).encode()
    post(server.url, [body] * 10)
    before = _spent(server)
    assert post(server.url, [body] * REQUESTS) == 0
    return (_spent(server) - before) * 1e3 / REQUESTS


def _spent(server: Server) -> float:
    """CPU seconds of the workers."""
    fields = [Path(f"/proc/{worker}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for worker in server.workers]
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS  # in the user's code and in the kernel's


def _started(status: str, headers: Iterable[Any], error: object = None) -> Any:
    assert status == "200 OK", status
    return None


def start() -> dict[str, float]:
    """Return the seconds until the application is ready and until a server of two workers answers, and MiB of a worker's own."""
    began = time.monotonic()
    with serving("--workers", str(WORKERS), FACTS_LOG_LEVEL="error") as server:
        answering = time.monotonic() - began
        post(server.url, bodies(1, 400))
        own = memory(server) / WORKERS
    code = "import time; began = time.process_time(); import service.app; service.app.create_app(); print(time.process_time() - began)"
    ready = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {"application, CPU s": float(ready.stdout), "server answers, s": answering, "worker's own MiB": own}
