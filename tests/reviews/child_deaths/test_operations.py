"""What passes between a partnership and the panel: each verb does, refuses and leaves nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.actions.models import Action
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import SearchText, TrailEntry
from governance.core.roles import Capacity
from reviews.child_deaths import operations
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport
from tests import factories
from tests.scenarios import cases
from tests.scenarios import child_deaths as scenarios
from tests.scenarios.returns import NOON, acting, somebody_in, the_leicester_partnership

pytestmark = pytest.mark.django_db
TOMORROW = date(2999, 1, 1)


@pytest.fixture
def partner():
    """A lead safeguarding partner: sees everything, records nothing."""
    area = the_leicester_partnership()
    return acting(somebody_in(Capacity.LEAD_SAFEGUARDING_PARTNER, partnership=area))


def verbs_of(record) -> list[str]:
    return list(TrailEntry.objects.about(record).order_by("pk").values_list("verb", flat=True))


def test_a_concern_is_recorded_answered_and_closed_each_with_its_line():
    record = scenarios.a_closed_concern()

    assert record.status == PanelConcern.Status.CLOSED
    assert record.outcome.startswith("The teams were reminded")
    assert verbs_of(record) == ["pass_concern", "answer_concern", "close_concern"]


def test_only_the_office_records_answers_and_closes_a_concern(partner):
    area = the_leicester_partnership()
    with pytest.raises(NotAllowed):
        operations.pass_concern(
            factories.PanelConcernFactory.build(partnership=area), {}, by=partner, at=NOON
        )
    record = scenarios.a_concern()
    words = {"answered_on": date(2025, 10, 10), "outcome": "Done."}
    with pytest.raises(NotAllowed):
        operations.answer_concern(record, by=partner, at=NOON, **words)
    with pytest.raises(NotAllowed):
        operations.edit_concern(
            record, {"said": "x"}, by=partner, at=NOON, expected_version=record.version
        )
    scenarios.answer(record)
    with pytest.raises(NotAllowed):
        operations.close_concern(record, by=partner, at=NOON, expected_version=record.version)


def test_one_about_a_case_is_managed_by_who_co_ordinates_that_case_and_not_by_another_office():
    record = scenarios.a_concern_about_a_case()
    other = somebody_in(Capacity.BOARD_OFFICER, partnership=record.partnership)

    with pytest.raises(NotAllowed):
        operations.edit_concern(
            record, {"said": "x"}, by=acting(other), at=NOON, expected_version=record.version
        )
    scenarios.answer(record)
    assert record.status == PanelConcern.Status.ANSWERED


def test_a_concern_of_a_day_to_come_or_about_a_case_elsewhere_is_not_recorded():
    with pytest.raises(ValidationError):
        scenarios.a_concern(passed_on=TOMORROW)
    case = cases.a_notified_case()
    record = PanelConcern(partnership=factories.PartnershipFactory(), case=case)
    words = {"passed_on": date(2025, 10, 6), "said": "x", "told_by": "x", "told_to": "x"}
    with pytest.raises(ValidationError):
        operations.pass_concern(record, words, by=acting(cases.its_coordinator(case)), at=NOON)
    assert not PanelConcern.objects.exists()


@pytest.mark.parametrize(
    ("day", "outcome", "where"),
    [
        (TOMORROW, "Done.", "answered_on"),
        (date(2025, 10, 1), "Done.", "answered_on"),
        (date(2025, 10, 10), " ", "outcome"),
    ],
)
def test_an_answer_that_is_not_ready_leaves_the_concern_as_it_was(day, outcome, where):
    record = scenarios.a_concern()
    with pytest.raises(ValidationError) as refused:
        operations.answer_concern(
            record,
            answered_on=day,
            outcome=outcome,
            by=scenarios.office_of(record),
            at=NOON,
        )
    assert list(refused.value.message_dict) == [where]
    assert verbs_of(record) == ["pass_concern"]


def test_a_closed_concern_changes_no_more_and_an_old_version_is_refused():
    record = scenarios.an_answered_concern()
    seen = record.version
    operations.edit_concern(
        record, {"said": "Other"}, by=scenarios.office_of(record), at=NOON, expected_version=seen
    )
    with pytest.raises(Stale):
        operations.edit_concern(
            record, {"said": "x"}, by=scenarios.office_of(record), at=NOON, expected_version=seen
        )
    record.refresh_from_db()
    scenarios.close(record)
    with pytest.raises(NotNow):
        operations.edit_concern(
            record, {"said": "x"}, by=scenarios.office_of(record), at=NOON, expected_version=9
        )


def test_a_report_is_received_presented_and_found_by_its_words():
    theme = factories.ThemeFactory()
    record = scenarios.a_report(themes=[theme])
    scenarios.present(record)

    assert record.status == PanelReport.Status.PRESENTED
    assert list(record.themes.all()) == [theme]
    assert verbs_of(record) == ["receive_report", "present_report"]
    assert SearchText.objects.filter(kind="reviews.panelreport", subject_id=record.pk).exists()


def test_a_concern_is_in_no_index():
    scenarios.a_closed_concern()
    assert not SearchText.objects.filter(kind="reviews.panelconcern").exists()


def test_only_the_office_records_a_report_and_what_became_of_it(partner):
    area = the_leicester_partnership()
    with pytest.raises(NotAllowed):
        operations.receive_report(PanelReport(partnership=area, year=2024), {}, by=partner, at=NOON)
    record = scenarios.a_report()
    presented = {
        "presented_on": date(2025, 9, 23),
        "presented_to": scenarios.the_board(),
        "presenter": "Chair",
        "decided": "Nothing.",
    }
    with pytest.raises(NotAllowed):
        operations.present_report(record, by=partner, at=NOON, **presented)
    with pytest.raises(NotAllowed):
        operations.edit_report(
            record, {"messages": "x"}, by=partner, at=NOON, expected_version=record.version
        )
    scenarios.present(record)
    with pytest.raises(NotAllowed):
        operations.raise_action(record, scenarios.the_board(), title="x", by=partner, at=NOON)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"received_on": TOMORROW}, "received_on"),
        ({"year": 2026}, "year"),
        ({"year": 2024}, "year"),
    ],
)
def test_one_report_a_year_of_a_year_that_has_begun(words, where):
    scenarios.a_report()
    with pytest.raises(ValidationError) as refused:
        scenarios.a_report(**{"year": 2023, **words})
    assert list(refused.value.message_dict) == [where]
    assert PanelReport.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"presented_on": TOMORROW}, "presented_on"),
        ({"presented_on": date(2025, 9, 1)}, "presented_on"),
        ({"presenter": " ", "decided": ""}, "presenter decided"),
        ({"presented_to": None}, "presented_to"),
    ],
)
def test_what_was_presented_where_nobody_says_so_stays_to_be_presented(words, where):
    record = scenarios.a_report()
    given = {
        "presented_on": date(2025, 9, 23),
        "presented_to": scenarios.the_board(),
        "presenter": "Chair of the panel",
        "decided": "Nothing.",
        **words,
    }
    given["presented_to"] = given["presented_to"] or factories.GroupFactory()
    with pytest.raises(ValidationError) as refused:
        operations.present_report(record, by=scenarios.office_of(record), at=NOON, **given)
    assert list(refused.value.message_dict) == where.split()
    record.refresh_from_db()
    assert record.status == PanelReport.Status.RECEIVED


def test_an_action_stands_in_the_log_and_says_where_it_comes_from():
    record = scenarios.a_report_acted_on()

    action = Action.objects.get()
    assert (action.origin_kind, action.origin_id) == ("reviews.panelreport", record.pk)
    assert action.origin_label == "Child death overview panel, yearly report 2024-25"
    assert verbs_of(record)[-1] == "raise_action"


def test_no_action_is_raised_before_the_report_was_presented():
    with pytest.raises(NotNow):
        scenarios.raise_action(scenarios.a_report())
    assert not Action.objects.exists()


def test_an_attendance_is_recorded_once_a_meeting_and_put_right(partner):
    record = scenarios.a_corrected_attendance()

    assert record.presence == PanelAttendance.Presence.OTHER
    assert verbs_of(record) == ["record_attendance", "correct_attendance"]
    for words in ({}, {"held_on": TOMORROW}, {"group": factories.GroupFactory()}):
        with pytest.raises(ValidationError):
            scenarios.an_attendance(**words)
    with pytest.raises(NotAllowed):
        operations.record_attendance(
            factories.PanelAttendanceFactory.build(partnership=record.partnership),
            {},
            by=partner,
            at=NOON,
        )
    with pytest.raises(NotAllowed):
        operations.correct_attendance(
            record, {"about": "x"}, by=partner, at=NOON, expected_version=record.version
        )
    assert PanelAttendance.objects.count() == 1
