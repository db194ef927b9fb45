"""The demo's main pages, as a newcomer meets them: each opens, and has no accessibility fault.

`make pictures` runs this journey and writes what it sees into docs/pictures/.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command

from assurance.reports.models import Report
from governance.people.models import User
from governance.plans.models import Priority
from tests.e2e import steps
from tests.e2e.pictures import take_picture

THAT_MORNING = datetime(2026, 7, 23, 8, 30, tzinfo=UTC)
"""Three weeks into a quarter: some returns of the last one are late, some are being written."""


@pytest.fixture
def officer(transactional_db, settings) -> Iterator[User]:
    """The board officer of the demo, on the day it was loaded."""
    settings.DEMO_PASSWORD = steps.PASSWORD
    with time_machine.travel(THAT_MORNING, tick=True):
        call_command("load_demo", verbosity=0)
        call_command("open_due_returns")
        yield User.objects.get(email="officer@example.org")


def test_the_main_pages_of_the_demo_open_and_are_accessible(new_page, officer, axe):
    page = new_page()
    steps.sign_in_with_code(page, officer)
    priority = Priority.objects.order_by("number", "pk").first()
    issued = Report.objects.get(status=Report.Status.ISSUED)
    main_pages = (
        ("home", "/", 970),
        ("returns-tracker", "/leicester/returns/", 885),
        ("priority", f"/priorities/{priority.pk}/", 2030),
        ("quarterly-report", f"/reports/{issued.pk}/", 1950),
    )

    for name, address, height in main_pages:
        assert page.goto(address).status == 200
        axe(page)
        take_picture(page, name, height=height)
