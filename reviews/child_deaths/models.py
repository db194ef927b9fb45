"""What passes between a partnership and the child death overview panel.

The panel reports to each partnership and publishes a yearly report, its chair attends, and concerns
are reported both ways (Leicester arrangements 2019, §18; Leicester LSCB constitution 7.7, §15.7).
"""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Group, GroupService, Partnership
from governance.themes.models import Theme
from reviews.cases.grants import NEVER_NAMED
from reviews.cases.models import Case, CasePerson
from reviews.child_deaths.grants import GRANTS, Permission

ORIGIN = "reviews.panelreport"
"""How an action stores that it comes from a yearly report of the panel."""


class PanelReportQuerySet(models.QuerySet):
    """Reports and attendances: read by everybody at the tables of the partnership."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the partnerships that the actor’s seats reach, or that the groups serve in which
        they sit.
        """
        scope = scope_of(actor, Permission.SEE_PANEL_REPORT, GRANTS)
        own = scope.groups & {held.group_id for held in actor.holdings}
        served = GroupService.objects.in_force(on=actor.on).filter(group__in=own)
        return self.filter(
            Q(partnership__in=scope.partnerships) | Q(partnership__in=served.values("partnership"))
        )

    def for_list(self) -> Self:
        return self.select_related("partnership")


def whole_cases(actor: Actor) -> models.QuerySet[Case]:
    """The cases that the actor reads whole: an agency’s people do once its meeting was held."""
    early = CasePerson.objects.acting(on=actor.on).filter(
        person=actor.user_id, role__in=CasePerson.FOR_AN_AGENCY
    )
    early = early.exclude(case__rapid_review__meeting_on__isnull=False)
    return Case.objects.visible_to(actor).exclude(pk__in=early.values("case"))


class PanelConcernQuerySet(models.QuerySet["PanelConcern"]):
    def visible_to(self, actor: Actor) -> "PanelConcernQuerySet":
        """Those about no case by seat; one about a case for who reads that case, and nobody else.

        No administrator, nobody by invitation, nobody with a seat of ``NEVER_NAMED``.
        """
        if actor.user_id is None or actor.invited_to or actor.capacities & NEVER_NAMED:
            return self.none()
        places = scope_of(actor, Permission.SEE_PANEL_CONCERN, GRANTS).partnerships
        by_seat = Q(case__isnull=True, partnership__in=places)
        return self.filter(by_seat | Q(case__in=whole_cases(actor).values("pk")))

    def waiting(self) -> "PanelConcernQuerySet":
        """Those that nobody has answered yet."""
        return self.filter(status=PanelConcern.Status.OPEN)

    def for_list(self) -> "PanelConcernQuerySet":
        return self.select_related("partnership", "case").prefetch_related("themes")

    def for_detail(self) -> "PanelConcernQuerySet":
        """With the list of the case, which decides what may be done."""
        return self.for_list().select_related("recorded_by").prefetch_related("case__people")


class PanelConcern(models.Model):
    """A concern that one told the other, in general words; what came of it."""

    class Direction(models.TextChoices):
        TO_PANEL = "to_panel", "From the partnership to the panel"
        FROM_PANEL = "from_panel", "From the panel to the partnership"

    class Status(StatusChoices):
        OPEN = "open", "Not answered yet", "asked"
        ANSWERED = "answered", "Answered", "sent"
        CLOSED = "closed", "Closed", "good"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=10, choices=Direction)
    passed_on = models.DateField("day on which it was passed on")
    said = models.TextField("what was said, in general words")
    told_by = models.CharField("who told it", max_length=150)
    told_to = models.CharField("whom it was told", max_length=150)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField("day of the answer", null=True, blank=True)
    outcome = models.TextField("what was answered, and what came of it", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PanelConcernQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("said", "told_by", "told_to", "outcome"), plain=("direction", "status")
    )

    class Meta:
        verbose_name = "concern passed on"
        verbose_name_plural = "concerns passed on"
        constraints = [
            paired("answered"),
            paired("closed"),
            stamped("answered", "answered"),
            stamped("closed", "closed"),
            models.CheckConstraint(condition=~Q(said=""), name="reviews_panelconcern_says_what"),
            models.CheckConstraint(
                condition=Q(status="open") | (Q(answered_on__isnull=False) & ~Q(outcome="")),
                name="reviews_panelconcern_says_outcome",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "passed_on"], name="reviews_concern_by_day")]

    def __str__(self) -> str:
        return f"the concern passed on {format_date(self.passed_on)}"

    @property
    def is_open(self) -> bool:
        """Whether its words may still change."""
        return self.status != self.Status.CLOSED


class PanelReport(models.Model):
    """The panel’s yearly report to one partnership: received, then presented and decided on."""

    class Status(StatusChoices):
        RECEIVED = "received", "To be presented", "asked"
        PRESENTED = "presented", "Presented", "good"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("year that it is about, by its first day")
    received_on = models.DateField("day on which it was received")
    messages = models.TextField("key messages")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.RECEIVED)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    presented_on = models.DateField("day on which it was presented", null=True, blank=True)
    presented_to = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="group at whose meeting",
    )
    presenter = models.CharField("by whom presented", max_length=150, blank=True)
    decided = models.TextField("what the partnership decided to do", blank=True)
    presented_at = models.DateTimeField(null=True, blank=True)
    presented_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acted_on_at = models.DateTimeField("last action raised", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PanelReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("messages", "presenter", "decided"), plain=("status",))

    class Meta:
        verbose_name = "yearly report of the panel"
        verbose_name_plural = "yearly reports of the panel"
        constraints = [
            paired("presented"),
            stamped("presented", "presented"),
            models.UniqueConstraint(
                fields=["partnership", "year"], name="reviews_panelreport_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(messages=""), name="reviews_panelreport_says_something"
            ),
            models.CheckConstraint(
                condition=Q(status="received")
                | (
                    Q(presented_on__isnull=False) & Q(presented_to__isnull=False) & ~Q(presenter="")
                ),
                name="reviews_panelreport_says_how_presented",
            ),
        ]

    def __str__(self) -> str:
        return f"the panel’s yearly report for {self.year_label}"

    @property
    def year_label(self) -> str:
        """``2024-25``: a year begins in April."""
        return f"{self.year}-{(self.year + 1) % 100:02d}"

    @property
    def source_label(self) -> str:
        """Where an action says that it comes from."""
        return f"Child death overview panel, yearly report {self.year_label}"


class PanelAttendance(models.Model):
    """Whether the panel’s chair came to one meeting of a group, which keeps the link."""

    class Presence(models.TextChoices):
        CHAIR = "chair", "The chair attended"
        OTHER = "other", "Somebody attended for the chair"
        APOLOGIES = "apologies", "Apologies were given"
        ABSENT = "absent", "Nobody came, and no apologies"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="+", verbose_name="group that met"
    )
    held_on = models.DateField("day of the meeting")
    presence = models.CharField("who came", max_length=10, choices=Presence)
    about = models.CharField("what was reported", max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = PanelReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("about",), plain=("presence",))

    class Meta:
        verbose_name = "attendance of the panel’s chair"
        verbose_name_plural = "attendances of the panel’s chair"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "group", "held_on"], name="reviews_attendance_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"the panel’s attendance on {format_date(self.held_on)}"
