"""The product's settings as a crawl needs them: a demo of its own, and nothing left to chance."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOREIGN = ("LSCP_", "DATABASE_URL", "REDIS_URL", "PORT")

# Nothing of the developer's own environment may change what a crawl sees.
for name in [name for name in os.environ if name.startswith(FOREIGN)]:
    del os.environ[name]
WORK = Path(tempfile.mkdtemp(prefix="lscp-crawl-"))
atexit.register(shutil.rmtree, WORK, ignore_errors=True)
os.environ |= {
    "LSCP_VAR": str(WORK),
    "LSCP_DEMO": "true",
    "LSCP_DEMO_PASSWORD": "the same in every crawl",
    "LSCP_SECRET_KEY": "the same in every crawl, since it signs what forms carry",
    "LSCP_FIELD_KEY": "the same in every crawl, like the other one",
    "LSCP_CONN_MAX_AGE": "0",
    "LSCP_LOG_LEVEL": "CRITICAL",
}

from lscp.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
