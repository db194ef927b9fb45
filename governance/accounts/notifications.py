"""The mail that welcomes a person: who invites, to what, and how to begin."""

from datetime import datetime, timedelta

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.formatting import format_datetime, format_list
from governance.core.roles import Actor
from governance.core.text_folding import Folded
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Partnership


def welcome(person: User, *, by: Actor, at: datetime, invited: str = "") -> Message:
    """To the person alone, for it holds the link by which the account is opened.

    ``invited`` says who invites to what, where it is said to many.
    """
    return Message(
        key=f"welcome:{person.pk}",
        recipient=person,
        subject=f"Welcome to {settings.PRODUCT_NAME}"[:200],
        body=f"{invited or invitation(by, at=at)}\n\n{beginning(person, at=at)}\n\n"
        "What you see there depends on the seats to which you are appointed. Some of them ask for "
        "a second step at sign-in: you are led through it.\n",
        about_kind=person._meta.label_lower,
        about_id=person.pk,
        queued_at=at,
    )


def invitation(by: Actor, *, at: datetime) -> str:
    """Who invites to what; the partnerships as they are on the day."""
    places = Partnership.objects.in_force(on=localdate(at)).order_by(Folded("name"), "pk")
    names = format_list([str(place) for place in places])
    what = f", the workspace of {names}" if names else ""
    return f"{by.name} invites you to {settings.PRODUCT_NAME}{what}."


def beginning(person: User, *, at: datetime) -> str:
    """By single sign-on where that is the only way; else by a password of one's own."""
    if settings.OIDC_ONLY:
        link = settings.BASE_URL + reverse("account_login")
        return f"To begin, sign in with {settings.OIDC_NAME}, as {person.email}:\n\n{link}"
    until = format_datetime(at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
    return (
        f"To begin, choose a password. The link works once, until {until}; after that, ask for "
        "another on the sign-in page, under “Forgot your password?”. "
        f"You sign in as {person.email}.\n\n{password_link(person)}"
    )


def password_link(person: User) -> str:
    """The address at which the person, and nobody else, chooses a password."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    parts = {"uidb36": user_pk_to_url_str(person), "key": key}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=parts)
