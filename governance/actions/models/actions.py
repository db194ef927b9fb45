"""The one action log: what was promised, by when, what was done and what it changed."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.actions.due_dates import DueKind, due_words, late_by, parse_due_date
from governance.actions.models.assignments import Assignment
from governance.actions.models.queries import ActionQuerySet
from governance.actions.models.states import Answering, Repeats, Status
from governance.core.constraints import exactly_one, paired, stamped, where_given
from governance.core.formatting import format_date
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.plans.models import Objective, Priority
from governance.structure.models import Group, Partnership
from governance.themes.models import Theme

NAMED_IN_WORDS = "Who, as it was written: "
"""How the line of an action’s text begins that an import wrote of whom nobody here knows."""


class Action(models.Model):
    """What somebody promised to do; where it matters, done is not the end of it."""

    Status = Status
    Answering = Answering
    Repeats = Repeats

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
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    measure = models.TextField("how progress and impact are measured", blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="actions")
    needs_embedding = models.BooleanField("must be shown to have made a difference", default=False)
    answering = models.CharField(max_length=10, choices=Answering, default=Answering.JOINTLY)
    is_restricted = models.BooleanField("seen only by its readers", default=False)
    climbs_when_overdue = models.BooleanField("is passed up when overdue", default=False)
    escalated_to = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="group it was passed up to",
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    due_text = models.CharField("due", max_length=120, blank=True)
    due_kind = models.CharField(
        max_length=10,
        blank=True,
        choices=[(kind.value, kind.name.capitalize()) for kind in DueKind],
    )
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    repeats = models.CharField("comes again", max_length=10, choices=Repeats, blank=True)
    repeats_from = models.DateField("first due in its series", null=True, blank=True)
    repeats_until = models.DateField("comes again until", null=True, blank=True)
    repeat_source = models.CharField("which rule asks for it", max_length=200, blank=True)
    series = models.BigIntegerField(
        null=True, blank=True, help_text="The key of the first of its series."
    )
    turn = models.PositiveSmallIntegerField("which of its series", default=1)
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
        personal=(
            "title",
            "text",
            "measure",
            "outcome",
            "difference",
            "origin_label",
            "repeat_source",
        ),
        plain=(
            "reference",
            "origin_kind",
            "answering",
            "due_text",
            "due_kind",
            "repeats",
            "status",
        ),
    )

    class Meta:
        constraints = [
            exactly_one("group", "partnership"),
            models.UniqueConstraint(
                fields=["group", "is_restricted", "number"], name="governance_action_of_group"
            ),
            models.UniqueConstraint(
                fields=["partnership", "is_restricted", "number"],
                name="governance_action_of_partnership",
            ),
            models.CheckConstraint(
                condition=Q(is_restricted=False)
                | (~Q(origin_kind="") & Q(origin_id__isnull=False)),
                name="governance_action_restricted_by_its_origin",
            ),
            models.CheckConstraint(
                condition=Q(escalated_at__isnull=True, escalated_to__isnull=True)
                | Q(escalated_at__isnull=False, escalated_to__isnull=False),
                name="governance_action_group_when_escalated",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="governance_action_says_what"),
            models.CheckConstraint(
                condition=Q(objective__isnull=True) | Q(priority__isnull=False),
                name="governance_action_objective_has_priority",
            ),
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
            models.CheckConstraint(
                condition=Q(repeats="")
                | Q(
                    repeats_from__isnull=False,
                    repeats_until__isnull=False,
                    series__isnull=False,
                    is_restricted=False,
                ),
                name="governance_action_repeats_in_a_series",
            ),
            models.UniqueConstraint(
                fields=["series", "turn"], name="governance_action_turn_of_series_once"
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
            models.Index(fields=["origin_kind", "origin_id"], name="governance_action_origin"),
            models.Index(fields=["recheck_on"], name="governance_action_recheck"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def named_in_words(self) -> str:
        """Who is to do it as an imported register said it, where nobody here bears that name."""
        lines = (line for line in self.text.split("\n\n") if line.startswith(NAMED_IN_WORDS))
        return next(lines, "").removeprefix(NAMED_IN_WORDS)

    @property
    def text_beside_names(self) -> str:
        """Its text without that."""
        lines = self.text.split("\n\n")
        return "\n\n".join(line for line in lines if not line.startswith(NAMED_IN_WORDS))

    @property
    def place(self) -> Group | Partnership:
        """The group or partnership whose log it stands in."""
        return self.group or self.partnership  # type: ignore[return-value]

    @property
    def stands_at(self) -> Group | None:
        """The group that has it now: of its log, or to which it was passed up."""
        return self.escalated_to or self.group

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
    def due_steps(self) -> tuple[date, ...]:
        """Of several due dates the last day of each; none for what is due once."""
        is_several = self.due_kind == DueKind.SEVERAL
        return parse_due_date(self.due_text).steps if is_several else ()

    @property
    def due_in_full(self) -> str:
        """The words it was given; of several due dates also which one counts now."""
        if self.due_kind != DueKind.SEVERAL or self.due_to is None:
            return self.due_text
        return f"{self.due_text} (counted: {format_date(self.due_to)})"

    @property
    def next_due_step(self) -> date | None:
        """The due date after the one that counts now; None where that is the last."""
        return next((day for day in self.due_steps if self.due_to and day > self.due_to), None)

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
