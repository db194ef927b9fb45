"""What waits about summaries: for an agency’s authors, and for its safeguarding lead."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from assurance.summaries.access import can_change
from assurance.summaries.progress import is_late, late_words
from governance.core.formatting import format_date
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from reviews.cases.access import can_sign_off_for, can_write_for
from reviews.cases.models import Case, CasePerson

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """Of the cases on whose list somebody stands; a constant number of queries."""
    told = ((row, what_waits(row, actor)) for row in unaccepted(actor) if can_change(row))
    return [item(row, what, actor) for row, what in told if what]


@prepared
def unaccepted(actor: Actor) -> QuerySet[AssuranceReturn]:
    """Those that the agencies for which the person is named have not signed off."""
    own = CasePerson.objects.acting(on=actor.on).filter(
        person=actor.user_id,
        role__in=CasePerson.FOR_AN_AGENCY,
        case=OuterRef("case"),
        organisation=OuterRef("organisation"),
    )
    cases = Case.objects.visible_to(actor).open()
    return (
        AssuranceReturn.objects.still_asked()
        .filter(Exists(own), is_restricted=True, case__in=cases.values("pk"))
        .exclude(status=AssuranceReturn.Status.ACCEPTED)
        .select_related("case__rapid_review", "case__local_review", "organisation", "deadline")
        .prefetch_related("case__people")
        .order_by("deadline__due_on", "pk")[:AT_MOST]
    )


def what_waits(row: AssuranceReturn, actor: Actor) -> str:
    """What this person has to do about a summary; empty when nothing."""
    assert row.case is not None  # noqa: S101  (a summary is asked for a case)
    of = (actor, row.case, row.organisation_id)
    if row.is_answerable and can_write_for(*of):
        return "your safeguarding lead asks about it" if row.is_queried else "to write"
    return "to be signed off" if not row.is_answerable and can_sign_off_for(*of) else ""


def item(row: AssuranceReturn, what: str, actor: Actor) -> TodoItem:
    late = late_words(row, on=actor.on)
    return TodoItem(
        title=row.case.reference if row.case else "",
        about=f"Case, OFFICIAL-SENSITIVE: the summary of {row.organisation}, {what}",
        url=reverse("assurance:summary-detail", args=[row.pk]),
        due_on=row.deadline.due_on,
        due_says=late or f"due {format_date(row.deadline.due_on)}",
        tone="late" if is_late(row, on=actor.on) else "soon",
    )
