"""The conditions we ask of many actions; ``visible_to`` is the only truth for seeing one."""

from datetime import date, datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When

from governance.actions.grants import GRANTS, Permission
from governance.actions.models.assignments import (
    Assignment,
    DueChange,
    Reopening,
    assigned_to,
)
from governance.actions.models.readers import ActionReader, is_shut_out
from governance.actions.models.states import Answering, Status
from governance.core.roles import Actor, scope_of
from governance.structure.mandates import mandates_of


class ActionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ActionQuerySet":
        """Those raised where the actor's seats reach, and those assigned to them.

        A restricted one is seen by its readers and by whom it is assigned to, whatever anybody
        else's seat reaches. That it is not restricted stands in each arm that asks for it.
        """
        scope = scope_of(actor, Permission.SEE_ACTION, GRANTS)
        theirs = without_shut_out(assigned(visible_assignments_q(actor)), actor)
        return self.filter(
            Q(group__in=scope.groups, is_restricted=False)
            | Q(partnership__in=scope.partnerships, is_restricted=False)
            | theirs
            | Q(pk__in=ActionReader.objects.of(actor).values("action"))
        )

    def among(self, actor: Actor, *, sees_all: bool) -> "ActionQuerySet":
        """What the actor sees; without restricted ones where not all is to be shown."""
        seen = self.visible_to(actor)
        return seen if sees_all else seen.unrestricted()

    def mine(self, actor: Actor) -> "ActionQuerySet":
        """Assigned to a seat, group or organisation the actor works for."""
        return self.filter(without_shut_out(assigned(own_assignments_q(actor)), actor))

    def unanswered_by(self, actor: Actor) -> "ActionQuerySet":
        """Without those where each answers and everyone the actor works for has answered."""
        theirs = Assignment.objects.filter(own_assignments_q(actor))
        left = theirs.filter(action=OuterRef("pk"), answered_at__isnull=True)
        return self.filter(~Q(answering=Answering.EACH) | Exists(left))

    def kept_by(self, actor: Actor) -> "ActionQuerySet":
        """Those whose log the actor keeps, as office or chair; restricted ones by who manages
        them.
        """
        scope = scope_of(actor, Permission.MANAGE_ACTION, GRANTS)
        managed = ActionReader.objects.of(actor).filter(may_manage=True)
        return self.filter(
            Q(group__in=scope.groups, is_restricted=False)
            | Q(partnership__in=scope.partnerships, is_restricted=False)
            | Q(pk__in=managed.values("action"))
        )

    def unrestricted(self) -> "ActionQuerySet":
        """Without those that only their readers see: what is counted and taken away."""
        return self.filter(is_restricted=False)

    def open(self) -> "ActionQuerySet":
        return self.filter(status=Status.OPEN)

    def most_pressing_first(self) -> "ActionQuerySet":
        """Open before unproven before closed; of each the one due first."""
        rank = Case(
            When(status=Status.OPEN, then=0),
            When(status=Status.DONE, needs_embedding=True, then=1),
            default=2,
        )
        return self.order_by(rank, F("due_to").asc(nulls_last=True), "pk")

    def overdue(self, *, on: date) -> "ActionQuerySet":
        """Open after the last day they were due by."""
        return self.open().filter(due_to__lt=on)

    def unproven(self) -> "ActionQuerySet":
        """Done, but not yet shown to have made a difference where that is asked."""
        return self.filter(status=Status.DONE, needs_embedding=True)

    def to_recheck(self, *, on: date) -> "ActionQuerySet":
        """Unproven, and the day to look again has come."""
        return self.unproven().filter(recheck_on__lte=on)

    def as_at(self, moment: datetime) -> "ActionQuerySet":
        """Those raised by then, each with ``status_then`` and ``due_then``: how it stood."""
        reopened = Reopening.objects.filter(action=OuterRef("pk"), reopened_at__gt=moment)
        moved = DueChange.objects.filter(action=OuterRef("pk"), changed_at__gt=moment)
        first_reopened = reopened.order_by("reopened_at", "pk")
        return (
            self.filter(raised_at__lte=moment)
            .annotate(
                **{
                    f"{stem}_then": value_as_at(first_reopened, f"{stem}_at", f"{stem}_at")
                    for stem in ("done", "embedded", "withdrawn")
                },
                due_then=value_as_at(moved.order_by("changed_at", "pk"), "was_to", "due_to"),
            )
            .annotate(
                status_then=Case(
                    When(withdrawn_then__lte=moment, then=Value(Status.WITHDRAWN)),
                    When(embedded_then__lte=moment, then=Value(Status.EMBEDDED)),
                    When(done_then__lte=moment, then=Value(Status.DONE)),
                    default=Value(Status.OPEN),
                )
            )
        )

    def for_list(self) -> "ActionQuerySet":
        return self.select_related("group", "partnership", "priority").prefetch_related(
            Prefetch("assignments", Assignment.objects.current().for_list(), "listed_assignments")
        )

    def for_rows(self) -> "ActionQuerySet":
        """For rows of a page, which ask for the names of those they are assigned to together."""
        return self.select_related("group", "partnership")

    def for_detail(self) -> "ActionQuerySet":
        """Without what hangs on it, which its page attaches."""
        people = ("raised_by", "done_by", "embedded_by", "withdrawn_by")
        return self.select_related("group", "partnership", "priority__plan", "objective", *people)


def value_as_at(later: models.QuerySet, was: str, now: str) -> Case:
    """What the first change made since says it was; what it is now, where there was none."""
    return Case(When(Exists(later), then=Subquery(later.values(was)[:1])), default=F(now))


def assigned(to_them: Q) -> Q:
    """As a list of keys, which an index finds; ``Exists`` beside an OR asks of every action."""
    return Q(pk__in=Assignment.objects.filter(to_them).values("action"))


def without_shut_out(to_them: Q, actor: Actor) -> Q:
    """Less the restricted ones for whoever may see none, also those assigned to their seat."""
    return to_them & Q(is_restricted=False) if is_shut_out(actor) else to_them


def visible_assignments_q(actor: Actor) -> Q:
    groups = scope_of(actor, Permission.SEE_ACTION, GRANTS).groups
    return assigned_to(actor, groups, mandates_of(actor, Permission.SEE_ACTION, GRANTS))


def own_assignments_q(actor: Actor) -> Q:
    """The groups somebody sits in and the bodies they answer for, not the whole reach."""
    own = {held.group_id for held in actor.holdings if held.group_id}
    groups = scope_of(actor, Permission.UPDATE_ACTION, GRANTS).groups & own
    return assigned_to(actor, groups, mandates_of(actor, Permission.UPDATE_ACTION, GRANTS))
