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
from tests.scenarios import yearly

THAT_MORNING = datetime(2025, 10, 8, 9, tzinfo=UTC)
SINCE = date(2025, 4, 1)
LEADS = ("leicester-city-council", "leicestershire-police", "llr-icb")
OTHER_GROUPS = ("llr-performance", "llr-learning-and-development", "llr-policy-and-procedures")


@pytest.fixture
def area(transactional_db) -> Iterator[dict[str, User]]:
    """The two partnerships with joint groups and a foreign one; the last quarter is asked for."""
    with time_machine.travel(THAT_MORNING, tick=True):
        for key in ("leicester", "leicestershire-rutland", "lincolnshire"):
            call_command("arrangements", "load", key)
        for shape in files.shipped_instruments():
            instruments.install(shape, by=Actor.schedule(SINCE), at=THAT_MORNING)
        people = {
            "chair": steps.somebody("Audit chair", "llr-audit-chair", since=SINCE),
            "delivery": steps.somebody(
                "Delivery chair", "llr-planning-and-delivery-chair", since=SINCE
            ),
            **{
                key: steps.somebody(f"{key} chair", f"{key}-chair", since=SINCE)
                for key in OTHER_GROUPS
            },
            "member": steps.somebody(
                "Audit member", "llr-audit-leicestershire-police", since=SINCE
            ),
            "officer": steps.somebody("Board officer", "leicester-board-officer-1", since=SINCE),
            "scrutineer": steps.somebody(
                "Scrutineer", "leicester-independent-scrutineer", since=SINCE
            ),
            "young": steps.somebody(
                "Young scrutineer", "leicester-young-scrutineer-1", since=SINCE
            ),
            "foreign": steps.somebody("Foreign officer", "lincolnshire-board-officer", since=SINCE),
        }
        call_command("open_due_returns")
        yield people


@pytest.fixture
def signed(area) -> YearlyReport:
    """Delegates agreed to the report of the year before, and three lead partners signed it."""
    for each in LEADS:
        steps.somebody(f"Lead of {each}", f"leicester-lead-{each}", since=SINCE)
        steps.somebody(f"Delegate of {each}", f"leicester-delegated-{each}", since=SINCE)
    return yearly.a_signed_report(Partnership.objects.get(key="leicester"))
