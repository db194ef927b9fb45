"""Which challenges somebody sees, answers and verifies; which are owed, overdue and ended."""

from datetime import date

from django.db import models
from django.db.models import Case, Q, When

from governance.challenges.grants import GRANTS, Permission
from governance.challenges.models.states import ENDED, OWED, Kind, Status
from governance.core.roles import Actor, Scope, scope_of
from governance.structure.mandates import mandates_of
from governance.structure.models import Group
from governance.structure.models.seats import seat_places


def stands_within(scope: Scope) -> Q:
    return Q(group__in=scope.groups) | Q(partnership__in=scope.partnerships)


def seats_of(actor: Actor) -> set[int]:
    return {held.seat_id for held in actor.holdings}


def agencys(actor: Actor, permission: Permission) -> Q:
    """Those to a body for which the actor’s seats speak, where they speak for it."""
    mandates = mandates_of(actor, permission, GRANTS)
    return mandates.asked("organisation", group="group", partnership="partnership")


def answered_for(actor: Actor) -> Q:
    """Those that are the actor’s to answer: an agency’s, a group’s; once passed up, the group
    above’s.
    """
    own = scope_of(actor, Permission.ANSWER_FOR_GROUP, GRANTS).groups
    areas = scope_of(actor, Permission.ANSWER_FOR_BOARD, GRANTS).groups

    def its(group: str) -> Q:
        return Q(**{f"{group}__in": own}) | Q(
            **{f"{group}__in": areas, f"{group}__kind": Group.Kind.BOARD}
        )

    addressed = its("group") | agencys(actor, Permission.ANSWER_FOR_AGENCY)
    return Q(passed_up_to__isnull=True) & addressed | its("passed_up_to")


class ChallengeQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ChallengeQuerySet":
        """One’s own seat’s; once sent, of those in reach, and what was passed up to there."""
        scope = scope_of(actor, Permission.SEE_CHALLENGE, GRANTS)
        reached = stands_within(scope) | Q(passed_up_to__in=scope.groups)
        reached |= agencys(actor, Permission.SEE_CHALLENGE)
        return self.filter(Q(raised_seat__in=seats_of(actor)) | Q(sent_at__isnull=False) & reached)

    def sent(self) -> "ChallengeQuerySet":
        return self.filter(sent_at__isnull=False)

    def challenges(self) -> "ChallengeQuerySet":
        return self.filter(kind=Kind.CHALLENGE)

    def owed(self) -> "ChallengeQuerySet":
        """An answer is awaited."""
        return self.filter(status__in=OWED)

    def overdue(self, *, on: date) -> "ChallengeQuerySet":
        return self.owed().filter(answer_by__lt=on)

    def current(self) -> "ChallengeQuerySet":
        """Neither verified, acknowledged nor withdrawn."""
        return self.exclude(status__in=ENDED)

    def to_answer(self, actor: Actor) -> "ChallengeQuerySet":
        """Owed by those for whom the actor answers, and not raised from the actor’s own seat."""
        own = Q(raised_seat__in=seats_of(actor)) | Q(raised_by=actor.user_id)
        return self.owed().filter(answered_for(actor)).exclude(own)

    def to_acknowledge(self, actor: Actor) -> "ChallengeQuerySet":
        given = self.filter(status=Status.GIVEN)
        return given.filter(answered_for(actor)).exclude(raised_seat__in=seats_of(actor))

    def to_verify(self, actor: Actor) -> "ChallengeQuerySet":
        """Answered, and raised from a seat that the actor holds."""
        answered = self.filter(status=Status.ANSWERED)
        return answered.filter(raised_seat__in=seats_of(actor)).exclude(answered_by=actor.user_id)

    def to_send(self, actor: Actor) -> "ChallengeQuerySet":
        return self.filter(status=Status.DRAFT, raised_seat__in=seats_of(actor))

    def most_pressing_first(self) -> "ChallengeQuerySet":
        """What is owed by its day, then what waits for somebody else, then what has ended."""
        rank = Case(When(status__in=OWED, then=0), When(status__in=ENDED, then=2), default=1)
        return self.order_by(rank, "answer_by", "-pk")

    def for_list(self) -> "ChallengeQuerySet":
        places = ("group", "partnership", "organisation", "passed_up_to")
        return self.select_related(*places, "raised_by", *seat_places("raised_seat"))
