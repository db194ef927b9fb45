"""Who is to do an action, how it is told to stand, when its due date was moved or it reopened."""

from collections.abc import Collection, Iterable, Sequence

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, paired
from governance.core.prepared_queries import Keys, prepared
from governance.core.roles import Actor
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from governance.structure.mandates import Mandates
from governance.structure.models import Group, Seat
from governance.structure.models.seats import seat_places


def assigned_to(actor: Actor, groups: Collection[int], mandates: Mandates) -> Q:
    """Assignments still standing to the actor's seats, to these groups, or to a body in mandate."""
    seats = {held.seat_id for held in actor.holdings}
    for_agency = mandates.asked(
        "organisation", group="action__group", partnership="action__partnership"
    )
    to_them = Q(seat__in=seats) | Q(group__in=groups) | for_agency
    return Q(released_at__isnull=True) & to_them


SHOWN_WITH = (*seat_places("seat"), "group", "organisation", "answered_by")
"""What is shown of whom an assignment is to, and who answered."""


class AssignmentQuerySet(models.QuerySet):
    def current(self) -> "AssignmentQuerySet":
        return self.filter(released_at__isnull=True)

    def for_list(self) -> "AssignmentQuerySet":
        return self.select_related(*SHOWN_WITH).order_by("pk")


class Assignment(models.Model):
    """Who is to do an action: a seat, a group or an organisation; released, never deleted."""

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="assignments"
    )
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assigned")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments_answered"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments_released"
    )
    version = models.PositiveIntegerField(default=1)

    objects = AssignmentQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("answer",))

    class Meta:
        constraints = [
            exactly_one("seat", "group", "organisation"),
            paired("answered"),
            paired("released"),
            *(
                models.UniqueConstraint(
                    fields=["action", name],
                    condition=Q(released_at__isnull=True),
                    name=f"governance_assignment_{name}_once",
                )
                for name in ("seat", "group", "organisation")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} to {self.to}"

    @property
    def to(self) -> Seat | Group | Organisation:
        return self.seat or self.group or self.organisation  # type: ignore[return-value]

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


ASSIGNEE_NAMES = (
    "group__name",
    "organisation__name",
    "seat__title",
    "seat__group__name",
    "seat__partnership__name",
    "seat__participation__organisation__name",
    "seat__participation__partnership__name",
)


def names_by_action(actions: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """To whom each of these actions is assigned now, by name, in the order of assigning.

    One query, of names alone: whole seats with all they stand in cost a list as much as the
    rest of it; none where there is no action.
    """
    keys, found = Keys(actions), dict[int, tuple[str, ...]]()
    for action, *names in names_assigned(keys) if keys else ():
        found[action] = (*found.get(action, ()), assignee_name(*names))
    return found


@prepared
def names_assigned(actions: Sequence[int]) -> models.QuerySet:
    rows = Assignment.objects.current().filter(action__in=actions).order_by("pk")
    return rows.values_list("action", *ASSIGNEE_NAMES)


def assignee_name(
    group: str, body: str, title: str, table: str, area: str, agency: str, agency_area: str
) -> str:
    """As a group, an organisation or a seat says it of itself; what it is not is None."""
    if not title:
        return group or body
    return f"{title}, {table or area or f'{agency} in {agency_area}'}"


class ActionUpdate(models.Model):
    """How an action stands, told by somebody who works on it."""

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="updates"
    )
    text = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="action_updates")

    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="governance_actionupdate_says_what")
        ]

    def __str__(self) -> str:
        return f"update on {self.action}"


class DueChange(models.Model):
    """That a due date was moved, and why, or that one of several was met, and with what: what it
    was till then; written with the change, never changed itself.
    """

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="due_changes"
    )
    was_text = models.CharField(max_length=120, blank=True)
    was_to = models.DateField(null=True, blank=True)
    is_met = models.BooleanField("one of several that was met", default=False)
    reason = models.TextField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="due_changes")

    text_fields = TextFields(personal=("reason",), plain=("was_text",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="governance_duechange_has_reason")
        ]

    def __str__(self) -> str:
        return f"{self.action} was due {self.was_text or 'without a date'}"


class Escalation(models.Model):
    """That an overdue action was passed up to the next group, and why; never changed."""

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="escalations"
    )
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    passed_at = models.DateTimeField()
    passed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Empty where time passed it up."""

    text_fields = TextFields(personal=("reason",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="governance_escalation_has_reason")
        ]

    def __str__(self) -> str:
        return f"{self.action} passed up to {self.group}"


class Reopening(models.Model):
    """That an action was opened again: when it had been closed till then; never changed.

    The action's own stamps are empty again; how it stood on a day before is counted from these.
    """

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="reopenings"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    embedded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="actions_reopened")

    text_fields = TextFields()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=False) | Q(withdrawn_at__isnull=False),
                name="governance_reopening_of_a_closed_one",
            )
        ]

    def __str__(self) -> str:
        return f"reopening of {self.action}"
