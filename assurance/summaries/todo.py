"""What waits about summaries: for an agency’s authors, and for its safeguarding lead."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, QuerySet

from assurance.returns.models import AssuranceReturn
from assurance.returns.models.return_rows import ReturnQuerySet
from governance.core.formatting import format_date
from governance.core.page_urls import page_url
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline
from reviews.cases.models import Case, CasePerson, RapidReview

ROOM = "summaries"
Status, Role = AssuranceReturn.Status, CasePerson.Role
WAITS = {
    Status.OPEN: "to write",
    Status.QUERIED: "your safeguarding lead asks about it",
    Status.SUBMITTED: "to be signed off",
}


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Of the cases on whose list somebody stands: what they write, and what they sign off."""
    yield told(summaries_of(actor, Role.CONTRIBUTOR).open_to_answers())
    yield told(summaries_of(actor, Role.SAFEGUARDING_LEAD).filter(status=Status.SUBMITTED))


def summaries_of(actor: Actor, role: str) -> ReturnQuerySet:
    """Of the agencies for which the person is named in that part; as ``access.can_change`` says of
    one, its case is open and its rapid review was not stopped.
    """
    own = CasePerson.objects.acting(on=actor.on).filter(person=actor.user_id, role=role)
    cases = Case.objects.visible_to(actor).open().filter(pk__in=own.values("case"))
    held = cases.filter(rapid_review__isnull=False).exclude(
        rapid_review__status=RapidReview.Status.STOPPED
    )
    for_it = own.filter(case=OuterRef("case"), organisation=OuterRef("organisation"))
    return AssuranceReturn.objects.still_asked().filter(
        Exists(for_it), is_restricted=True, case__in=held.values("pk")
    )


def told(rows: ReturnQuerySet) -> QuerySet:
    return select_waiting(
        ROOM,
        rows,
        what=F("status"),
        title=F("case__reference"),
        due_on=F("deadline__due_on"),
        detail=F("organisation__name"),
    )


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    late = late_since(row.due_on, Deadline.Unit.WORKING_DAYS, on=actor.on)
    return TodoItem(
        title=row.title,
        about=f"Case, OFFICIAL-SENSITIVE: the summary of {row.detail}, {WAITS[Status(row.what)]}",
        url=page_url("assurance:summary-detail", row.key),
        due_on=row.due_on,
        due_says=f"{late} late" if late else f"due {format_date(row.due_on)}",
        tone="late" if late else "soon",
    )


def others(row: WaitingRow) -> Others:
    if row.what == Status.SUBMITTED:
        names = ("summary to sign off", "summaries to sign off")
    else:
        names = ("summary to write", "summaries to write")
    return Others(*names, "reviews:case-list", "?status=open")
