"""Publishing: when it may, what it meets and starts, whom it lists and tells."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from assurance.publication.models import YearlyDispatch
from assurance.publication.operations.publishing import publish
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import preparing
from governance.core.blocks.hashing import AlteredContent
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from governance.rules.durations import due_on
from governance.rules.files import rule_set
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import acting, as_seen
from tests.scenarios.yearly import PANEL, PUBLISHED_AT

pytestmark = pytest.mark.django_db
Status = Deadline.Status


def test_a_published_report_says_when_and_by_whom_and_leaves_a_line():
    report = yearly.a_published_report()

    assert report.status == YearlyReport.Status.PUBLISHED
    assert report.published_at == PUBLISHED_AT
    assert TrailEntry.objects.about(report).filter(verb="publish").get().by == report.published_by


def test_what_it_says_stays_as_it_was_signed():
    signed = yearly.a_signed_report()

    published = yearly.publish(signed)

    assert (published.content, published.content_hash) == (signed.content, signed.content_hash)


def test_its_day_of_publication_is_met_and_copies_are_due_in_seven_days():
    report = yearly.a_published_report()

    assert report.deadline.due_on == date(2025, 9, 30)
    assert report.deadline.status == Status.MET
    assert report.dispatch_deadline.status == Status.RUNNING
    assert report.dispatch_deadline.due_on == date(2025, 9, 24)
    assert report.dispatch_deadline.unit == "calendar_days"


def test_a_day_late_is_recorded_as_late():
    report = yearly.a_published_report(at=datetime(2025, 10, 1, 9, tzinfo=UTC))

    assert report.deadline.status == Status.MET_LATE


def test_the_last_minute_of_30_september_in_london_is_in_time():
    report = yearly.a_published_report(at=datetime(2025, 9, 30, 22, 59, tzinfo=UTC))

    assert report.deadline.status == Status.MET
    assert report.dispatch_deadline.due_on == date(2025, 10, 7)


def test_a_minute_later_in_london_it_is_late_though_it_is_september_in_utc():
    report = yearly.a_published_report(at=datetime(2025, 9, 30, 23, 1, tzinfo=UTC))

    assert report.deadline.status == Status.MET_LATE
    assert report.dispatch_deadline.counts_from == date(2025, 10, 1)


def test_the_next_open_report_has_twelve_months_from_then():
    following = yearly.a_next_report_with_twelve_months()

    assert following.interval_deadline.due_on == date(2026, 9, 17)
    assert following.interval_deadline.counts_from == PUBLISHED_AT.date()
    assert TrailEntry.objects.about(following).filter(verb="start_interval").exists()


def test_a_report_opened_afterwards_has_them_too_and_meets_them_when_published():
    yearly.a_published_report()
    following = yearly.an_opened_report(year=yearly.NEXT_YEAR)

    assert following.interval_deadline.due_on == date(2026, 9, 17)
    assert following.interval_deadline.status == Status.RUNNING


def test_twelve_months_are_not_started_twice():
    following = yearly.a_next_report_with_twelve_months()

    assert Deadline.objects.filter(rule="yearly-report-interval").count() == 1
    assert following.interval_deadline.rule == "yearly-report-interval"


def test_the_recipients_of_the_edition_are_listed_with_their_letters():
    rows = yearly.its_dispatches(yearly.a_published_report())

    assert [row.recipient for row in rows] == [
        PANEL,
        "Department for Education, Multi-Agency Safeguarding Arrangements Unit",
    ]
    assert all(row.origin == YearlyDispatch.Origin.EDITION for row in rows)
    assert "17 September 2025" in rows[0].letter
    assert PANEL in rows[0].letter


def test_addresses_come_from_the_rule_sets_and_are_to_be_confirmed():
    row = yearly.a_waiting_dispatch()

    mailboxes = rule_set("llr-framework-2024").mailboxes
    assert row.address in {each.address for each in mailboxes}
    assert not row.is_address_confirmed


def test_local_recipients_come_from_the_partnership_s_own_rules():
    place = scenarios.the_leicester_partnership()
    place.constitution = "leicester-2019"
    place.save()

    rows = yearly.its_dispatches(yearly.a_published_report(place))

    local = [row for row in rows if row.origin == YearlyDispatch.Origin.LOCAL]
    assert [row.recipient for row in local] == [
        "All relevant partners, for their own organisations",
        "Other appropriate boards, after discussion",
    ]
    assert all(row.due_on is None for row in local)
    assert "§14" in local[0].citation


def test_members_are_told_once_each():
    report = yearly.a_signed_report()
    lead = scenarios.a_lead_partner(report.partnership)
    member = scenarios.its_member(report.group)
    agency = scenarios.an_agency_lead(partnership=report.partnership)
    stranger = scenarios.a_board_officer(scenarios.a_foreign_partnership())

    yearly.publish(report)

    told = Message.objects.filter(key__startswith=f"yearly-published:{report.pk}:")
    people = list(told.values_list("recipient", flat=True))
    assert {lead.pk, member.pk, agency.pk} <= set(people)
    assert stranger.pk not in people
    assert len(people) == len(set(people))


def test_only_its_office_publishes_it():
    report = yearly.a_signed_report()
    others = (
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_scrutineer(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.an_administrator(),
    )
    for person in others:
        with pytest.raises(NotAllowed):
            publish(report, by=acting(person), at=PUBLISHED_AT, expected_version=as_seen(report))

    assert yearly.fresh(report).status == YearlyReport.Status.SIGNED
    assert not YearlyDispatch.objects.exists()


def test_one_of_two_who_sign_does_not_publish():
    report = yearly.a_signed_report()
    seat = report.group.signatories.earliest("pk").seat

    with pytest.raises(NotAllowed):
        yearly.publish(report, by=yearly.who_holds(seat))


@pytest.mark.parametrize("status", ["preparing", "scrutiny", "sent", "published"])
def test_it_is_held_until_everybody_has_signed_and_published_once(status):
    report = yearly.REPORT_AT[status]()
    before = Deadline.objects.count()

    with pytest.raises(NotNow):
        yearly.publish(report)

    assert Deadline.objects.count() == before


def test_it_is_published_as_it_was_seen_or_not_at_all():
    report = yearly.a_signed_report()
    seen = as_seen(report)
    YearlyReport.objects.filter(pk=report.pk).update(version=report.version + 1)

    with pytest.raises(Stale):
        publish(report, by=yearly.its_office(report), at=PUBLISHED_AT, expected_version=seen)


def test_content_that_somebody_altered_is_not_published():
    report = yearly.a_signed_report()
    content = {**report.content, "missing_reason": "Nothing is missing."}
    YearlyReport.objects.filter(pk=report.pk).update(content=content)

    with pytest.raises(AlteredContent):
        yearly.publish(yearly.fresh(report))

    assert YearlyReport.objects.get().published_at is None


def test_the_independent_chair_of_the_old_board_signs_and_publishes():
    report = yearly.a_report_of_the_old_board()

    assert report.published_by.appointments.get().seat.capacity == "independent_chair"
    assert report.guidance == "wt2015"
    assert report.dispatch_deadline is None
    assert [row.recipient for row in yearly.its_dispatches(report)] == [
        "Leicester City Council, Chief Operating Officer",
        "Leicester City Mayor",
        "Leicester Children’s Trust",
        "Police and Crime Commissioner",
        "Chair of the Leicester Health and Wellbeing Board",
    ]


def test_the_board_before_which_the_old_board_s_report_comes_is_listed_without_a_day():
    listed = yearly.a_listed_presentation()

    assert listed.board == "Leicester Health and Wellbeing Board"
    assert listed.planned_on is None
    assert "§32.4" in listed.citation


def test_a_year_that_is_not_over_cannot_be_frozen_and_so_never_published_early():
    report = yearly.an_opened_report(year=yearly.NEXT_YEAR)

    with pytest.raises(ValidationError, match="not over"):
        preparing.freeze(
            report,
            by=yearly.its_office(report),
            at=PUBLISHED_AT,
            expected_version=as_seen(report),
        )


@pytest.mark.parametrize("edition", ["wt2018", "wt2023", "wt2026"])
@given(day=st.dates(date(2019, 1, 1), date(2035, 12, 31)))
def test_seven_days_are_days_over_weekends_and_bank_holidays_alike(edition, day):
    rule = rule_set(edition).rule("yearly-report-dispatch")

    assert (due_on(rule, day) - day).days == 7


@pytest.mark.parametrize("edition", ["wt2018", "wt2023", "wt2026"])
@given(day=st.dates(date(2019, 1, 1), date(2035, 12, 31)))
def test_twelve_months_end_on_the_same_day_or_on_the_last_of_february(edition, day):
    rule = rule_set(edition).rule("yearly-report-interval")

    due = due_on(rule, day)
    same = (due.year, due.month) == (day.year + 1, day.month)
    assert same
    assert due.day == (28 if (day.month, day.day) == (2, 29) else day.day)


@given(year=st.integers(2019, 2035))
def test_30_september_stays_30_september_whatever_day_of_the_week_it_is(year):
    rule = rule_set("wt2023").rule("yearly-report-publication")

    assert due_on(rule, date(year, 3, 31)) == date(year, 9, 30)


@pytest.mark.parametrize(
    ("published", "due"),
    [
        (date(2025, 9, 26), date(2025, 10, 3)),  # a Friday
        (date(2025, 9, 27), date(2025, 10, 4)),  # a Saturday: due on the Saturday after
        (date(2025, 8, 18), date(2025, 8, 25)),  # due on the bank holiday of summer
        (date(2025, 12, 18), date(2025, 12, 25)),  # due on Christmas day
    ],
)
def test_copies_are_due_on_the_very_day_though_no_office_is_open(published, due):
    moment = datetime(published.year, published.month, published.day, 12, tzinfo=UTC)
    report = yearly.a_signed_report()

    report = yearly.publish(report, moment)

    assert report.dispatch_deadline.due_on == due


def test_nothing_is_listed_where_no_rule_names_anybody():
    report = yearly.a_signed_report()
    YearlyReport.objects.filter(pk=report.pk).update(guidance="wt2015")

    report = yearly.publish(yearly.fresh(report))

    assert report.dispatch_deadline is None
    assert yearly.its_dispatches(report) == []
