"""gunicorn as the service runs it; every value may be overridden on the command line or in GUNICORN_CMD_ARGS."""

import os
import shutil
import tempfile
from pathlib import Path

from service.cgroup import cpus
from service.collector import rest, settle

rest()  # until the first worker is made

SHARED = "PROMETHEUS_MULTIPROC_DIR"
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a folder in memory, where there is one

workers = int(os.environ.get("WEB_CONCURRENCY") or cpus())
worker_class = "gthread"
threads = 4
worker_connections = 1000
backlog = 1024  # connections that wait to be taken; the proxy lets fewer through
preload_app = True  # lexicons and rules are compiled once and shared by the workers
timeout = 30  # a worker that says nothing for so long is ended
graceful_timeout = 20  # the requests in hand may take so long when a worker stops
keepalive = 75  # longer than the proxy keeps an idle connection, so that it never meets one that closes
max_requests = 200_000  # a worker is replaced after so many, so that no leak grows for ever
max_requests_jitter = 50_000  # not all at once
limit_request_line = 4094
limit_request_fields = 50
limit_request_field_size = 4096
worker_tmp_dir = MEMORY
control_socket_disable = True
forwarded_allow_ips = ""  # nothing here depends on what a proxy says of the client
forwarder_headers = ""
accesslog = None  # the application writes a line for each request
logconfig_dict = {
    "formatters": {"lines": {"()": "service.logs.Lines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "INFO", "handlers": ["lines"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["lines"], "propagate": False}},
}


def own() -> str:
    """How the folder of this process begins: a server that takes over from another inherits its environment."""
    return f"newsfacts-{os.getpid()}-"


# The metrics library looks for the folder when it is imported, so before the application is.
if not Path(os.environ.get(SHARED, "")).name.startswith(own()):
    os.environ[SHARED] = tempfile.mkdtemp(prefix=own(), dir=MEMORY)


def pre_fork(server: object, worker: object) -> None:
    """Keep the collector off what all workers share."""
    settle()


def child_exit(server: object, worker: object) -> None:
    """Keep the figures of a worker that has ended."""
    from service import metrics

    metrics.fold(worker.pid)  # type: ignore[attr-defined]


def on_exit(server: object) -> None:
    """Leave nothing in memory."""
    shutil.rmtree(os.environ[SHARED], ignore_errors=True)
