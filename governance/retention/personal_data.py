"""What the product holds about one person, for that person: as data, and to be read."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from governance.core.event_phrases import describe_event
from governance.core.models import Remark, TrailEntry
from governance.core.registry import direct_link
from governance.core.restricted import without_restricted
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment

Section = dict[str, Any]
SIGN_INS = "governance.user"
FACTORS = {
    Authenticator.Type.TOTP: "app that shows codes",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


def personal_data(person: User) -> dict[str, Any]:
    """Everything, by section; a constant number of queries. Nothing of a case is in it: that is
    seen on the case, by who is named there.
    """
    return {
        "account": account_of(person),
        "seats": [seat_of(each) for each in appointments_of(person)],
        "sessions": [session_of(each) for each in sessions_of(person)],
        "second_factors": [factor_of(each) for each in factors_of(person)],
        "invitations": [invitation_of(each) for each in invitations_to(person)],
        "messages": [message_of(each) for each in messages_to(person)],
        "account_events": [event_of(each) for each in events_about(person)],
        "done": [done_of(each) for each in events_by(person)],
        "reasons": [reason_of(each) for each in reasons_by(person)],
    }


def account_of(person: User) -> Section:
    return {
        "name": person.name,
        "email": person.email,
        "job_title": person.job_title,
        "organisation": str(person.organisation or ""),
        "vetted_on": person.vetted_on,
        "vetting_level": person.get_vetting_level_display(),
        "wants_weekly_digest": person.wants_digest,
        "may_sign_in": person.is_active,
        "added_at": person.joined_at,
        "last_sign_in": person.last_login,
    }


def appointments_of(person: User) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(person=person).order_by("starts_on", "pk")
    return rows.select_related(
        "seat__group",
        "seat__partnership",
        "seat__participation__organisation",
        "seat__participation__partnership",
    )


def seat_of(row: Appointment) -> Section:
    return {
        "seat": row.seat.title,
        "place": str(row.seat.place),
        "standing": row.get_standing_display(),
        "from": row.starts_on,
        "until": row.ends_on,
    }


def sessions_of(person: User) -> QuerySet[UserSession]:
    return UserSession.objects.filter(user=person).order_by("-last_seen_at", "-pk")


def session_of(row: UserSession) -> Section:
    return {
        "browser": row.user_agent,
        "address": row.ip,
        "since": row.created_at,
        "last_seen": row.last_seen_at,
    }


def factors_of(person: User) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=person).order_by("pk")


def factor_of(row: Authenticator) -> Section:
    """Which and when; never its secret."""
    return {
        "kind": FACTORS.get(row.type, row.type),
        "added": row.created_at,
        "used": row.last_used_at,
    }


def invitations_to(person: User) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(person=person).select_related("invited_by")
    return without_restricted(rows).order_by("-pk")


def invitation_of(row: Invitation) -> Section:
    return {
        "task": row.about_label,
        "invited": row.invited_at,
        "by": str(row.invited_by),
        "until": row.expires_on,
        "status": row.get_status_display(),
    }


def messages_to(person: User) -> QuerySet[Message]:
    return without_restricted(Message.objects.filter(recipient=person)).order_by("-pk")


def message_of(row: Message) -> Section:
    return {
        "written": row.queued_at,
        "sent": row.sent_at,
        "subject": row.subject,
        "text": row.body,
        "status": row.get_status_display(),
    }


def events_about(person: User) -> QuerySet[TrailEntry]:
    """Sign-ins, and what was done to the account."""
    return TrailEntry.objects.filter(kind=SIGN_INS, subject_id=person.pk).order_by("-pk")


def event_of(row: TrailEntry) -> Section:
    return {"at": row.at, "what": describe_event(row.kind, row.verb, row.label), "by": row.who}


def events_by(person: User) -> QuerySet[TrailEntry]:
    rows = TrailEntry.objects.filter(by=person).exclude(kind=SIGN_INS)
    return without_restricted(rows).order_by("-pk")


def reasons_by(person: User) -> QuerySet[Remark]:
    """What this person gave as a reason or a note."""
    return without_restricted(Remark.objects.filter(by=person)).order_by("-pk")


def reason_of(row: Remark) -> Section:
    return {"at": row.at, "text": row.text, "link": direct_link(row.kind, row.subject_id)}


def done_of(row: TrailEntry) -> Section:
    return {
        "at": row.at,
        "what": describe_event(row.kind, row.verb, row.label),
        "record": row.label,
        "link": direct_link(row.kind, row.subject_id),
    }
