"""Broken requests, byte by byte, against a live server: no answer of 5xx, no dead worker.

    make fuzz N=1000000 [SEED=7]

A seed gives the same requests again. What fails is printed as Python bytes, ready for the table of requests that once failed.
"""

import argparse
import gzip
import json
import random
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import regex

from tests import stories
from tests.oddities import ODD, SAID
from tests.server import Server, serving

WORKERS = 2
STATUS = regex.compile(rb"^HTTP/1\.1 (\d{3}) ", regex.MULTILINE)  # not one that a page about an error quotes
# An unknown transfer coding has a status of its own (RFC 9112, 6.1), which gunicorn gives before the application is asked.
RIGHT_501 = b"transfer-encoding"
TOKENS = [
    *(b"\r\n", b"\n", b"\0", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"{", b"}", b"[" * 50, b'"', b"\\ud800", b"\\u0000", b":", b",", b"null"),
    *(
        b"1e999",
        b"-0",
        b"9" * 500,
        b"NaN",
        b"text",
        b"types",
        b"published_at",
        b"0000-01-01",
        b"9999-12-31T23:59:59+14:00",
        b"chunked",
        b"gzip",
        b"0\r\n\r\n",
    ),
    *(
        b"Content-Length: 5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Expect: 100-continue\r\n",
        b"Accept: text/csv\r\n",
        b"HTTP/1.0",
        b"%00",
        b"%ff",
        b"?",
        b"//",
    ),
    *(odd.encode("utf-8", "surrogatepass") for odd in ODD),
    *(said.encode() for said in SAID),
]


def request(body: bytes, *lines: str, path: str = "/v1/facts", method: str = "POST") -> bytes:
    """A request that is right, before it is broken. Its body goes with it, whatever its length says later."""
    head = [f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close", f"Content-Length: {len(body)}", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def right() -> list[bytes]:
    """Requests of every form that the service reads."""
    text = stories.text(stories.NAMES[0])[:600]
    as_json = json.dumps({"text": text, "published_at": "2020-01-27", "types": ["number"], "offset_unit": "utf16", "id": "a"}).encode()
    item = json.dumps({"uri": "urn:x", "versionCreated": "2020-01-27T10:00:00Z", "bodies": [{"value": text, "contentType": "text/html"}]}).encode()
    plain = "Content-Type: text/plain"
    return [
        request(as_json, "Content-Type: application/json"),
        request(as_json, "Content-Type: application/json", "Accept: application/ld+json;q=0.5, */*;q=0.1", "X-Request-ID: a"),
        request(as_json + b"\n" + as_json + b"\n", "Content-Type: application/x-ndjson"),
        request(gzip.compress(text.encode(), mtime=0), plain, "Content-Encoding: gzip"),
        request(text.encode(), plain, path="/v1/facts?published_at=2020-01-27&types=number,date&offset_unit=utf8"),
        request(f"<html><body><p>{text}</p></body></html>".encode(), "Content-Type: text/html; charset=utf-8", "Accept: application/xml"),
        request(item, "Content-Type: application/json", path="/v1/ninjs"),
        request(b"", path="/v1/rules/number.cardinal", method="GET"),
        request(b"", "Origin: https://example.org", path="/v1/types", method="OPTIONS"),
        f"POST /v1/facts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{plain}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        + b"%x\r\n%s\r\n0\r\n\r\n" % (len(text.encode()), text.encode()),
    ]


def broken(seed: int, count: int) -> Iterator[bytes]:
    """Yield requests with some bytes changed, dropped, doubled or put in, the same for the same seed."""
    chance, originals = random.Random(seed), right()
    for _ in range(count):
        data = bytearray(chance.choice(originals))
        head = data.index(b"\r\n\r\n")
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            mutate(data, chance, head if chance.random() < 0.4 else len(data))
        yield bytes(data)


def mutate(data: bytearray, chance: random.Random, end: int) -> None:
    """Break some bytes before a place."""
    start = chance.randrange(max(1, min(end, len(data))))
    width = chance.choice((1, 1, 2, 8, 64))
    match chance.randrange(5):
        case 0:
            data[start : start + width] = chance.randbytes(width)
        case 1:
            del data[start : start + width]
        case 2:
            data[start:start] = data[start : start + width]
        case 3:
            data[start:start] = chance.choice(TOKENS)
        case _:
            data[start : start + width] = chance.choice(TOKENS)


def answered(address: tuple[str, int], data: bytes) -> bytes:
    """Return what comes back on a connection that sends this and then no more; empty when it is closed without a word."""
    with socket.create_connection(address, timeout=20) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return b""


def failing(server: Server, requests: Iterable[bytes]) -> Iterator[tuple[bytes, str]]:
    """Yield the requests that get an answer of 5xx or end a worker, and what happened. Counts statuses as it goes."""
    address, workers = urlsplit(server.url), all_workers(server)
    for data in requests:
        answer = answered((address.hostname or "", address.port or 0), data)
        statuses = {int(status) for status in STATUS.findall(answer)} - ({501} if RIGHT_501 in data.lower() else set())
        seen.update(statuses or {0})
        if any(status >= 500 for status in statuses):
            yield data, f"answered {max(statuses)}"
        if set(server.workers) != workers:
            workers = all_workers(server)
            yield data, "a worker died"


def all_workers(server: Server) -> set[int]:
    """The workers, once all are there."""
    while len(server.workers) < WORKERS:
        time.sleep(0.01)
    return set(server.workers)


seen: Counter[int] = Counter()


def fuzzed() -> AbstractContextManager[Server]:
    """A server whose workers are never replaced, so that one that ends has died."""
    return serving("--workers", str(WORKERS), "--max-requests", "0", FACTS_LOG_LEVEL="error")


def main() -> int:
    """Try as many requests as asked for; 1 when any fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with fuzzed() as server:
        failures = list(failing(server, broken(options.seed, options.count)))
        for data, what in failures[:50]:
            print(what, data)
        print(f"{options.count} requests, {len(failures)} failures; by status (0: closed without a word): {dict(sorted(seen.items()))}")
        print("\n".join(line for line in server.said.splitlines() if '"failed"' in line or '"error"' in line)[:5000])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
