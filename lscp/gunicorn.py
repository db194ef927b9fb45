"""How the web server runs: few processes, some threads, and a heap that collection leaves alone."""

import gc
import os
from pathlib import Path

from django.conf import settings

bind = os.environ.get("LSCP_BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
worker_class = "gthread"
workers = int(os.environ.get("LSCP_WEB_WORKERS", "2"))
threads = 4
preload_app = True
max_requests = 5000
max_requests_jitter = 500
timeout = 60
graceful_timeout = 20
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
logconfig_dict = settings.LOGGING


def post_worker_init(worker: object) -> None:
    """What is loaded by now stays: a full collection would walk it all, in the middle of a page.

    What pages leave is collected seldom; with a threshold of 50,000 it made processes larger.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)
