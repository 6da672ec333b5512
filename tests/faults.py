"""What happens to callers when workers die, instances restart and clients are slow, through the shipped nginx: `make faults`.

Prints figures, fails when one is over its gate, and stops all that it started. Everything runs on loopback.
"""

import http.client
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import urlsplit

from tests import stories
from tests.proxy import NGINX, proxied
from tests.server import Server, free_port, serving

CLIENTS = 8
THREADS = 4  # of a worker: so many requests it has in hand at most
SLOW = 400
BODY = json.dumps({"text": stories.text(stories.NAMES[0]), "published_at": "2020-01-27"}).encode()
JSON = {"Content-Type": "application/json"}


@dataclass
class Load:
    """Clients that post one article after the other to an address, and what became of each request."""

    url: str
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    done: Event = field(default_factory=Event)

    def client(self) -> None:
        """Post until told to stop, over one connection as long as it lasts."""
        connection = connected(self.url)
        while not self.done.is_set():
            began = time.perf_counter()
            try:
                connection.request("POST", "/v1/facts", BODY, JSON)
                response = connection.getresponse()
                response.read()
                if response.status != 200:
                    self.failures.append(str(response.status))
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(type(error).__name__)
                connection.close()
            self.seconds.append(time.perf_counter() - began)
        connection.close()


def connected(url: str) -> http.client.HTTPConnection:
    """A connection to an address."""
    address = urlsplit(url)
    return http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=30)


@contextmanager
def load(url: str) -> Iterator[Load]:
    """Put an address under load for as long as the block runs, and a moment before and after."""
    under = Load(url)
    clients = [Thread(target=under.client) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    try:
        time.sleep(1)
        yield under
        time.sleep(1)
    finally:
        under.done.set()
        for client in clients:
            client.join()


def share(values: list[float], part: float) -> float:
    """The value below which this part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def until(so: Callable[[], bool]) -> float:
    """The seconds until something comes true."""
    began = time.monotonic()
    while not so():
        if time.monotonic() - began > 30:
            raise TimeoutError("it did not happen within 30 s")
        time.sleep(0.01)
    return time.monotonic() - began


def ready(url: str) -> bool:
    """Whether an instance says that it can extract."""
    connection = connected(url)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def killed(server: Server, url: str, times: int = 5) -> tuple[Load, float]:
    """Kill a worker at once, again and again, under load; gives the longest time until all workers are back and ready."""
    longest = 0.0
    with load(url) as under:
        for _ in range(times):
            before = server.workers
            os.kill(before[0], signal.SIGKILL)
            back = until(lambda: len(server.workers) == len(before) and before[0] not in server.workers and ready(server.url))  # noqa: B023
            longest = max(longest, back)
            time.sleep(1)
    return under, longest


def reloaded(server: Server, url: str, times: int = 5) -> Load:
    """Have an instance replace all its workers, again and again, under load."""
    with load(url) as under:
        for _ in range(times):
            before = server.workers
            server.process.send_signal(signal.SIGHUP)
            until(lambda: len(server.workers) == len(before) and not set(before) & set(server.workers))  # noqa: B023
            time.sleep(0.5)
    return under


def restarted(addresses: list[str], url: str, stacks: list[ExitStack]) -> Load:
    """Stop each instance by SIGTERM and start it anew, one after the other, twice, under load."""
    with load(url) as under:
        for _ in range(2):
            for number, address in enumerate(addresses):
                stacks[number].close()
                stacks[number].enter_context(serving("--workers", "2", address=address))
                time.sleep(0.5)
    return under


def recycled(times: int = 3) -> Load:
    """Have workers replaced after every 200 requests, under load, without a proxy."""
    with serving("--workers", "2", "--max-requests", "200", "--max-requests-jitter", "20") as server, load(server.url) as under:
        time.sleep(times)
    return under


REQUESTS = {
    "headers": b"POST /v1/facts HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "bodies": b"POST /v1/facts HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n",
    "readers": b"GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@contextmanager
def slow_clients(url: str, kind: str) -> Iterator[None]:
    """Hold many connections to an address that send a byte a second, or do not read what they asked for."""
    address, done = urlsplit(url), Event()
    with ExitStack() as stack:
        sockets = [stack.enter_context(slow_socket((address.hostname or "", address.port or 0), REQUESTS[kind])) for _ in range(SLOW)]
        dripper = Thread(target=drip, args=(sockets if kind != "readers" else [], done))
        dripper.start()
        try:
            yield
        finally:
            done.set()
            dripper.join()


def slow_socket(address: tuple[str, int], request: bytes) -> socket.socket:
    """A connection with little room for answers, whose request has begun."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(address)
    connection.sendall(request)
    return connection


def drip(sockets: list[socket.socket], done: Event) -> None:
    """Send a byte on each connection every second; those that the other side has closed are left alone."""
    while not done.wait(1):
        for connection in sockets:
            try:
                connection.send(b"a")
            except OSError:
                continue


def probed(url: str, times: int = 300) -> list[float]:
    """The seconds that /health/live takes, over new connections."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        connection = connected(url)
        connection.request("GET", "/health/live")
        assert connection.getresponse().status == 200
        connection.close()
        seconds.append(time.perf_counter() - began)
        time.sleep(0.01)
    return seconds


class Report:
    """Lines of figures, each with its gate."""

    def __init__(self) -> None:
        self.kept = True

    def line(self, what: str, figure: float, gate: float, more: str) -> None:
        """Print one figure."""
        self.kept = self.kept and figure <= gate
        print(f"{'ok  ' if figure <= gate else 'OVER'} {what:<58} {figure:>8.4g}   (at most {gate:g}; {more})", flush=True)

    def lost(self, what: str, under: Load, gate: int) -> None:
        """Print how many requests of a load failed."""
        kinds = ", ".join(sorted(set(under.failures))) or "none"
        slowest = f"p99 {share(under.seconds, 0.99) * 1000:.0f} ms, slowest {max(under.seconds) * 1000:.0f} ms"
        self.line(what, len(under.failures), gate, f"of {len(under.seconds)}; {kinds}; {slowest}")


def main() -> int:
    """Run all faults; 0 when every figure keeps its gate."""
    if NGINX is None:
        raise SystemExit("nginx is not installed: apt-get install nginx-light")
    report, addresses = Report(), [f"127.0.0.1:{free_port()}" for _ in range(2)]
    stacks = [ExitStack(), ExitStack()]
    with stacks[0], stacks[1]:
        first, _ = (stack.enter_context(serving("--workers", "2", address=address)) for stack, address in zip(stacks, addresses))
        with proxied(*addresses) as url:
            through(report, first, url)
            report.lost("SIGTERM and start of each instance twice: requests lost", restarted(addresses, url, stacks), 0)
    report.lost("workers replaced every 200 requests, no proxy: lost", recycled(), 0)
    return 0 if report.kept else 1


def through(report: Report, server: Server, url: str) -> None:
    """Report what a kill, a reload and slow clients do to callers of the proxy, and a kill to callers without it."""
    under, back = killed(server, url)
    # nginx asks another instance, unless the answer had begun.
    report.lost("kill -9 of a worker, 5 times: requests lost", under, 5 * THREADS)
    report.line("kill -9 of a worker: seconds until all are ready", back, 2, "the longest of 5")
    under, _ = killed(server, server.url)
    report.lost("the same without the proxy: requests lost", under, 5 * CLIENTS)
    report.lost("HUP, 5 times: requests lost", reloaded(server, url), 0)
    calm = share(probed(url), 0.99)
    for kind in REQUESTS:
        with slow_clients(url, kind):
            seconds = probed(url)
        more = f"p50 {share(seconds, 0.5) * 1000:.1f}; without them p99 {calm * 1000:.1f}"
        report.line(f"{SLOW} slow {kind}: p99 of /health/live in ms", share(seconds, 0.99) * 1000, 100, more)


if __name__ == "__main__":
    sys.exit(main())
