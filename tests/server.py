"""A real gunicorn on a free port of this machine, for as long as a test or a command needs it.

    python -m tests.server COMMAND ...

runs a command with the word URL replaced by the server's address, and exits as the command does.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
GUNICORN = Path(sys.executable).with_name("gunicorn")
PATIENCE = 30  # seconds


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    url: str
    process: subprocess.Popen[bytes]
    errors: IO[bytes]

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]

    @property
    def said(self) -> str:
        """What it has written to standard error."""
        return os.pread(self.errors.fileno(), 2**30, 0).decode()


@contextmanager
def running(*options: str, **environment: str) -> Iterator[str]:
    """Serve with the shipped configuration; gives the address, and stops the server afterwards."""
    with serving(*options, **environment) as server:
        yield server.url


@contextmanager
def serving(*options: str, address: str | None = None, **environment: str) -> Iterator[Server]:
    """Serve as `running` does, at an address if one is given; gives the server."""
    address = address or f"127.0.0.1:{free_port()}"
    command = [str(GUNICORN), "--bind", address, *options, "service.app:create_app()"]
    with TemporaryFile() as said, subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stderr=said) as process:
        try:
            wait(f"http://{address}/health/ready", process, said)
            yield Server(f"http://{address}", process, said)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def wait(url: str, process: subprocess.Popen[bytes], said: IO[bytes] | None = None) -> None:
    """Return when the server answers. Raises RuntimeError, with what it said, when it ended or takes too long."""
    for _ in range(PATIENCE * 20):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer on {url}: {os.pread(said.fileno(), 2**20, 0).decode() if said else ''}")


def main() -> int:
    """Run a command beside a server."""
    with running() as url:
        return subprocess.run([url if word == "URL" else word for word in sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
