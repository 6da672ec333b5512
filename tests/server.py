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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUNICORN = Path(sys.executable).with_name("gunicorn")
PATIENCE = 30  # seconds


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*options: str, **environment: str) -> Iterator[str]:
    """Serve with the shipped configuration; gives the address, and stops the server afterwards."""
    address = f"127.0.0.1:{free_port()}"
    command = [str(GUNICORN), "--bind", address, *options, "service.app:create_app()"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stderr=subprocess.PIPE) as server:
        try:
            wait(f"http://{address}/health/ready", server)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.communicate(timeout=PATIENCE)


def wait(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the server answers. Raises RuntimeError, with what it said, when it ended or takes too long."""
    for _ in range(PATIENCE * 20):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer: {server.stderr.read().decode() if server.poll() is not None and server.stderr else url}")


def main() -> int:
    """Run a command beside a server."""
    with running() as url:
        return subprocess.run([url if word == "URL" else word for word in sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
