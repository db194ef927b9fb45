"""Who asks for summaries, and which of a case somebody sees: its list of named people decides."""

from collections.abc import Sequence

from django.db.models import QuerySet

from assurance.returns.lateness import with_last_chase
from assurance.returns.models import AssuranceReturn
from governance.core.prepared_queries import Key, prepared
from governance.core.roles import Actor
from governance.core.text_folding import Folded
from reviews.cases import access as cases
from reviews.cases.models import Case, RapidReview


def can_ask(actor: Actor, case: Case) -> bool:
    """Whoever co-ordinates the case."""
    return cases.can_coordinate(actor, case)


def is_held(case: Case) -> bool:
    """Whether a rapid review is being held, for which agencies can be asked."""
    return case.is_open and case.has_rapid_review and case.rapid_review.is_open


def can_read(actor: Actor, record: AssuranceReturn) -> bool:
    """The agency’s own named people; who reads the whole of the case."""
    return record.case is not None and cases.can_read_of(actor, record.case, record.organisation_id)


def seen_by(actor: Actor, case: Case) -> Sequence[AssuranceReturn]:
    """The summaries of a case that somebody sees, by agency; one query."""
    found = summaries_of(Key(case.pk))
    for each in found:
        each.case = case
    return [each for each in found if can_read(actor, each)]


@prepared
def summaries_of(case: int) -> QuerySet[AssuranceReturn]:
    rows = with_last_chase(AssuranceReturn.objects.filter(is_restricted=True, case=case))
    return rows.select_related(
        "instrument", "organisation", "deadline", "submitted_by", "accepted_by"
    ).order_by(Folded("organisation__name"), "pk")


def can_change(record: AssuranceReturn) -> bool:
    """Whether it is written, signed off or chased at all: not once its case is closed or the review
    was stopped, nor once it is not asked any more.
    """
    case = record.case
    stopped = RapidReview.Status.STOPPED
    return (
        not record.is_unasked
        and case is not None
        and case.is_open
        and case.has_rapid_review
        and case.rapid_review.status != stopped
    )
