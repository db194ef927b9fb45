"""Requests for emergency access that named no case fall due, and go without being read."""

from datetime import timedelta

import pytest

from governance.core.models import TrailEntry
from governance.retention.models import DueRecord
from governance.retention.operations import disposals
from governance.retention.operations import due as due_round
from reviews.cases.models import EmergencyAccess
from reviews.cases.operations import emergency
from reviews.cases.retained import of_no_case
from tests.scenarios import cases
from tests.scenarios import emergencies as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, a_board_officer, acting, an_administrator, as_seen

pytestmark = pytest.mark.django_db
KIND = "reviews.emergencyaccess"
A_YEAR_ON = NOON + timedelta(days=366)
TYPED = "LEI-1999-999"


def a_request_of_no_case() -> EmergencyAccess:
    case = cases.a_referred_case()
    police = acting(cases.a_partner(cases.POLICE, case.partnership))
    return emergency.ask_emergency(typed=TYPED, reason=scenarios.REASON, by=police, at=NOON)


def found_due() -> list[int]:
    due_round.find_due(at=A_YEAR_ON)
    return list(DueRecord.objects.filter(kind=KIND).values_list("subject_id", flat=True))


def test_it_falls_due_after_its_years_and_one_about_a_case_only_with_the_case():
    request = a_request_of_no_case()
    scenarios.asked_by_the_police(cases.a_referred_case(), at=NOON)

    assert found_due() == [request.pk]
    row = DueRecord.objects.get(kind=KIND)
    assert row.due_on == NOON.date().replace(year=NOON.year + 1)
    assert TYPED not in row.label


def test_administrators_alone_see_that_it_falls_due_and_read_nothing_of_it():
    a_request_of_no_case()
    found_due()

    rows = DueRecord.objects.filter(kind=KIND)
    assert rows.visible_to(acting(an_administrator())).count() == 1
    for other in (a_board_officer(), cases.the_office()):
        assert not rows.visible_to(acting(other)).exists()
        assert not of_no_case(acting(other)).exists()
    page = signed_in(an_administrator()).get("/retention/due/").content.decode()
    assert "Emergency access" in page
    assert TYPED not in page
    assert scenarios.REASON not in page


def test_two_administrators_delete_it_with_its_lines():
    request = a_request_of_no_case()
    found_due()
    row = DueRecord.objects.get(kind=KIND)
    first, second = (acting(an_administrator(), on=A_YEAR_ON.date()) for _ in range(2))

    disposal = disposals.propose(row, by=first, at=A_YEAR_ON)
    disposals.approve(disposal, by=second, at=A_YEAR_ON, expected_version=as_seen(disposal))

    assert not EmergencyAccess.objects.filter(pk=request.pk).exists()
    assert not TrailEntry.objects.about(request).exists()
    disposal.refresh_from_db()
    assert disposal.is_certificate
