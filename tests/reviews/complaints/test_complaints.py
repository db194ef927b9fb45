"""A complaint goes step by step to the board; each step is told only where that is recorded."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import SearchText, TrailEntry
from governance.core.roles import Capacity
from reviews.complaints import operations
from reviews.complaints.lateness import step_standing
from reviews.complaints.models import Complaint
from tests import factories
from tests.scenarios import cases
from tests.scenarios import complaints as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, acting, somebody_in, the_leicester_partnership

pytestmark = pytest.mark.django_db
TOMORROW = date(2999, 1, 1)


@pytest.fixture
def office():
    return signed_in(cases.the_office())


@pytest.fixture
def chair():
    return somebody_in(Capacity.INDEPENDENT_CHAIR, partnership=the_leicester_partnership())


def test_it_goes_by_the_representative_to_the_board_each_step_with_its_line():
    record = scenarios.a_complaint_after(*scenarios.TO_THE_BOARD)

    assert record.status == Complaint.Status.DECIDED
    assert record.represented_by == scenarios.a_body()
    taken = list(record.steps.order_by("pk").values_list("verb", flat=True))
    assert taken == list(scenarios.TO_THE_BOARD)
    lines = TrailEntry.objects.about(record).order_by("pk").values_list("verb", flat=True)
    assert list(lines) == ["receive_complaint", *scenarios.TO_THE_BOARD]
    assert not SearchText.objects.filter(kind__startswith="reviews.complaint").exists()


def test_what_is_about_one_agency_is_pointed_to_its_procedure():
    record = scenarios.a_complaint_after("find_not_ours")

    assert record.status == Complaint.Status.NOT_OURS
    assert (record.pointed_to, record.procedure) == (scenarios.a_body(), "Complaints, stage 1")
    with pytest.raises(NotNow):
        scenarios.take(record, "find_fit")


@pytest.mark.parametrize(
    ("verb", "words", "where"),
    [
        ("find_fit", {"represented_by": None}, "represented_by"),
        ("find_not_ours", {"pointed_to": None, "procedure": " "}, "pointed_to procedure"),
        ("find_fit", {"happened_on": TOMORROW}, "happened_on"),
        ("find_fit", {"happened_on": date(2025, 10, 1)}, "happened_on"),
        ("find_fit", {"who": " ", "text": ""}, "who text"),
        ("find_fit", {"told_on": date(2025, 10, 1), "told_how": "By letter"}, "told_on"),
        ("find_fit", {"told_on": date(2025, 10, 9)}, "told_how"),
        ("find_fit", {"told_on": None, "told_how": "By letter"}, "told_on"),
    ],
)
def test_a_step_that_is_not_ready_leaves_nothing(verb, words, where):
    record = scenarios.a_complaint()
    with pytest.raises(ValidationError) as refused:
        scenarios.take(record, verb, **words)

    assert sorted(refused.value.message_dict) == sorted(where.split())
    record.refresh_from_db()
    assert record.status == Complaint.Status.RECEIVED
    assert not record.steps.exists()


def test_only_the_office_records_anything(chair):
    by = acting(chair)
    new = factories.ComplaintFactory.build(partnership=the_leicester_partnership())
    with pytest.raises(NotAllowed):
        operations.receive_complaint(new, {}, by=by, at=NOON)
    step = scenarios.a_step()
    record = step.complaint
    words = {"happened_on": scenarios.DAY, "who": "Chair", "text": "x"}
    with pytest.raises(NotAllowed):
        operations.take_step(
            record, "pass_to_chair", by=by, at=NOON, expected_version=record.version, **words
        )
    with pytest.raises(NotAllowed):
        operations.edit_complaint(
            record, {"about": "x"}, by=by, at=NOON, expected_version=record.version
        )
    told = {"told_on": date(2025, 10, 9), "told_how": "By letter"}
    with pytest.raises(NotAllowed):
        operations.tell_complainant(step, by=by, at=NOON, expected_version=1, **told)
    assert not record.steps.exclude(pk=step.pk).exists()


def test_a_complaint_of_a_day_to_come_is_not_recorded_and_an_old_page_takes_no_step():
    with pytest.raises(ValidationError):
        scenarios.a_complaint(received_on=TOMORROW)
    record = scenarios.a_complaint()
    seen = record.version
    scenarios.take(record, "find_fit")
    words = {"happened_on": scenarios.DAY, "who": "Chair", "text": "x"}
    with pytest.raises(Stale):
        operations.take_step(
            record,
            "pass_to_chair",
            by=scenarios.office_of(record),
            at=NOON,
            expected_version=seen,
            **words,
        )
    assert record.steps.count() == 1


def test_told_is_said_only_where_it_is_recorded(office):
    step = scenarios.a_step()
    path = reverse("reviews:complaint-detail", args=[step.complaint_id])
    assert "That the complainant was told is not recorded." in office.get(path).content.decode()

    post_drawn(
        office,
        reverse("reviews:complaint-tell", args=[step.pk]),
        {
            "told_on_0": "9",
            "told_on_1": "10",
            "told_on_2": "2025",
            "told_how": "By letter of the chair",
        },
    )
    page = office.get(path).content.decode()
    assert "The complainant was told on 9 October 2025: By letter of the chair." in page
    assert "is not recorded" not in page
    with pytest.raises(NotNow):
        scenarios.tell(step)


def test_an_edited_complaint_says_so_and_one_that_ended_changes_no_more():
    assert scenarios.an_edited_complaint().about == "No training for two years."
    record = scenarios.a_complaint_after("withdraw_complaint")
    with pytest.raises(NotNow):
        operations.edit_complaint(
            record, {"about": "x"}, by=scenarios.office_of(record), at=NOON, expected_version=9
        )


def test_the_chair_sees_it_once_it_reached_the_chair_and_a_member_never(chair):
    record = scenarios.a_complaint_after("find_fit")
    path = reverse("reviews:complaint-detail", args=[record.pk])
    member = somebody_in(Capacity.MEMBER, group=factories.GroupFactory())

    assert signed_in(chair).get(path).status_code == 404
    scenarios.take(record, "pass_to_chair")
    page = signed_in(chair).get(path).content.decode()
    assert scenarios.ABOUT in page
    assert "OFFICIAL-SENSITIVE" in page
    assert signed_in(member).get(path).status_code == 404
    assert TrailEntry.objects.about(record).latest("pk").verb == "read_complaint"


def test_the_representative_of_that_organisation_sees_it_and_of_another_does_not():
    area = the_leicester_partnership()
    own = factories.ParticipationFactory(partnership=area, organisation=scenarios.a_body())
    other = factories.ParticipationFactory(partnership=area)
    record = scenarios.a_complaint_after("find_fit")
    path = reverse("reviews:complaint-detail", args=[record.pk])

    for part, status in ((own, 200), (other, 404)):
        lead = signed_in(somebody_in(Capacity.AGENCY_LEAD, participation=part))
        assert lead.get(path).status_code == status


def test_a_lay_member_with_an_office_seat_sees_none():
    scenarios.a_complaint()
    person = cases.the_office()
    seat = factories.SeatFactory(group=factories.GroupFactory(), capacity=Capacity.LAY_MEMBER)
    factories.AppointmentFactory(seat=seat, person=person)

    assert not Complaint.objects.visible_to(acting(person)).exists()


def test_no_limit_is_counted_where_the_source_states_none(office):
    record = scenarios.a_complaint_after("find_fit")
    page = office.get(reverse("reviews:complaint-detail", args=[record.pk])).content.decode()
    assert "No limit is stated" in page

    record.partnership.constitution = "leicester-lscb-2018"
    says = step_standing(record, date(2019, 1, 7), on=date(2019, 9, 1)).says
    assert says == "No limit is stated (Constitution 7.7, Complaints Procedure, §27.3)"


def test_the_list_is_filtered_and_taken_in_excel_with_a_line(office):
    record = scenarios.a_complaint()
    path = reverse("reviews:complaint-list")

    for wish in ({"q": "halls"}, {"status": "current"}, {"status": "received"}):
        assert "A parish council" in office.get(path, wish).content.decode()
    assert "None fits" in office.get(path, {"status": "decided"}).content.decode()
    assert "spreadsheetml" in office.get(path, {"as": "xlsx"})["Content-Type"]
    assert TrailEntry.objects.about(record).latest("pk").verb == "take_complaints"


def test_a_step_is_taken_by_its_form_and_half_a_telling_is_refused(office):
    body = scenarios.a_body()
    factories.ParticipationFactory(partnership=the_leicester_partnership(), organisation=body)
    record = scenarios.a_complaint()
    path = reverse("reviews:complaint-step", args=[record.pk, "find-fit"])
    typed = {
        "represented_by": str(body.pk),
        "happened_on_0": "8",
        "happened_on_1": "10",
        "happened_on_2": "2025",
        "who": "Business manager",
        "text": "It is about what the partnership must do.",
    }

    half = post_drawn(office, path, {**typed, "told_how": "By letter"})
    assert "leave both for later" in half.content.decode()
    post_drawn(office, path, typed)
    record.refresh_from_db()
    assert record.status == Complaint.Status.REPRESENTATIVE
