"""What stands about invitations beside a record: values for templates, and no rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.formatting import format_datetime
from governance.core.prepared_queries import prepared
from governance.core.registry import InvitedVerb, invited_verb
from governance.core.requests import ActorRequest
from governance.core.statuses import StatusChoices
from governance.core.subjects import keys_by_kind, subjects_of
from governance.invitations.access import can_invite_for
from governance.invitations.models import Invitation
from governance.invitations.transitions import INVITATION
from governance.outbox.models import Message

Task = tuple[Model, InvitedVerb]
"""A record, and what may be done to it by invitation."""


@dataclass(frozen=True)
class InvitationRow:
    """One invitation as its office sees it."""

    invitation: Invitation
    label: str
    status: StatusChoices
    told: str
    """What became of the mail."""
    may_revoke: bool


@dataclass(frozen=True)
class InvitationPanel:
    """The invitations beside a record, and the links to send another."""

    rows: tuple[InvitationRow, ...]
    links: tuple[ActionButton, ...]
    folded: tuple[ActionButton, ...] = ()
    """To parts of the record, of which there are many."""


def invitations_of(*records: Model) -> list[Invitation]:
    """To do something to one of these records; one query."""
    about = keys_by_kind(subjects_of(records))
    return invitations_about(tuple(about), *about.values())


@prepared
def invitations_about(kinds: tuple[str, ...], *keys: Sequence[int]) -> QuerySet[Invitation]:
    return Invitation.objects.about_any(kinds, *keys)


def panel(
    request: ActorRequest,
    invitations: list[Invitation],
    tasks: Iterable[Task],
    parts: Iterable[Task] = (),
) -> InvitationPanel | None:
    """For the office of the record's place; None for everybody else, who sees no addresses."""
    own = [each for each in tasks if can_invite_for(request.actor, each[1].place(each[0]))]
    if not own:
        return None
    told = mails_of(invitations)
    rows = (row(request, each, told.get(each.pk)) for each in invitations)
    return InvitationPanel(tuple(rows), links(request, own), links(request, parts))


def links(request: ActorRequest, tasks: Iterable[Task]) -> tuple[ActionButton, ...]:
    """To invite somebody to each that can be done now."""
    return tuple(link(*each) for each in tasks if each[1].is_open(each[0], request.actor))


def link(record: Model, task: InvitedVerb) -> ActionButton:
    named = [record._meta.label_lower, record.pk, task.verb]
    url = reverse("governance:invitation-add", args=named)
    return ActionButton(f"{task.label}: {record}", url, by_link=True)


def mails_of(invitations: list[Invitation]) -> dict[int | None, Message]:
    """The mail of each, by its key; no query where there is none."""
    if not invitations:
        return {}
    kind, keys = Invitation._meta.label_lower, [each.pk for each in invitations]
    mails = Message.objects.filter(about_kind=kind, about_id__in=keys)
    return {mail.about_id: mail for mail in mails.order_by("pk")}


def row(request: ActorRequest, invitation: Invitation, mail: Message | None) -> InvitationRow:
    task = invited_verb(invitation.about_kind, invitation.verb)
    return InvitationRow(
        invitation,
        task.label if task else invitation.verb,
        invitation.status_on(request.actor.on),
        told_words(mail),
        "revoke" in INVITATION.open_to(request.actor, invitation),
    )


def told_words(mail: Message | None) -> str:
    """Told by e-mail only if the mail went out."""
    if mail is None:
        return "No mail was written"
    if mail.sent_at:
        return f"Told by e-mail on {format_datetime(mail.sent_at)}"
    return f"Mail: {mail.get_status_display().lower()}"
