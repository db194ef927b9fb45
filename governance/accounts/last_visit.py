"""When a person signed in before this time, so that what happened since can be told."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.timezone import localtime

LAST_VISIT = "last_visit"
AT_LEAST = timedelta(days=1)
AT_MOST = timedelta(days=30)
USUAL = timedelta(days=14)
"""How far back is looked: within these bounds, and so far where no earlier visit is known."""


def remember(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Before the sign-in is noted: the one before it, kept with the session."""
    if user.last_login:
        request.session[LAST_VISIT] = user.last_login.isoformat()


def since(request: HttpRequest, *, at: datetime) -> datetime:
    """From when on things are new to this person: a day ago at the latest, and from the beginning
    of that day, which is all that the page says.
    """
    known = request.session.get(LAST_VISIT)
    earlier = datetime.fromisoformat(known) if known else at - USUAL
    return beginning_of_day(min(max(earlier, at - AT_MOST), at - AT_LEAST))


def beginning_of_day(moment: datetime) -> datetime:
    return localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
