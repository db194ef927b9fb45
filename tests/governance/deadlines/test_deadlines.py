"""A clock runs until what it is for has happened, by the London day it happened on."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.core.errors import NotAllowed
from governance.core.models import Remark, TrailEntry
from governance.deadlines import deadline_status as clockface
from governance.deadlines import operations as clocks
from governance.deadlines.models import Clock
from tests import factories
from tests.scenarios import infrastructure as machinery
from tests.scenarios import returns as given
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db

DAYS_AROUND = ((10, 31), (11, 1), (11, 3), (11, 4))
"""A Friday, the Saturday, the Monday and the Tuesday after it."""


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (datetime(2025, 10, 28, 23, 59, tzinfo=UTC), "met"),  # winter time: still the due day
        (datetime(2025, 10, 29, 0, 0, tzinfo=UTC), "met_late"),
    ],
)
def test_a_clock_is_met_until_the_end_of_its_due_day(at, status):
    clock = machinery.a_running_clock()

    clocks.meet(clock, by=SCHEDULE, at=at)

    clock.refresh_from_db()
    assert (clock.status, clock.ended_at) == (status, at)


def test_a_clock_met_late_still_says_by_how_much():
    clock = machinery.a_running_clock()
    clocks.meet(clock, by=SCHEDULE, at=datetime(2025, 10, 30, 9, tzinfo=UTC))

    face = clockface.read(clock, on=datetime(2026, 3, 2).date())

    assert (face.says, face.tone) == ("Met, 2 working days late", "late")


def test_a_clock_that_ran_over_on_a_weekend_is_late_by_a_working_day():
    clock = machinery.a_running_clock()
    clock.due_on = datetime(2025, 10, 31).date()

    days = [datetime(2025, *day).date() for day in DAYS_AROUND]
    by = [clockface.late_by(clock, on=day) for day in days]
    says = [clockface.read(clock, on=day).due_says for day in days]

    assert by == ["", "1 working day", "1 working day", "2 working days"]
    assert says == ["due today", *(f"{late} late" for late in by[1:])]


def test_in_summer_the_day_ends_an_hour_earlier_than_in_greenwich():
    clock = clocks.start(
        factories.ClockFactory.build(due_on=datetime(2025, 7, 1).date()), by=SCHEDULE, at=NOON
    )

    clocks.meet(clock, by=SCHEDULE, at=datetime(2025, 7, 1, 23, 30, tzinfo=UTC))

    assert clock.status == "met_late"


def test_a_clock_is_stopped_with_its_reason():
    clock = machinery.a_stopped_clock()

    line = TrailEntry.objects.about(clock).latest("pk")
    assert (line.verb, line.before, line.after) == ("stop", "running", "stopped")
    assert [remark.text for remark in Remark.objects.about(clock)] == ["Asked in another way."]


def test_a_clock_is_not_stopped_without_a_reason():
    clock = machinery.a_running_clock()

    with pytest.raises(ValidationError, match="Give the reason"):
        clocks.stop(clock, by=SCHEDULE, at=NOON, note="  ")

    assert Clock.objects.get().status == "running"
    assert not Remark.objects.exists()


def test_a_clock_is_not_somebodys_to_end_who_neither_holds_it_nor_keeps_the_office():
    clock = machinery.a_running_clock()

    with pytest.raises(NotAllowed):
        clocks.meet(clock, by=acting(given.a_scrutineer()), at=NOON)


@pytest.mark.parametrize("do", ["meet", "stop"])
def test_who_holds_a_clock_ends_it_by_what_it_measures_and_not_by_hand(do):
    record, agencys = given.an_open_return(), given.an_organisations_open_return()
    held = [(record, given.its_chair(record.group)), (agencys, given.its_lead(agencys))]
    by_hand = {
        "meet": lambda clock, by: clocks.meet(clock, by=by, at=NOON),
        "stop": lambda clock, by: clocks.stop(clock, by=by, at=NOON, note="Not needed."),
    }

    for asked, person in held:
        with pytest.raises(NotAllowed):
            by_hand[do](asked.clock, acting(person))

    assert set(Clock.objects.values_list("status", flat=True)) == {"running"}


def test_the_database_keeps_one_holder_and_an_end_with_every_clock_that_has_ended():
    clock, group = machinery.a_running_clock(), given.an_audit_group()
    seat = factories.SeatFactory(group=group)
    wrong = [
        {"holder_group": group, "holder_seat": seat},
        {"status": "met", "ended_at": None},
        {"ended_at": NOON},
    ]

    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Clock.objects.filter(pk=clock.pk).update(**values)
