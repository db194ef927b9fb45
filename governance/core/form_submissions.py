"""A form that is sent twice makes one record: each is drawn with a token that counts once."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from governance.core.models import FormSubmission

FIELD = "submission_token"
KEPT_FOR = timedelta(days=7)


def submission_token(request: HttpRequest) -> str:
    """What a form carries: the token it was sent with if it is drawn again, else a new one."""
    return request.POST.get(FIELD) or secrets.token_urlsafe(16)


def submission_key(request: HttpRequest) -> str:
    """Of this person, this page and this drawing of it; empty where the form carried no token."""
    token = request.POST.get(FIELD, "")
    if not token:
        return ""
    return sha256(f"{request.user.pk} {request.path} {token}".encode()).hexdigest()


def claim(key: str, *, at: datetime) -> bool:
    """Take the token within the caller's transaction; False when another has taken it.

    Where the other is not done yet, this waits until it is, and succeeds if it failed.
    """
    try:
        with transaction.atomic():
            FormSubmission.objects.create(key=key, created_at=at)
    except IntegrityError:
        return False
    return True


def save_url(key: str, url: str) -> None:
    """Where the form led, for whoever sends it again."""
    FormSubmission.objects.filter(key=key).update(url=url)


def url_of(key: str) -> str:
    return FormSubmission.objects.get(key=key).url


def forget_old(*, at: datetime) -> int:
    """Forget what nobody sends again after so long; returns how many."""
    return FormSubmission.objects.filter(created_at__lt=at - KEPT_FOR).delete()[0]
