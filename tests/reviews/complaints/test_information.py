"""Requests: counted by the calendar of their law, put off once for a reason, answered."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from governance.core.errors import NotAllowed, NotNow
from governance.core.formatting import format_date
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.deadlines.models import Deadline, DeadlineMove
from governance.rules.workdays import add_months
from reviews.complaints import operations, todo
from reviews.complaints.lateness import request_standing
from reviews.complaints.models import InformationRequest
from tests import factories
from tests.scenarios import cases
from tests.scenarios import complaints as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, acting, somebody_in, the_leicester_partnership
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return signed_in(cases.the_office())


@pytest.mark.parametrize(
    ("kind", "received_on", "due_on"),
    [
        ("foi", date(2025, 7, 1), date(2025, 7, 30)),  # not 14 July, a holiday in one part
        ("foi", date(2025, 3, 3), date(2025, 4, 1)),  # not 17 March, a holiday in one part
        ("environment", date(2025, 3, 3), date(2025, 4, 1)),
        ("subject_access", date(2025, 1, 31), date(2025, 2, 28)),
    ],
)
def test_each_kind_counts_by_its_law(kind, received_on, due_on):
    record = scenarios.a_request(kind=kind, received_on=received_on)
    deadline = record.deadline

    assert deadline.due_on == due_on
    assert deadline.is_restricted


def test_a_request_is_answered_in_time_or_late_and_closed():
    record = scenarios.a_closed_request()
    assert record.status == InformationRequest.Status.CLOSED
    assert record.deadline.status == Deadline.Status.MET
    late = scenarios.a_request(received_on=date(2025, 8, 1))
    scenarios.answer(late)
    assert late.deadline.status == Deadline.Status.MET_LATE
    verbs = TrailEntry.objects.about(record).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["receive_request", "answer_request", "close_request"]


def test_one_may_be_put_off_once_for_a_reason_and_the_old_day_is_kept():
    record = scenarios.an_extended_request()
    moved = DeadlineMove.objects.get()

    assert (moved.was_due_on, moved.due_on) == (date(2025, 11, 6), date(2026, 1, 6))
    assert record.deadline.due_on == date(2026, 1, 6)
    assert record.extension_reason == "Three archives are searched."
    with pytest.raises(NotNow):
        scenarios.extend(record)


def test_where_the_law_states_no_longer_time_there_is_none_to_give():
    with pytest.raises(NotNow):
        scenarios.extend(scenarios.a_request())


def test_without_a_reason_or_after_the_longer_time_it_is_not_put_off():
    record = scenarios.a_request(kind="subject_access")
    words = {"by": scenarios.office_of(record), "at": NOON, "expected_version": record.version}
    with pytest.raises(ValidationError):
        operations.extend_request(record, extension_reason=" ", **words)
    old = scenarios.a_request(kind="subject_access", received_on=date(2025, 1, 6))
    with pytest.raises(ValidationError):
        scenarios.extend(old)
    old.refresh_from_db()
    assert old.extended_at is None


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"answered_on": date(2999, 1, 1)}, "answered_on"),
        ({"answered_on": date(2025, 10, 1)}, "answered_on"),
        ({"outcome": "part"}, "exemptions"),
        ({"outcome": "refused", "exemptions": "s 40(2)"}, "exemption_reason"),
        ({"exemption_reason": "It names people."}, "exemptions"),
    ],
)
def test_an_answer_that_is_not_ready_leaves_the_request_open(words, where):
    record = scenarios.a_request()
    with pytest.raises(ValidationError) as refused:
        scenarios.answer(record, **words)

    assert list(refused.value.message_dict) == [where]
    record.refresh_from_db()
    assert record.is_open


def test_nobody_answers_before_it_is_known_which_authority_does():
    record = scenarios.a_request(authority=None)
    with pytest.raises(ValidationError, match="which authority"):
        scenarios.answer(record)


def test_only_the_office_records_anything():
    area = the_leicester_partnership()
    chair = acting(somebody_in(Capacity.INDEPENDENT_CHAIR, partnership=area))
    new = factories.InformationRequestFactory.build(partnership=area)
    with pytest.raises(NotAllowed):
        operations.receive_request(new, {}, by=chair, at=NOON)
    assert not Deadline.objects.exists()
    record = scenarios.a_request(kind="subject_access")
    seen = {"by": chair, "at": NOON, "expected_version": record.version}
    with pytest.raises(NotAllowed):
        operations.edit_request(record, {"about": "x"}, **seen)
    with pytest.raises(NotAllowed):
        operations.extend_request(record, extension_reason="x", **seen)
    with pytest.raises(NotAllowed):
        operations.answer_request(
            record, answered_on=date(2025, 10, 14), outcome="whole", by=chair, at=NOON
        )
    scenarios.answer(record)
    with pytest.raises(NotAllowed):
        operations.close_request(record, **{**seen, "expected_version": record.version})


def test_how_it_stands_is_said_in_the_days_of_the_law():
    record = scenarios.a_request(received_on=date(2025, 3, 3))
    near, late = date(2025, 3, 14), date(2025, 4, 3)

    says = request_standing(record, on=near).says
    assert says == "due in 11 working days, by 1 April 2025"
    assert request_standing(record, on=date(2025, 4, 1)).says.startswith("due today")
    assert request_standing(record, on=late).says == "2 days late, due by 1 April 2025"
    record.deadline = None
    assert request_standing(record, on=near).says == "No limit is stated"


def test_home_shows_the_office_what_is_late_and_others_nothing():
    scenarios.a_request(received_on=date(2025, 8, 1))
    scenarios.a_complaint()
    area = the_leicester_partnership()
    chair = somebody_in(Capacity.INDEPENDENT_CHAIR, partnership=area)
    items = waiting_items(todo, acting(cases.the_office()))

    assert [(each.title, each.tone) for each in items] == [
        ("A request received on 1 August 2025", "late"),
        ("A complaint received on 6 October 2025", ""),
    ]
    assert items[1].url == reverse(
        "reviews:complaint-detail", args=[scenarios.Complaint.objects.get().pk]
    )
    assert waiting_items(todo, acting(chair)) == []


def test_the_office_records_and_reads_one_by_its_pages(office):
    body = scenarios.a_body()
    factories.ParticipationFactory(partnership=the_leicester_partnership(), organisation=body)
    came = localdate() - timedelta(days=5)
    day = {
        f"received_on_{place}": str(part)
        for place, part in enumerate((came.day, came.month, came.year))
    }
    typed = {"kind": "subject_access", "requester": "A former foster carer", "about": "All notes."}
    answer = post_drawn(office, reverse("reviews:information-receive"), {**typed, **day})
    record = InformationRequest.objects.get()

    page = office.get(answer["Location"]).content.decode()
    assert "To be confirmed." in page
    assert "UK GDPR, article 12(3); to be confirmed" in page
    path = reverse("reviews:information-edit", args=[record.pk])
    post_drawn(office, path, {**typed, "authority": str(body.pk)})
    path = reverse("reviews:information-extend", args=[record.pk])
    assert format_date(add_months(came, 3)) in office.get(path).content.decode()
    post_drawn(office, path, {"extension_reason": "Three archives."})
    record.refresh_from_db()
    assert (record.authority, record.extension_reason) == (body, "Three archives.")


def test_the_list_is_filtered_and_taken_in_excel_with_a_line(office):
    record = scenarios.a_request(received_on=date(2025, 3, 3))
    path = reverse("reviews:information-list")

    for wish in ({"q": "reviews"}, {"kind": "foi"}, {"status": "late"}, {"status": "open"}):
        assert "3 Mar 2025" in office.get(path, wish).content.decode()
    assert "None fits" in office.get(path, {"kind": "environment"}).content.decode()
    assert "spreadsheetml" in office.get(path, {"as": "xlsx"})["Content-Type"]
    assert TrailEntry.objects.about(record).latest("pk").verb == "take_requests"
