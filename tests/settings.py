"""The product's settings as a test run needs them: files of its own, quick passwords, no broker."""

import atexit
import hashlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path

SCREENS = Path(os.environ.get("LSCP_VAR", "var")).resolve() / "screens"
TAKES_SCREENS = bool(os.environ.get("LSCP_SCREENS"))
PICTURES = Path(os.environ["LSCP_PICTURES"]).resolve() if "LSCP_PICTURES" in os.environ else None
"""The folder into which a journey writes the README's pictures; None when it is to take none."""

# Nothing of the developer's own environment may change what a test sees.
for name in [name for name in os.environ if name.startswith(("LSCP_", "OIDC_"))]:
    del os.environ[name]
WORK = Path(tempfile.mkdtemp(prefix="lscp-tests-"))
atexit.register(shutil.rmtree, WORK, ignore_errors=True)
os.environ |= {
    "LSCP_VAR": str(WORK),
    "LSCP_SECRET_KEY": secrets.token_urlsafe(50),
    "LSCP_FIELD_KEY": secrets.token_urlsafe(50),
    "LSCP_BEHIND_TLS": "false",
    "LSCP_CONN_MAX_AGE": "0",
}

from lscp.settings import *  # noqa: E402, F403
from lscp.settings import CACHES, DATABASES, TEMPLATES  # noqa: E402

ON_POSTGRESQL = DATABASES["default"]["ENGINE"].endswith("postgresql")
RUN = os.environ.setdefault("TEST_RUN", f"lscp_test_{os.getpid()}")
"""One name for a run and all of its workers, who inherit it."""
DATABASES["default"]["TEST"] = {"NAME": RUN if ON_POSTGRESQL else str(WORK / "test.sqlite3")}
if ON_POSTGRESQL:  # nothing of a test's is to outlive a crash, so none waits for the disk
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
TEMPLATES[0]["OPTIONS"]["debug"] = (
    "COVERAGE_RUN" in os.environ
)  # else no template's lines are known
TRAIL_MAY_BE_EMPTIED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True


def key_of_this_test(key: str, prefix: str, version: int) -> str:
    """Each test has the cache to itself, so that no test meets another's rate limits."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    return hashlib.sha256(f"{RUN} {test} {prefix} {version} {key}".encode()).hexdigest()


CACHES["default"]["KEY_FUNCTION"] = key_of_this_test
CACHES["process"]["KEY_FUNCTION"] = key_of_this_test
