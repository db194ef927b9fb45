"""The quality-assurance timetable of a plan, and its plan to disseminate learning: one table.

A row is done once, in months of its own: what comes back each quarter, half-year or year is a row
for each time, so that each says what became of it.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import at_most_one, in_order, paired, stamped
from governance.core.formatting import format_month, format_month_range
from governance.core.roles import Actor, Capacity, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.plans.grants import GRANTS, Permission
from governance.plans.models import BusinessPlan, Priority
from governance.plans.models.states import BINDING, SHOWN
from governance.structure.models import Group, Seat
from governance.structure.models.seats import seat_places
from governance.themes.models import Theme

CHAIRS = (Capacity.CHAIR, Capacity.VICE_CHAIR)


def chaired_by(actor: Actor) -> set[int]:
    """The groups in which the actor chairs: they speak for what the group leads."""
    chairs = (held for held in actor.holdings if held.capacity in CHAIRS)
    return {held.group_id for held in chairs if held.group_id is not None}


def led_by(actor: Actor) -> Q:
    """What a seat of the actor leads, or the group in which they chair."""
    seats = {held.seat_id for held in actor.holdings}
    return Q(lead_seat__in=seats) | Q(lead_group__in=chaired_by(actor))


def set_up_by(actor: Actor) -> Q:
    """What stands in a plan that the actor’s office sets up."""
    scope = scope_of(actor, Permission.SET_UP_PLAN, GRANTS)
    return Q(plan__group__in=scope.groups) | Q(plan__partnership__in=scope.partnerships)


class TimetableQuerySet(models.QuerySet["TimetableEntry"]):
    def visible_to(self, actor: Actor) -> "TimetableQuerySet":
        """Whoever sees the plan; and who leads it, once the plan is shown."""
        plans = BusinessPlan.objects.visible_to(actor)
        own = led_by(actor) & Q(plan__status__in=SHOWN)
        return self.filter(Q(plan__in=plans.order_by().values("pk")) | own)

    def assurance(self) -> "TimetableQuerySet":
        return self.exclude(kind=TimetableEntry.Kind.LEARNING)

    def learning(self) -> "TimetableQuerySet":
        return self.filter(kind=TimetableEntry.Kind.LEARNING)

    def binding(self) -> "TimetableQuerySet":
        """Of adopted plans, and in no adopted plan that goes on from one."""
        followed = Q(carried_to__plan__status__in=BINDING)
        rows = TimetableEntry.objects.filter(followed).values("pk")
        return self.filter(plan__status=BusinessPlan.Status.ADOPTED).exclude(pk__in=rows)

    def still_open(self) -> "TimetableQuerySet":
        return self.filter(status__in=TimetableEntry.OPEN)

    def begun(self, *, on: date) -> "TimetableQuerySet":
        """Whose months have come, and which are not done."""
        return self.binding().still_open().filter(starts_on__lte=on)

    def to_do(self, actor: Actor) -> "TimetableQuerySet":
        """What the actor leads; of the office also what nobody leads."""
        nobody = Q(lead_seat=None, lead_group=None)
        mine = led_by(actor) | (nobody & set_up_by(actor))
        return self.begun(on=actor.on).filter(mine)

    def for_list(self) -> "TimetableQuerySet":
        places = ("plan__group", "plan__partnership", "priority", "lead_group")
        return self.select_related(*places, *seat_places("lead_seat"))


class TimetableEntry(models.Model):
    """One audit, survey, look at data or sharing of learning, in the months planned for it."""

    class Kind(models.TextChoices):
        CASE_AUDIT = "case_audit", "Multi-agency case audit"
        SINGLE_AUDIT = "single_audit", "Single-agency audits"
        SECTION_11 = "section_11", "Section 11 self-assessment"
        SURVEY = "survey", "Survey of practitioners"
        DATA = "data", "Look at data"
        VOICE = "voice", "Listening to children and families"
        SCRUTINY = "independent", "Independent scrutiny"
        EVENT = "event", "Assurance or learning event"
        OTHER = "other", "Other assurance"
        LEARNING = "learning", "Sharing of learning"

    class Status(StatusChoices):
        PLANNED = "planned", "Planned", "open"
        UNDER_WAY = "under_way", "Under way", "sent"
        MOVED = "moved", "Moved", "asked"
        DONE = "done", "Done", "good"
        DROPPED = "dropped", "Dropped", "quiet"

    class Every(models.IntegerChoices):
        """After how many months it comes back."""

        ONCE = 0, "Once"
        QUARTER = 3, "Each quarter"
        HALF_YEAR = 6, "Each half-year"
        YEAR = 12, "Each year"

    OPEN = (Status.PLANNED.value, Status.UNDER_WAY.value, Status.MOVED.value)

    plan = models.ForeignKey(BusinessPlan, on_delete=models.PROTECT, related_name="timetable")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=160)
    method = models.TextField("how it is done", blank=True)
    learned_from = models.CharField("where the learning is from", max_length=200, blank=True)
    audience = models.CharField("to whom it is told", max_length=200, blank=True)
    starts_on = models.DateField("first day of its first month")
    due_on = models.DateField("last day of its last month")
    planned_from = models.DateField("first planned from", null=True, blank=True)
    planned_until = models.DateField("first planned until", null=True, blank=True)
    every = models.PositiveSmallIntegerField("how often", choices=Every, default=Every.ONCE)
    first = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name="first of those that come back",
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="entry of the plan before",
    )
    lead_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead_group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="timetable"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="timetable")
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    reason = models.TextField("why it was moved or dropped", blank=True)
    outcome = models.TextField("what came of it", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = TimetableQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("title", "method", "learned_from", "audience", "reason", "outcome"),
        plain=("kind", "status"),
    )

    class Meta:
        verbose_name = "entry of the timetable"
        verbose_name_plural = "entries of the timetable"
        constraints = [
            in_order(ends="due_on"),
            at_most_one("lead_seat", "lead_group"),
            paired("done"),
            paired("dropped"),
            stamped("done", "done"),
            stamped("dropped", "dropped"),
            models.CheckConstraint(
                condition=~Q(title=""), name="governance_timetableentry_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | ~Q(outcome=""),
                name="governance_timetableentry_done_says_what_came",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("moved", "dropped")) | ~Q(reason=""),
                name="governance_timetableentry_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(kind="learning") | (~Q(learned_from="") & ~Q(audience="")),
                name="governance_timetableentry_learning_from_and_to",
            ),
            models.UniqueConstraint(
                fields=["plan", "carried_from"], name="governance_timetableentry_carried_once"
            ),
        ]
        indexes = [models.Index(fields=["status", "starts_on"], name="governance_timetable_due")]

    def __str__(self) -> str:
        return f"“{self.title}”, {self.months}"

    @property
    def is_learning(self) -> bool:
        return self.kind == self.Kind.LEARNING

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def months(self) -> str:
        """``May 2026``, or ``May to July 2026``."""
        return months_in_words(self.starts_on, self.due_on)

    @property
    def first_months(self) -> str:
        """For when it was planned at first; empty for what was never moved."""
        if self.planned_from is None or self.planned_until is None:
            return ""
        return months_in_words(self.planned_from, self.planned_until)

    @property
    def lead(self) -> Seat | Group | None:
        return self.lead_seat or self.lead_group

    @property
    def lead_words(self) -> str:
        """Who leads it, as people read it; empty while nobody does."""
        return str(self.lead) if self.lead else ""

    @property
    def rhythm(self) -> str:
        return str(self.Every(self.every).label)

    def is_late(self, *, on: date) -> bool:
        """Its months are over, and it is not done."""
        return self.is_open and self.due_on < on


def months_in_words(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return format_month(first)
    return format_month_range(first, last)
