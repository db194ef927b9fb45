"""Keeps what a person typed when their session ended in the middle of a form.

The form carries who it was drawn for and on which page, signed. What an anonymous sender posts with
it waits in their new session, and is shown to that person alone, on that page, after they sign in.
"""

import re
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils import timezone

FIELD = "form_token"
ADDRESS_KEY = "kept"
IN_SESSION = "typed"
SALT = "governance.form_recovery"
AT_MOST = 200 * 1024  # characters, as sent
AT_MOST_FORMS = 5
KEPT_FOR = timedelta(hours=24)
NEVER_KEPT = re.compile(r"csrf|password|passwd|secret|otp|credential|^form_token$", re.IGNORECASE)


def form_token(request: HttpRequest) -> str:
    """What a form carries: the person it was drawn for and its page."""
    return signing.dumps([request.user.pk, request.path], salt=SALT)


def stash(request: HttpRequest, *, at: datetime) -> str | None:
    """Keep what was posted; the address to come back to, or None when there is nothing to keep.

    Never passwords, never files.
    """
    person, page = token_owner(request)
    if person is None:
        return None
    words = words_of(request.POST)
    if len(words) > AT_MOST:
        return None
    token = secrets.token_urlsafe(16)
    entry = {"person": person, "page": page, "words": words, "at": at.timestamp()}
    forms = {**request.session.get(IN_SESSION, {}), token: entry}
    request.session[IN_SESSION] = dict(list(forms.items())[-AT_MOST_FORMS:])
    request.session.set_expiry(KEPT_FOR)
    return f"{page}?{ADDRESS_KEY}={token}"


def words_of(posted: QueryDict) -> str:
    fields = posted.copy()
    for name in filter(NEVER_KEPT.search, posted):
        del fields[name]
    return fields.urlencode()


def recovered(request: HttpRequest) -> QueryDict | None:
    """What this person typed on this page before their session ended, if they are back for it."""
    entry = request.session.get(IN_SESSION, {}).get(request.GET.get(ADDRESS_KEY, ""))
    if entry and entry["page"] == request.path and belongs_to(entry, request.user.pk):
        return QueryDict(entry["words"])
    return None


def discard(request: HttpRequest) -> None:
    """Drop what nobody waits for any more: sent again just now, another person's, or too old."""
    done = token_owner(request)[1]
    forms = request.session.pop(IN_SESSION, {})
    still = {
        token: entry
        for token, entry in forms.items()
        if entry["page"] != done and belongs_to(entry, request.user.pk)
    }
    if still:
        request.session[IN_SESSION] = still


def forget_pages(pages: tuple[str, ...]) -> int:
    """Drop from every session what was typed on these pages and those below; returns how many."""
    dropped = 0
    for row in Session.objects.iterator():
        held = row.get_decoded()
        typed = held.get(IN_SESSION, {})
        still = {key: each for key, each in typed.items() if not each["page"].startswith(pages)}
        if len(still) < len(typed):
            dropped += len(typed) - len(still)
            row.session_data = Session.objects.encode({**held, IN_SESSION: still})
            row.save(update_fields=["session_data"])
    return dropped


def belongs_to(entry: dict[str, Any], person: int | None) -> bool:
    """Whether it was this person who typed it, not longer ago than it is kept."""
    return entry["person"] == person and entry["at"] >= (timezone.now() - KEPT_FOR).timestamp()


def token_owner(request: HttpRequest) -> tuple[int | None, str]:
    """The person and the page the posted form says it was drawn for; forged, nobody's."""
    try:
        person, page = signing.loads(request.POST.get(FIELD, ""), salt=SALT)
    except signing.BadSignature:
        return None, ""
    return person, page
