"""Seats and the people appointed to them. The seat carries the vote; an empty one is a vacancy."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, in_order, paired
from governance.core.effective_dates import EffectiveDated, InForceQuerySet, in_force_q
from governance.core.formatting import format_date
from governance.core.roles import Actor, Capacity, scope_of
from governance.core.text_classification import TextFields
from governance.core.text_folding import Folded
from governance.people.models import Organisation, User
from governance.structure.grants import GRANTS, Permission
from governance.structure.models.groups import Group
from governance.structure.models.partnerships import Participation, Partnership

SEAT_PLACES = (
    "group",
    "partnership",
    "participation__organisation",
    "participation__partnership",
)
"""Where a seat may stand, as a query fetches it."""


def seat_places(seat: str) -> tuple[str, ...]:
    """The same of a record's seat, by the name of its key."""
    return tuple(f"{seat}__{place}" for place in SEAT_PLACES)


class SeatQuerySet(InForceQuerySet):
    def with_places(self) -> "SeatQuerySet":
        """With the group, partnership or participation in which each stands."""
        return self.select_related(*SEAT_PLACES)

    def appointable_by(self, actor: Actor) -> "SeatQuerySet":
        """Those to which the actor may appoint: all, or those of the office's arrangements."""
        if actor.is_administrator:
            return self
        scope = scope_of(actor, Permission.MANAGE_ARRANGEMENTS, GRANTS)
        return self.filter(
            Q(group__in=scope.groups)
            | Q(partnership__in=scope.partnerships)
            | Q(participation__partnership__in=scope.partnerships)
        )

    def vacant(self, *, on: date) -> "SeatQuerySet":
        """Seats in force that nobody holds on the day."""
        holders = Appointment.objects.in_force(on=on).filter(
            seat=OuterRef("pk"), standing=Appointment.Standing.HOLDER
        )
        return self.in_force(on=on).filter(~Exists(holders))


class AppointmentQuerySet(InForceQuerySet):
    def not_removed(self) -> "AppointmentQuerySet":
        """Without those that were removed as made in error."""
        return self.filter(removed_at__isnull=True)

    def for_office(self) -> "AppointmentQuerySet":
        """With all that is said of an appointment, its seat and the seat's place."""
        return self.select_related(
            "person",
            "removed_by",
            *seat_places("seat"),
        )

    def acting(self, *, on: date) -> "AppointmentQuerySet":
        """Those that give their person something to see and do on the day.

        The person may sign in, and the seat is in force, and where it stands is: a group, an
        organisation's participation, a partnership.
        """
        standing = in_force_q(on, "seat__") & Q(person__is_active=True)
        for place in ("seat__group", "seat__participation", "seat__partnership"):
            standing &= Q(**{f"{place}__isnull": True}) | in_force_q(on, f"{place}__")
        return self.in_force(on=on).filter(standing)

    def signing(self) -> "AppointmentQuerySet":
        """Those that may give their seat's agreement: a deputy's only where a deputy may."""
        is_holder = Q(standing=Appointment.Standing.HOLDER)
        return self.filter(is_holder | Q(seat__deputy_may_sign=True))


class Seat(EffectiveDated):
    """A place in exactly one of: a group, an organisation's participation, a partnership."""

    key = models.SlugField("short name in addresses", max_length=120, unique=True)
    title = models.CharField(max_length=160)
    capacity = models.CharField(
        "role", max_length=40, choices=[(capacity.value, capacity.label) for capacity in Capacity]
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="organisation in a partnership",
        related_name="seats",
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    represents = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats_represented",
        help_text="The organisation whose voice this seat is, in a group or partnership.",
    )
    is_voting = models.BooleanField(
        "votes", null=True, blank=True, help_text="Unknown: not stated in the arrangements."
    )
    is_required_for_quorum = models.BooleanField("needed for a quorum", default=False)
    deputy_may_sign = models.BooleanField(null=True, blank=True)
    term_months = models.PositiveSmallIntegerField("term, months", null=True, blank=True)
    tenure_months = models.PositiveSmallIntegerField("whole tenure, months", null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = SeatQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("key", "title", "capacity", "source"))

    class Meta:
        constraints = [in_order(), exactly_one("group", "participation", "partnership")]
        indexes = [models.Index(Folded("title"), "id", name="governance_seat_by_key")]

    def __str__(self) -> str:
        return f"{self.title}, {self.place}"

    @property
    def place(self) -> Group | Participation | Partnership:
        """Where it stands."""
        return self.group or self.participation or self.partnership  # type: ignore[return-value]

    def is_there(self, *, on: date) -> bool:
        """Whether the seat is in force on the day, and the place it stands in."""
        return self.is_in_force(on=on) and self.place.is_in_force(on=on)


class Appointment(EffectiveDated):
    """A person in a seat for a period, as its holder or as a named deputy."""

    class Standing(models.TextChoices):
        HOLDER = "holder", "Holder"
        DEPUTY = "deputy", "Named deputy"

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.HOLDER)
    is_interim = models.BooleanField("interim", default=False)
    appointed_by = models.CharField(max_length=160, blank=True)
    decision = models.CharField(
        "decided in", max_length=200, blank=True, help_text="The meeting or letter that decided."
    )
    first_used_at = models.DateTimeField(
        "first used",
        null=True,
        blank=True,
        help_text="When the person first left a line in the trail while they held it.",
    )
    removed_at = models.DateTimeField("removed", null=True, blank=True)
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AppointmentQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("appointed_by",), plain=("standing", "decision"))

    class Meta:
        constraints = [
            in_order(),
            models.UniqueConstraint(
                fields=["seat", "person", "starts_on"],
                condition=Q(removed_at__isnull=True),
                name="governance_appointment_once",
            ),
            paired("removed"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(first_used_at__isnull=True),
                name="governance_appointment_used_stays",
            ),
        ]
        indexes = [models.Index(fields=["-starts_on", "-id"], name="governance_appointment_latest")]

    def __str__(self) -> str:
        return f"{self.person} as {self.get_standing_display().lower()}: {self.seat}"

    @classmethod
    def in_force_on(cls, on: date) -> Q:
        return super().in_force_on(on) & Q(removed_at__isnull=True)

    def is_in_force(self, *, on: date) -> bool:
        return super().is_in_force(on=on) and not self.is_removed

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_unused(self) -> bool:
        """Whether it can still be corrected or removed: nothing was done by it."""
        return self.first_used_at is None and not self.is_removed

    @property
    def closed_because(self) -> str:
        """What can be done instead of what cannot be done to it any more."""
        if self.is_removed:
            return "It was made in error and removed: make a new appointment."
        if self.first_used_at:
            used_on = format_date(localdate(self.first_used_at))
            return f"Something was done by it on {used_on}: end it instead."
        return ""

    @property
    def reference(self) -> str:
        return f"person {self.person_id} as {self.get_standing_display().lower()}: {self.seat}"

    def confirmation_stamp(self) -> dict[str, Any]:
        """What whoever removes it has seen: who sits where, as what, from and to when."""
        names = ("seat_id", "person_id", "standing", "starts_on", "ends_on")
        return {name: getattr(self, name) for name in names}
