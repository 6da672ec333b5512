"""gunicorn as the service runs it; every value may be overridden on the command line."""

import os

workers = len(os.sched_getaffinity(0))
worker_class = "gthread"
threads = 4
preload_app = True  # lexicons and rules are compiled once and shared by the workers
timeout = 30
graceful_timeout = 20
keepalive = 5
worker_tmp_dir = "/dev/shm"
control_socket_disable = True
accesslog = None
