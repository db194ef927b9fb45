"""How many recommendations were put, answered and accepted in a period, in one partnership."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from governance.core.effective_dates import in_force_q
from governance.core.roles import Actor
from governance.recommendations.models import GroupRecommendation, RecommendationStep
from governance.structure.models import GroupService, Partnership


@dataclass(frozen=True)
class RecommendationFigures:
    """Of the groups that serve one partnership, joint ones included, and of one period."""

    put: int
    """Times that one was put to the group above; of one that was sent back and put again, each."""
    passed_on: int
    answered: int
    in_time: int
    accepted: int
    partly: int
    rejected: int
    overdue: int
    """Those whose answer was owed on its last day or before, and is still awaited."""


def count_recommendations(
    partnership: Partnership, first: date, last: date, *, seen_by: Actor | None = None
) -> RecommendationFigures:
    """Two queries, however many there are; of an actor’s, what they see."""
    serving = GroupService.objects.filter(in_force_q(last), partnership=partnership)
    rows = GroupRecommendation.objects.filter(group__in=serving.values("group"))
    if seen_by is not None:
        seen = GroupRecommendation.objects.visible_to(seen_by).order_by()
        rows = rows.filter(pk__in=seen.values("pk"))
    steps = RecommendationStep.objects.filter(recommendation__in=rows.order_by().values("pk"))
    taken = steps.annotate(day=TruncDate("taken_at")).filter(day__range=(first, last))
    within = Q(answered_on__range=(first, last))
    outcomes = GroupRecommendation.Outcome
    answers = rows.order_by().annotate(answered_on=TruncDate("answered_at"))
    return RecommendationFigures(
        **taken.aggregate(
            put=Count("pk", filter=Q(verb="put")), passed_on=Count("pk", filter=Q(verb="pass_on"))
        ),
        **answers.aggregate(
            answered=Count("pk", filter=within),
            in_time=Count("pk", filter=within & Q(answered_on__lte=F("answer_by"))),
            accepted=Count("pk", filter=within & Q(outcome=outcomes.ACCEPTED)),
            partly=Count("pk", filter=within & Q(outcome=outcomes.PARTLY)),
            rejected=Count("pk", filter=within & Q(outcome=outcomes.REJECTED)),
            overdue=Count("pk", filter=Q(pk__in=rows.waiting().values("pk"), answer_by__lte=last)),
        ),
    )
