"""Boards, executives, subgroups and their kin; how often they meet and are asked."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet, in_force_q
from governance.core.formatting import format_count
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.core.text_folding import Folded
from governance.structure.arrangements.field_types import TO_BE_CONFIRMED
from governance.structure.grants import GRANTS, Permission
from governance.structure.models.partnerships import Partnership

UP = "reports_to"
LEVELS = (UP, f"{UP}__{UP}", f"{UP}__{UP}__{UP}")
SERVICES = ("services__", f"{UP}__services__", f"{UP}__{UP}__services__")
ANCESTOR_LOOKUPS = (*LEVELS, *(f"{service}{UP}" for service in SERVICES))
"""The ways up from a group: three levels, the last of which may be one partnership's own board
that a joint group reports to there."""


class GroupQuerySet(InForceQuerySet):
    def visible_to(self, actor: Actor) -> "GroupQuerySet":
        """Own group, the groups below a chair, and a partnership's groups to its own seats."""
        scope = scope_of(actor, Permission.SEE_GROUP, GRANTS)
        return self if scope.everywhere else self.filter(pk__in=scope.groups)

    def serving(self, partnership: Partnership, *, on) -> "GroupQuerySet":
        """The groups that work for a partnership on a day, joint ones included."""
        return self.filter(
            in_force_q(on, "services__"), services__partnership=partnership
        ).in_force(on=on)

    def below(self, group: "Group", *, on: date) -> "GroupQuerySet":
        """The groups that report to ``group`` on a day by any of the ways up, itself not."""
        reports = Q()
        for level in LEVELS:
            reports |= Q(**{level: group})
        for service in SERVICES:
            reports |= Q(**{f"{service}{UP}": group}) & in_force_q(on, service)
        return self.in_force(on=on).filter(reports).distinct()

    def above(self, group: "Group", *, on: date) -> "GroupQuerySet":
        """To which it may pass something up: whom it reports to, and whom its steps of escalation
        in the arrangements name.
        """
        served = group.services.in_force(on=on).values_list("reports_to", flat=True)
        steps = group.escalation_steps.in_force(on=on).values_list("to", flat=True)
        keys = {group.reports_to_id, *served, *steps} - {None}
        return self.in_force(on=on).filter(pk__in=keys).order_by(Folded("name"), "pk")

    def for_list(self) -> "GroupQuerySet":
        return self.select_related("reports_to").prefetch_related("services__partnership")


class Group(EffectiveDated):
    """A body that meets; it serves one or several partnerships and may report to another."""

    class Kind(models.TextChoices):
        BOARD = "board", "Board"
        EXECUTIVE = "executive", "Executive"
        SUBGROUP = "subgroup", "Subgroup"
        REFERENCE_GROUP = "reference_group", "Reference group"
        TASK_AND_FINISH = "task_and_finish", "Task and finish group"

    key = models.SlugField("short name in addresses", max_length=80, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=30, choices=Kind)
    reports_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reported_by"
    )
    commissioned_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="commissioned"
    )
    remit = models.TextField(blank=True)
    delegated_authority = models.TextField(
        blank=True, help_text="What the terms of reference let the group decide by itself."
    )
    is_joint = models.BooleanField("works for several partnerships", default=False)
    closing_report = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = GroupQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        plain=(
            "key",
            "name",
            "short_name",
            "kind",
            "remit",
            "delegated_authority",
            "closing_report",
            "source",
        )
    )

    class Meta:
        constraints = [
            in_order(),
            models.CheckConstraint(
                condition=Q(reports_to__isnull=True) | ~Q(reports_to=models.F("pk")),
                name="governance_group_not_to_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupServiceQuerySet(InForceQuerySet):
    def by_group(self, groups: Collection[int | None]) -> dict[int | None, list[int]]:
        """The partnerships that each of these groups serves, by its key; one query."""
        served: dict[int | None, list[int]] = defaultdict(list)
        rows = self.filter(group__in=groups).order_by("partnership")
        for group, partnership in rows.values_list("group", "partnership").distinct():
            served[group].append(partnership)
        return served


class GroupService(EffectiveDated):
    """Which partnership a group serves, and when."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="services")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="group_services"
    )
    reports_to = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="reports to",
        related_name="reported_by_joint",
        help_text="The group a joint group reports to here, where each partnership has its own.",
    )

    objects = GroupServiceQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields()

    class Meta:
        verbose_name = "partnership of a group"
        verbose_name_plural = "partnerships of groups"
        constraints = [
            in_order(),
            models.UniqueConstraint(
                fields=["group", "partnership", "starts_on"], name="governance_service_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} for {self.partnership}"


UNCOUNTED = {
    "twice_a_week": "Twice a week",
    "term": "Each school term",
    "as_it_arises": "As it arises",
    "not_stated": "How often is not stated",
}
"""How often, where no number of months or years says it."""

SAID_OTHERWISE = {
    "childrens-trust-report": "Report to the children’s trust",
    "cdop-report": "Report of the child death overview panel",
    "inspection-findings": "Findings of agencies’ inspections",
    "jtai-update": "Update on joint targeted area inspection themes",
    "quality-assurance-event": "Quality assurance and development event",
    "safeguarding-matters-feedback": "Feedback from training, events and the trainers’ network",
    "designated-leads-briefing": "Briefing of designated safeguarding leads",
    "childrens-trust-update": "Children’s trust update",
    "local-review-terms": "Local learning review: lead and terms",
    "local-review-meeting": "Local learning review: meeting",
    "local-review-findings": "Local learning review: findings and learning",
    "local-review-sign-off": "Local learning review: signed off by the partners",
    "local-review-completion": "Local learning review: completed",
    "rapid-review-letters": "Rapid review: summaries asked of the agencies",
    "rapid-review-summaries": "Rapid review: the agencies’ summaries",
    "rapid-review-meeting": "Rapid review: meeting",
    "rapid-review-sign-off": "Rapid review: signed off by the partners",
    "report-scrutiny": "Scrutiny of the quarterly report",
    "section-11": "Section 11 self-assessment",
    "young-peoples-session": "Young people’s session",
}
"""What a cadence is about, where its key with spaces would not be English."""


class Cadence(EffectiveDated):
    """How often a group does something: data, because no frequency is a constant."""

    class Unit(models.TextChoices):
        MONTH = "month", "month"
        QUARTER = "quarter", "quarter"
        HALF_YEAR = "half_year", "half year"
        YEAR = "year", "year"
        TWO_YEARS = "two_years", "two years"
        THREE_YEARS = "three_years", "three years"
        TWICE_A_WEEK = "twice_a_week", "twice a week"
        TERM = "term", "term"
        AS_IT_ARISES = "as_it_arises", "as it arises"
        NOT_STATED = "not_stated", "not stated"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="cadences")
    item = models.SlugField(
        "what is done", max_length=60, help_text="What is done: meeting, yearly-report …"
    )
    unit = models.CharField("how often", max_length=20, choices=Unit)
    interval = models.PositiveSmallIntegerField("every so many", default=1)
    anchor_month = models.PositiveSmallIntegerField("first in month", null=True, blank=True)
    due_working_days = models.PositiveSmallIntegerField(
        "due, working days after the period’s end",
        null=True,
        blank=True,
        help_text="Empty where no source states it: then no date is set.",
    )
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = InForceQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("item", "unit", "source"))

    class Meta:
        verbose_name = "frequency"
        verbose_name_plural = "frequencies"
        constraints = [
            in_order(),
            models.CheckConstraint(
                condition=Q(interval__gte=1), name="governance_cadence_interval_positive"
            ),
            models.CheckConstraint(
                condition=Q(due_working_days__gte=1), name="governance_cadence_due_positive"
            ),
            models.UniqueConstraint(
                fields=["group", "item", "starts_on"], name="governance_cadence_once"
            ),
        ]

    @property
    def item_label(self) -> str:
        """``quarterly-report`` is Quarterly report."""
        return SAID_OTHERWISE.get(self.item) or self.item.replace("-", " ").capitalize()

    @property
    def is_confirmed(self) -> bool:
        return not self.source.endswith(TO_BE_CONFIRMED)

    @property
    def frequency_label(self) -> str:
        unit = self.get_unit_display()
        if self.unit in UNCOUNTED:
            return UNCOUNTED[self.unit]
        return f"Every {unit if self.interval == 1 else format_count(self.interval, unit)}"

    def __str__(self) -> str:
        return f"{self.item} of {self.group}: {self.frequency_label.lower()}"
