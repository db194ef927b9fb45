"""The one action log: what was promised, by when, what was done and what it changed."""

from datetime import date, datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from simple_history.models import HistoricalRecords

from governance.actions.due_dates import DueKind, due_words, late_by
from governance.actions.grants import GRANTS, Permission
from governance.actions.models.assignments import (
    ActionUpdate,
    Assignment,
    DueChange,
    Reopening,
    assigned_to,
)
from governance.core.constraints import exactly_one, paired, stamped, where_given
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.plans.models import Priority
from governance.structure.mandates import mandates_of
from governance.structure.models import Group, Partnership
from governance.themes.models import Theme


class ActionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ActionQuerySet":
        """Those raised where the actor's seats reach, and those assigned to them."""
        scope = scope_of(actor, Permission.SEE_ACTION, GRANTS)
        return self.filter(
            Q(group__in=scope.groups)
            | Q(partnership__in=scope.partnerships)
            | assigned(visible_assignments_q(actor))
        )

    def mine(self, actor: Actor) -> "ActionQuerySet":
        """Assigned to a seat, group or organisation the actor works for."""
        return self.filter(assigned(own_assignments_q(actor)))

    def unanswered_by(self, actor: Actor) -> "ActionQuerySet":
        """Without those where each answers and everyone the actor works for has answered."""
        theirs = Assignment.objects.filter(own_assignments_q(actor))
        left = theirs.filter(action=OuterRef("pk"), answered_at__isnull=True)
        return self.filter(~Q(answering=Action.Answering.EACH) | Exists(left))

    def kept_by(self, actor: Actor) -> "ActionQuerySet":
        """Those whose log the actor keeps, as office or chair."""
        scope = scope_of(actor, Permission.MANAGE_ACTION, GRANTS)
        return self.filter(Q(group__in=scope.groups) | Q(partnership__in=scope.partnerships))

    def open(self) -> "ActionQuerySet":
        return self.filter(status=Action.Status.OPEN)

    def most_pressing_first(self) -> "ActionQuerySet":
        """Open before unproven before closed; of each the one due first."""
        rank = Case(
            When(status=Action.Status.OPEN, then=0),
            When(status=Action.Status.DONE, needs_embedding=True, then=1),
            default=2,
        )
        return self.order_by(rank, F("due_to").asc(nulls_last=True), "pk")

    def overdue(self, *, on: date) -> "ActionQuerySet":
        """Open after the last day they were due by."""
        return self.open().filter(due_to__lt=on)

    def unproven(self) -> "ActionQuerySet":
        """Done, but not yet shown to have made a difference where that is asked."""
        return self.filter(status=Action.Status.DONE, needs_embedding=True)

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
                    When(withdrawn_then__lte=moment, then=Value(Action.Status.WITHDRAWN)),
                    When(embedded_then__lte=moment, then=Value(Action.Status.EMBEDDED)),
                    When(done_then__lte=moment, then=Value(Action.Status.DONE)),
                    default=Value(Action.Status.OPEN),
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
        people = ("raised_by", "done_by", "embedded_by", "withdrawn_by")
        return self.select_related(
            "group", "partnership", "priority__plan", *people
        ).prefetch_related(
            "themes",
            Prefetch("assignments", Assignment.objects.for_list()),
            Prefetch("due_changes", DueChange.objects.select_related("changed_by").order_by("pk")),
            Prefetch("updates", ActionUpdate.objects.select_related("given_by").order_by("-pk")),
        )


def value_as_at(later: models.QuerySet, was: str, now: str) -> Case:
    """What the first change made since says it was; what it is now, where there was none."""
    return Case(When(Exists(later), then=Subquery(later.values(was)[:1])), default=F(now))


def assigned(to_them: Q) -> Q:
    """As a list of keys, which an index finds; ``Exists`` beside an OR asks of every action."""
    return Q(pk__in=Assignment.objects.filter(to_them).values("action"))


def visible_assignments_q(actor: Actor) -> Q:
    groups = scope_of(actor, Permission.SEE_ACTION, GRANTS).groups
    return assigned_to(actor, groups, mandates_of(actor, Permission.SEE_ACTION, GRANTS))


def own_assignments_q(actor: Actor) -> Q:
    """The groups somebody sits in and the bodies they answer for, not the whole reach."""
    own = {held.group_id for held in actor.holdings if held.group_id}
    groups = scope_of(actor, Permission.UPDATE_ACTION, GRANTS).groups & own
    return assigned_to(actor, groups, mandates_of(actor, Permission.UPDATE_ACTION, GRANTS))


class Action(models.Model):
    """What somebody promised to do; where it matters, done is not the end of it."""

    class Status(StatusChoices):
        OPEN = "open", "Open", "open"
        DONE = "done", "Done", "good"
        EMBEDDED = "embedded", "Made a difference", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    class Answering(models.TextChoices):
        JOINTLY = "jointly", "Together: one answer for all of them"
        EACH = "each", "Each by itself: every one of them must answer"

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    text = models.TextField("what is to be done", blank=True)
    origin_kind = models.CharField(max_length=80, blank=True)
    origin_id = models.BigIntegerField(null=True, blank=True)
    origin_label = models.CharField("raised in", max_length=200, blank=True)
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="actions")
    needs_embedding = models.BooleanField("must be shown to have made a difference", default=False)
    answering = models.CharField(max_length=10, choices=Answering, default=Answering.JOINTLY)
    due_text = models.CharField("due", max_length=120, blank=True)
    due_kind = models.CharField(
        max_length=10,
        blank=True,
        choices=[(kind.value, kind.name.capitalize()) for kind in DueKind],
    )
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="actions_raised")
    outcome = models.TextField("what was done", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_done"
    )
    recheck_on = models.DateField("look again on", null=True, blank=True)
    difference = models.TextField("what difference it made", blank=True)
    embedded_at = models.DateTimeField(null=True, blank=True)
    embedded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_embedded"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_withdrawn"
    )
    version = models.PositiveIntegerField(default=1)

    listed_assignments: list[Assignment]
    """Those not released, only as ``for_list`` finds them."""

    objects = ActionQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("title", "text", "outcome", "difference", "origin_label"),
        plain=("reference", "origin_kind", "answering", "due_text", "due_kind", "status"),
    )

    class Meta:
        constraints = [
            exactly_one("group", "partnership"),
            models.UniqueConstraint(fields=["group", "number"], name="governance_action_of_group"),
            models.UniqueConstraint(
                fields=["partnership", "number"], name="governance_action_of_partnership"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="governance_action_says_what"),
            models.CheckConstraint(
                condition=Q(due_from__isnull=True)
                | Q(due_to__isnull=True)
                | Q(due_to__gte=F("due_from")),
                name="governance_action_due_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(status="embedded") | (Q(needs_embedding=True) & ~Q(difference="")),
                name="governance_action_embedded_says_difference",
            ),
            models.CheckConstraint(
                condition=Q(recheck_on__isnull=True) | Q(needs_embedding=True),
                name="governance_action_recheck_where_asked",
            ),
            paired("done"),
            paired("embedded"),
            paired("withdrawn"),
            stamped("done", "done"),
            stamped("embedded", "embedded"),
            stamped("withdrawn", "withdrawn"),
        ]
        indexes = [
            models.Index(fields=["status", "due_to"], name="governance_action_due"),
            models.Index(fields=["group", "status", "due_to"], name="governance_action_group_due"),
            where_given("partnership", "status", "due_to", name="governance_action_of_area"),
            models.Index(fields=["recheck_on"], name="governance_action_recheck"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def place(self) -> Group | Partnership:
        """The group or partnership whose log it stands in."""
        return self.group or self.partnership  # type: ignore[return-value]

    @property
    def standing(self) -> list[Assignment]:
        """To whom it is assigned now; no query where it was fetched for a list or a page."""
        if "listed_assignments" in self.__dict__:
            return self.listed_assignments
        return [each for each in self.assignments.all() if each.released_at is None]

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_answered_by_each(self) -> bool:
        return self.answering == self.Answering.EACH

    @property
    def awaits_evidence(self) -> bool:
        """Done, but not yet shown to have made a difference where that is asked."""
        return self.needs_embedding and self.status == self.Status.DONE

    def is_late(self, *, on: date) -> bool:
        return self.is_open and self.due_to is not None and self.due_to < on

    def late_by(self, *, on: date) -> str:
        """By how much it is overdue; empty when it is not, or is open no more."""
        return late_by(self.due_to, on=on) if self.is_open else ""

    def late_words(self, *, on: date) -> str:
        """``6 days late``; empty when it is not."""
        late = self.late_by(on=on)
        return f"{late} late" if late else ""

    def due_words(self, *, on: date) -> str:
        """``due in 9 days`` where it has a last day, else the words it was given."""
        return (due_words(self.due_to, on=on) or self.due_text) if self.is_open else ""
