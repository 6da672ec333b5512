"""The shipped nginx configuration on free ports of this machine, in front of instances of the service."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from tests.server import PATIENCE, ROOT, free_port, wait

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


def here(addresses: Sequence[str], listen: str, folder: str) -> str:
    """Return the shipped configuration with our addresses and folder. Raises ValueError where it has no place for them."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    changes = {f"facts-{number}:8000": address for number, address in enumerate(addresses, 1)}
    for old, new in {**changes, "listen 8080": f"listen {listen}", "/tmp/": f"{folder}/"}.items():
        if old not in text:
            raise ValueError(f"{CONFIGURATION} has no {old}")
        text = text.replace(old, new)
    return text


@contextmanager
def proxied(*addresses: str) -> Iterator[str]:
    """Run nginx before the instances; gives its address, and stops it afterwards."""
    listen = f"127.0.0.1:{free_port()}"
    with TemporaryDirectory() as folder, TemporaryFile() as said:
        Path(folder).chmod(0o755)  # nginx started by root works as another user
        path = Path(folder) / "nginx.conf"
        path.write_text(here(addresses, listen, folder), encoding="utf-8")
        with subprocess.Popen([str(NGINX), "-c", str(path), "-g", "daemon off;"], stderr=said) as process:
            try:
                wait(f"http://{listen}/health/live", process, said)
                yield f"http://{listen}"
            finally:
                process.terminate()
                process.wait(timeout=PATIENCE)
