"""Running deadlines: a limit, its anchor, who holds it and how it ended."""

from datetime import date

from django.db import models
from django.db.models import Q

from governance.core.constraints import at_most_one
from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.grants import GRANTS, Permission
from governance.people.models import Organisation, User
from governance.structure.models import Group, Seat


class DeadlineQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "DeadlineQuerySet":
        """Deadlines held by the groups in reach, or by the actor's own seat.

        One held by an organisation does not say in which partnership, so its people see it with
        the record it runs for. A restricted one tells that a case exists: its holder alone sees it.
        """
        scope = scope_of(actor, Permission.SEE_DEADLINE, GRANTS)
        seats = {held.seat_id for held in actor.holdings}
        groups = Q(owner_group__in=scope.groups) | Q(owner_seat__group__in=scope.groups)
        return self.filter(Q(owner_seat__in=seats) | (Q(is_restricted=False) & groups))

    def for_list(self) -> "DeadlineQuerySet":
        return self.select_related("owner_seat", "owner_group", "owner_organisation")

    def running(self) -> "DeadlineQuerySet":
        return self.filter(status=Deadline.Status.RUNNING)

    def overdue(self, *, on: date) -> "DeadlineQuerySet":
        """Running past the end of the due day."""
        return self.running().filter(due_on__lt=on)


class Deadline(models.Model):
    """One limit running for one record. The record points here; here alone is the due date."""

    class Status(StatusChoices):
        RUNNING = "running", "Running", "open"
        MET = "met", "Met", "good"
        MET_LATE = "met_late", "Met late", "asked"
        STOPPED = "stopped", "Stopped", "quiet"

    class Unit(models.TextChoices):
        WORKING_DAYS = "working_days", "working days"
        CALENDAR_DAYS = "calendar_days", "calendar days"
        MONTHS = "months", "months"
        YEARS = "years", "years"
        DATE_OF_YEAR = "date_of_year", "a date of the year"

    rule = models.CharField(max_length=80)
    edition = models.CharField(
        "stated in", max_length=80, help_text="The rule set or arrangements it is from."
    )
    label = models.CharField("deadline for", max_length=200)
    reason = models.CharField(max_length=300, blank=True)
    counts_from = models.DateField("counted from")
    due_on = models.DateField("due by the end of")
    limit = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    is_confirmed = models.BooleanField("limit confirmed in its source", default=True)
    is_restricted = models.BooleanField("seen only by those named", default=False)
    owner_seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="seat that must meet it",
        related_name="deadlines",
    )
    owner_group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="group that must meet it",
        related_name="deadlines",
    )
    owner_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="organisation that must meet it",
        related_name="deadlines",
    )
    is_moved = models.BooleanField("moved to another day than its rule gives", default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    ended_at = models.DateTimeField("ended", null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()
    text_fields = TextFields(plain=("rule", "edition", "label", "reason", "unit", "status"))

    class Meta:
        constraints = [
            at_most_one("owner_seat", "owner_group", "owner_organisation"),
            models.CheckConstraint(
                condition=Q(status="running", ended_at__isnull=True)
                | (~Q(status="running") & Q(ended_at__isnull=False)),
                name="governance_deadline_ended_when_not_running",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on"], name="governance_deadline_due")]

    def __str__(self) -> str:
        return self.label

    @property
    def reference(self) -> str:
        """What a line of the trail calls it: of a restricted one not even what runs."""
        return "a restricted matter" if self.is_restricted else ""

    @property
    def is_running(self) -> bool:
        return self.status == self.Status.RUNNING

    @property
    def owner(self) -> Seat | Group | Organisation | None:
        return self.owner_seat or self.owner_group or self.owner_organisation


class DeadlineMove(models.Model):
    """That a due day was moved: what it was, what it became, and why; never changed."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="moves")
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("reason",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="governance_deadlinemove_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.deadline} was due {format_date(self.was_due_on)}"
