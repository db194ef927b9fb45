"""The area the journeys are set in: shipped partnerships, their people, a quarter just over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command

from assurance.instruments import files
from assurance.instruments import operations as instruments
from assurance.yearly.models import YearlyReport
from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Partnership
from tests.e2e import steps
from tests.reached_once import reached_once
from tests.scenarios import yearly

THAT_MORNING = datetime(2025, 10, 8, 9, tzinfo=UTC)
SINCE = date(2025, 4, 1)
LEADS = ("leicester-city-council", "leicestershire-police", "llr-icb")
OTHER_GROUPS = ("llr-performance", "llr-learning-and-development", "llr-policy-and-procedures")
PEOPLE = {
    "chair": ("Audit chair", "llr-audit-chair"),
    "delivery": ("Delivery chair", "llr-planning-and-delivery-chair"),
    **{key: (f"{key} chair", f"{key}-chair") for key in OTHER_GROUPS},
    "member": ("Audit member", "llr-audit-leicestershire-police"),
    "officer": ("Board officer", "leicester-board-officer-1"),
    "scrutineer": ("Scrutineer", "leicester-independent-scrutineer"),
    "young": ("Young scrutineer", "leicester-young-scrutineer-1"),
    "foreign": ("Foreign officer", "lincolnshire-board-officer"),
}
"""By the name a story calls them: their own name, and the seat they hold."""


@reached_once
def reach_area() -> dict[str, User]:
    """The two partnerships with joint groups and a foreign one; the last quarter is asked for."""
    for key in ("leicester", "leicestershire-rutland", "lincolnshire"):
        call_command("arrangements", "load", key)
    for shape in files.shipped_instruments():
        instruments.install(shape, by=Actor.schedule(SINCE), at=THAT_MORNING)
    people = {
        name: steps.somebody(title, seat, since=SINCE) for name, (title, seat) in PEOPLE.items()
    }
    call_command("open_due_returns")
    return people


@pytest.fixture
def area(transactional_db) -> Iterator[dict[str, User]]:
    """Reached while the clock stands, since its rows are put back at the same moment only."""
    with time_machine.travel(THAT_MORNING, tick=False):
        people = reach_area()
    with time_machine.travel(THAT_MORNING, tick=True):
        yield people


@pytest.fixture
def signed(area) -> YearlyReport:
    """Delegates agreed to the report of the year before, and three lead partners signed it."""
    for each in LEADS:
        steps.somebody(f"Lead of {each}", f"leicester-lead-{each}", since=SINCE)
        steps.somebody(f"Delegate of {each}", f"leicester-delegated-{each}", since=SINCE)
    return yearly.a_signed_report(Partnership.objects.get(key="leicester"))
