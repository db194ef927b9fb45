"""From when the retention of a case counts, and what goes with it; requests that named none."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from governance.core.models import TrailEntry
from governance.core.retained import KEPT_FROM, Retained
from governance.core.roles import Actor
from reviews.cases import models
from reviews.cases.models import Case, EmergencyAccess


def ended(rows: QuerySet) -> QuerySet:
    """Closed, withdrawn or not notifiable, counted from the line of the trail that says so: what a
    case says of itself has no such day, and nobody can change the line.
    """
    lines = TrailEntry.objects.filter(
        kind=Case._meta.label_lower, subject_id=OuterRef("pk"), after__in=Case.ENDED
    )
    last = lines.order_by("-at").annotate(day=TruncDate("at")).values("day")[:1]
    return rows.filter(status__in=Case.ENDED).annotate(**{KEPT_FROM: Subquery(last)})


CASE = Retained(
    triggers={"ended": ended},
    partnership="partnership",
    parts=(
        models.CasePaper,
        models.CasePerson,
        models.Child,
        models.ChronologyEntry,
        models.CriterionConsidered,
        models.DraftCopy,
        models.EmergencyAccess,
        models.Involvement,
        models.LocalReview,
        models.Overrun,
        models.PanelResponse,
        models.PartnerView,
        models.PracticeReview,
        models.Proceeding,
        models.ProgressCheck,
        models.RapidReview,
        models.Recommendation,
        models.ReviewCost,
        models.ReviewerCandidate,
        models.Telling,
        models.WrittenRequest,
    ),
)


def asked(rows: QuerySet) -> QuerySet:
    """Requests that named no case: those that did go with their case."""
    return rows.filter(case__isnull=True).annotate(**{KEPT_FROM: TruncDate("asked_at")})


def of_no_case(actor: Actor) -> QuerySet:
    """They belong to no partnership, so administrators look after them, and read none of them."""
    rows = EmergencyAccess.objects.filter(case__isnull=True)
    return rows if actor.is_administrator else rows.none()


EMERGENCY = Retained(triggers={"asked": asked}, tended=of_no_case)
