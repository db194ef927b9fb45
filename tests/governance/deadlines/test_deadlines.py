"""A deadline runs until what it is for has happened, by the London day it happened on."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.core.errors import NotAllowed
from governance.core.models import Remark, TrailEntry
from governance.deadlines import deadline_status
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from tests import factories
from tests.scenarios import infrastructure
from tests.scenarios import returns as scenarios
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
def test_a_deadline_is_met_until_the_end_of_its_due_day(at, status):
    deadline = infrastructure.a_running_deadline()

    deadlines.meet(deadline, by=SCHEDULE, at=at)

    deadline.refresh_from_db()
    assert (deadline.status, deadline.ended_at) == (status, at)


def test_a_deadline_met_late_still_says_by_how_much():
    deadline = infrastructure.a_running_deadline()
    deadlines.meet(deadline, by=SCHEDULE, at=datetime(2025, 10, 30, 9, tzinfo=UTC))

    face = deadline_status.describe_deadline(deadline, on=datetime(2026, 3, 2).date())

    assert (face.says, face.tone) == ("Met, 2 working days late", "late")


def test_a_deadline_that_ran_over_on_a_weekend_is_late_by_a_working_day():
    deadline = infrastructure.a_running_deadline()
    deadline.due_on = datetime(2025, 10, 31).date()

    days = [datetime(2025, *day).date() for day in DAYS_AROUND]
    by = [deadline_status.late_by(deadline, on=day) for day in days]
    says = [deadline_status.describe_deadline(deadline, on=day).due_says for day in days]

    assert by == ["", "1 working day", "1 working day", "2 working days"]
    assert says == ["due today", *(f"{late} late" for late in by[1:])]


def test_in_summer_the_day_ends_an_hour_earlier_than_in_greenwich():
    deadline = deadlines.start(
        factories.DeadlineFactory.build(due_on=datetime(2025, 7, 1).date()), by=SCHEDULE, at=NOON
    )

    deadlines.meet(deadline, by=SCHEDULE, at=datetime(2025, 7, 1, 23, 30, tzinfo=UTC))

    assert deadline.status == "met_late"


def test_a_deadline_is_stopped_with_its_reason():
    deadline = infrastructure.a_stopped_deadline()

    line = TrailEntry.objects.about(deadline).latest("pk")
    assert (line.verb, line.before, line.after) == ("stop", "running", "stopped")
    assert [remark.text for remark in Remark.objects.about(deadline)] == ["Asked in another way."]


def test_a_deadline_is_not_stopped_without_a_reason():
    deadline = infrastructure.a_running_deadline()

    with pytest.raises(ValidationError, match="Give the reason"):
        deadlines.stop(deadline, by=SCHEDULE, at=NOON, note="  ")

    assert Deadline.objects.get().status == "running"
    assert not Remark.objects.exists()


def test_a_deadline_is_not_somebodys_to_end_who_neither_holds_it_nor_keeps_the_office():
    deadline = infrastructure.a_running_deadline()

    with pytest.raises(NotAllowed):
        deadlines.meet(deadline, by=acting(scenarios.a_scrutineer()), at=NOON)


@pytest.mark.parametrize("do", ["meet", "stop"])
def test_who_holds_a_deadline_ends_it_by_what_it_measures_and_not_by_hand(do):
    record, agencys = scenarios.an_open_return(), scenarios.an_organisations_open_return()
    held = [(record, scenarios.its_chair(record.group)), (agencys, scenarios.its_lead(agencys))]
    by_hand = {
        "meet": lambda deadline, by: deadlines.meet(deadline, by=by, at=NOON),
        "stop": lambda deadline, by: deadlines.stop(deadline, by=by, at=NOON, note="Not needed."),
    }

    for asked, person in held:
        with pytest.raises(NotAllowed):
            by_hand[do](asked.deadline, acting(person))

    assert set(Deadline.objects.values_list("status", flat=True)) == {"running"}


def test_the_database_keeps_one_owner_and_an_end_with_every_deadline_that_has_ended():
    deadline, group = infrastructure.a_running_deadline(), scenarios.an_audit_group()
    seat = factories.SeatFactory(group=group)
    wrong = [
        {"owner_group": group, "owner_seat": seat},
        {"status": "met", "ended_at": None},
        {"ended_at": NOON},
    ]

    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Deadline.objects.filter(pk=deadline.pk).update(**values)
