"""When a session was last used, so that it ends so long after that and not after its beginning."""

import time

from django.http import HttpRequest

USED_AT = "used_at"
TOUCHED_EVERY = 60  # seconds: a session is written at most once a minute


def touch(request: HttpRequest) -> None:
    """Note the use; what the session holds is saved anew and lives on from now."""
    used_at = request.session.get(USED_AT)
    if used_at is not None and time.time() - used_at >= TOUCHED_EVERY:
        request.session[USED_AT] = time.time()
