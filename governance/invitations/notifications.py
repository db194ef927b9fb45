"""The mail that invites: what is asked, by whom, until when, and the link that does it."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from governance.core.formatting import format_count, format_weekday_date
from governance.core.registry import InvitedVerb
from governance.invitations.models import Invitation
from governance.outbox.models import Message

CODE_FOLLOWS = " It asks for a code, which is sent to you in another mail when you open the link."


def link_of(token: str) -> str:
    """The address that stands in a mail, whole."""
    return str(settings.BASE_URL + reverse("governance:invited-task", args=[token]))


def invited(invitation: Invitation, task: InvitedVerb, token: str, *, at: datetime) -> Message:
    """To the address itself, for it waits for no weekly mail; the subject names no content."""
    link = link_of(token)
    asked = task.label[0].lower() + task.label[1:]
    body = (
        f"{invitation.invited_by} of the business office asks you about {invitation.about_label}: "
        f"{asked}.\n\nThe link below opens that and nothing else. You need no account. It works "
        f"once, until the end of {format_weekday_date(invitation.expires_on)}. It is for you: do "
        f"not pass it on.{CODE_FOLLOWS if task.needs_code else ''}\n\n{link}\n"
    )
    return Message(
        key=f"invitation:{invitation.pk}",
        mailbox=invitation.person.email,
        group_id=invitation.group_id,
        subject=f"You are asked about {invitation.about_label}"[:200],
        body=body,
        about_kind=invitation._meta.label_lower,
        about_id=invitation.pk,
        queued_at=at,
    )


def code(invitation: Invitation, code: str, *, at: datetime) -> Message:
    """Alone in its mail: it says neither what it opens nor where."""
    minutes = format_count(int(invitation.CODE_LASTS.total_seconds() // 60), "minute")
    return Message(
        key=f"invitation-code:{invitation.pk}:{invitation.codes_sent}",
        mailbox=invitation.person.email,
        group_id=invitation.group_id,
        subject="Your code",
        body=f"Your code: {code}\n\nIt works for {minutes}, with the link that you have opened. "
        "If you opened none, somebody else has your link: tell the business office.\n",
        about_kind="",
        queued_at=at,
    )
