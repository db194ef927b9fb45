"""What waits in assurance: returns to write, returns to take, what is late or queried."""

from collections.abc import Iterator, Sequence

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, When

from assurance.returns import lateness
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.models.return_rows import ReturnQuerySet
from governance.core.page_urls import page_url
from governance.core.prepared_queries import Keys, prepared
from governance.core.roles import Actor, Reach, scope_of
from governance.core.todo import Others, Tell, TodoItem, WaitingRow, select_waiting
from governance.deadlines import deadline_status
from governance.structure.models import Appointment

ROOM = "returns"
LIST = "assurance:return-list"
Status = AssuranceReturn.Status
CONFIRM, WRITE, ACCEPT, AWAITED, VACANT = "confirm", "write", "accept", "awaited", "vacant"
MORE = {
    CONFIRM: Others("return to confirm", "returns to confirm", LIST, "?status=submitted"),
    WRITE: Others("return to write", "returns to write", LIST),
    ACCEPT: Others("return to accept", "returns to accept", LIST, "?status=submitted"),
    AWAITED: Others("return awaited", "returns awaited", LIST),
    VACANT: Others("return nobody can submit", "returns nobody can submit", LIST, "?status=open"),
}
"""How more of each are called than Home shows, and the list on which they stand."""


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """What the office entered for those for whom this person speaks; what they write; and what
    waits for an office.
    """
    if scope_of(actor, Permission.SUBMIT_RETURN, GRANTS):
        entered = OfficeEntry.objects.unconfirmed().values("assurance_return")
        rows = AssuranceReturn.objects.submitted_by_seat_of(actor).filter(pk__in=entered)
        yield select_waiting(ROOM, rows, what=CONFIRM, day=F("deadline__due_on"))
    if scope_of(actor, Permission.ANSWER_RETURN, GRANTS):
        rows = AssuranceReturn.objects.answered_by(actor).open_to_answers()
        yield awaited(rows, WRITE)
    if scope_of(actor, Permission.MANAGE_RETURN, GRANTS):
        yield from for_the_office(actor)


def for_the_office(actor: Actor) -> Iterator[QuerySet]:
    """To accept; late, queried or begun by the office; of a group in which nobody can submit."""
    handled = AssuranceReturn.objects.handled_by(actor)
    yield select_waiting(
        ROOM, handled.filter(status=Status.SUBMITTED), what=ACCEPT, day=F("deadline__due_on")
    )
    late = Q(status=Status.OPEN, deadline__due_on__lt=actor.on)
    drafts = OfficeEntry.objects.being_entered().values("assurance_return")
    yield awaited(handled.filter(late | Q(status=Status.QUERIED) | Q(pk__in=drafts)), AWAITED)
    vacant = handled.open_to_answers().filter(
        ~Exists(held_by_submitters(actor)), group__isnull=False
    )
    yield awaited(vacant, VACANT)


def awaited(rows: ReturnQuerySet, what: str) -> QuerySet:
    """With the day by which their respondents are to send them, or to reply."""
    reply = When(status=Status.QUERIED, then=F("reply_due_on"))
    due_on = Case(reply, default=F("deadline__due_on"), output_field=DateField())
    return select_waiting(ROOM, rows.for_list(), what=what, due_on=due_on)


def held_by_submitters(actor: Actor) -> QuerySet[Appointment]:
    """Of a return’s group: who holds a seat that may submit."""
    submitting = [
        capacity
        for capacity, given in GRANTS.items()
        if given.get(Permission.SUBMIT_RETURN) is Reach.OWN_GROUP
    ]
    return Appointment.objects.acting(on=actor.on).filter(
        seat__group=OuterRef("group"), seat__capacity__in=submitting
    )


def teller(rows: Sequence[WaitingRow], actor: Actor) -> Tell:
    """Fetches the returns of these rows; one query."""
    keys = Keys(sorted({row.key for row in rows}))
    found = {each.pk: each for each in returns_told(keys)}
    return lambda row: TELLS[row.what](found[row.key], actor)


@prepared
def returns_told(returns: Sequence[int]) -> QuerySet[AssuranceReturn]:
    return AssuranceReturn.objects.for_list().filter(pk__in=returns)


def others(row: WaitingRow) -> Others:
    return MORE[row.what]


def asked_words(row: AssuranceReturn) -> str:
    """Who is asked; of a body, which several partnerships may ask the same, also by whom."""
    return f"{row.respondent}{place_words(row)}"


def period_words(row: AssuranceReturn) -> str:
    """What it is about, where its title says who is asked; of a body also by whom."""
    return f"{row.period}{place_words(row)}"


def place_words(row: AssuranceReturn) -> str:
    return f", to the {row.returns_to}" if row.organisation_id else ""


def confirm_item(row: AssuranceReturn, actor: Actor) -> TodoItem:
    return TodoItem(
        title=f"{row.instrument}, {row.period.label.split(',')[0]}",
        about=f"{asked_words(row)}: the office entered it for you; say whether it is right",
        url=page_url("assurance:return-detail", row.pk),
        due_on=row.deadline.due_on,
        due_says="to confirm",
    )


def write_item(row: AssuranceReturn, actor: Actor) -> TodoItem:
    face = deadline_status.describe_deadline(row.deadline, on=actor.on)
    what = "the office asks about an answer" if row.is_queried else "to write"
    tone = "late" if row.is_late(on=actor.on) else "soon"
    return TodoItem(
        title=f"{row.instrument}, {row.period.label.split(',')[0]}",
        about=f"{asked_words(row)}: {what}",
        url=page_url("assurance:return-detail", row.pk),
        due_on=row.due_on,
        due_says=queried_words(row, actor) if row.is_queried else face.due_says,
        tone=tone if row.is_queried else face.tone,
    )


def queried_words(row: AssuranceReturn, actor: Actor) -> str:
    """That it is queried, until the reply is late."""
    is_late = row.is_late(on=actor.on)
    return f"reply {lateness.late_words(row, on=actor.on)}" if is_late else "queried"


def accept_item(row: AssuranceReturn, actor: Actor) -> TodoItem:
    return TodoItem(
        title=f"{row.respondent}: {row.instrument.title.lower()}",
        about=f"{period_words(row)}: {submitted_words(row)}",
        url=page_url("assurance:return-detail", row.pk),
        due_on=row.deadline.due_on,
        due_says="not confirmed" if row.is_unconfirmed else "to accept",
    )


def submitted_words(row: AssuranceReturn) -> str:
    if row.is_unconfirmed:
        return "entered by the office, not confirmed by its respondent yet"
    return "submitted, to accept or query"


def awaited_item(row: AssuranceReturn, actor: Actor) -> TodoItem:
    is_late = row.is_late(on=actor.on)
    usual = "being entered" if row.is_being_entered else "queried"
    return TodoItem(
        title=f"{row.respondent}: {row.instrument.title.lower()}",
        about=f"{period_words(row)}: {awaited_words(row)}",
        url=page_url("assurance:return-detail", row.pk),
        due_on=row.due_on,
        due_says=lateness.late_words(row, on=actor.on) if is_late else usual,
        tone="late" if is_late else "",
    )


def awaited_words(row: AssuranceReturn) -> str:
    if row.is_being_entered:
        return "received by the office, to be entered and submitted"
    return "queried, no reply yet" if row.is_queried else "not returned"


def vacant_item(row: AssuranceReturn, actor: Actor) -> TodoItem:
    """An open return of a group in which nobody holds a seat that may submit."""
    return TodoItem(
        title=f"Vacant seat: nobody can submit for {row.respondent}",
        about=f"{row.instrument}, {row.period}: appoint a chair, or enter the return for it",
        url=page_url("assurance:return-detail", row.pk),
        due_on=row.due_on,
        due_says="nobody to submit it",
        tone="late" if row.is_late(on=actor.on) else "soon",
    )


TELLS = {
    CONFIRM: confirm_item,
    WRITE: write_item,
    ACCEPT: accept_item,
    AWAITED: awaited_item,
    VACANT: vacant_item,
}
