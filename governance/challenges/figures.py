"""How many challenges were raised, answered and verified in a period, in one partnership.

Each takes the rows to count, so that a page counts what its reader sees (``visible_to``) and a
report what was sent; ``first`` and ``last`` are the first and the last day of the period.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from governance.challenges.models import Challenge, ChallengeAnswer, ChallengeQuerySet
from governance.core.effective_dates import in_force_q
from governance.core.roles import Actor
from governance.structure.models import GroupService, Partnership


@dataclass(frozen=True)
class ChallengeFigures:
    """Of one partnership and one period."""

    raised: int
    """Challenges that were sent in it."""
    commendations: int
    answered: int
    """Answers that were given in it; of one that was asked again, each."""
    in_time: int
    accepted: int
    partly: int
    rejected: int
    verified: int
    """Challenges of which the challenger said in it that the answer satisfies."""
    overdue: int
    """Challenges whose answer was owed on its last day or before, and is still awaited."""


def of_partnership(rows: ChallengeQuerySet, partnership: Partnership, *, on: date):
    """To its agencies, and to the groups that serve it on the day, joint ones included."""
    serving = GroupService.objects.filter(in_force_q(on), partnership=partnership)
    return rows.filter(Q(partnership=partnership) | Q(group__in=serving.values("group")))


def sent_rows(seen_by: Actor | None = None) -> ChallengeQuerySet:
    """All that were sent; of these what the actor sees, where one reads the figures."""
    rows = Challenge.objects.sent()
    return rows if seen_by is None else rows.filter(pk__in=seen(seen_by))


def seen(actor: Actor):
    return Challenge.objects.visible_to(actor).order_by().values("pk")


def count_challenges(
    partnership: Partnership, first: date, last: date, *, seen_by: Actor | None = None
) -> ChallengeFigures:
    """Two queries, however many there are."""
    rows = of_partnership(sent_rows(seen_by), partnership, on=last)
    within = (first, last)
    is_challenge = Q(kind=Challenge.Kind.CHALLENGE)
    days = {f"{stem}_on": TruncDate(f"{stem}_at") for stem in ("sent", "verified")}
    sent = Q(sent_on__range=within)
    own = (
        rows.order_by()
        .annotate(**days)
        .aggregate(
            raised=Count("pk", filter=sent & is_challenge),
            commendations=Count("pk", filter=sent & ~is_challenge),
            verified=Count("pk", filter=Q(verified_on__range=within)),
            overdue=Count("pk", filter=Q(pk__in=rows.owed().values("pk"), answer_by__lte=last)),
        )
    )
    answers = (
        ChallengeAnswer.objects.filter(challenge__in=rows.order_by().values("pk"))
        .annotate(answered_on=TruncDate("answered_at"))
        .filter(answered_on__range=within)
    )
    outcomes = Challenge.Outcome
    given = answers.aggregate(
        answered=Count("pk"),
        in_time=Count("pk", filter=Q(answered_on__lte=F("due_on"))),
        accepted=Count("pk", filter=Q(outcome=outcomes.ACCEPTED)),
        partly=Count("pk", filter=Q(outcome=outcomes.PARTLY)),
        rejected=Count("pk", filter=Q(outcome=outcomes.REJECTED)),
    )
    return ChallengeFigures(**own, **given)
