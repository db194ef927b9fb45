"""When a session was last used, so that it ends so long after that and not after its beginning."""

import time

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone

USED_AT = "used_at"
TOUCHED_EVERY = 60  # seconds: a session is written at most once a minute


def touch_session(request: HttpRequest) -> None:
    """Note the use; what the session holds is saved anew and lives on from now.

    The list of one's sessions shows it too.
    """
    used_at = request.session.get(USED_AT)
    if used_at is not None and time.time() - used_at >= TOUCHED_EVERY:
        request.session[USED_AT] = time.time()
        session = UserSession.objects.filter(session_key=request.session.session_key)
        session.update(last_seen_at=timezone.now())
