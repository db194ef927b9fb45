"""What only another operation does: refused by its own row too, however it is reached."""

import pytest
from django.core.exceptions import ValidationError

from assurance.publication.models import YearlyDispatch, YearlyPresentation
from assurance.publication.transitions import DISPATCH, PRESENTATION
from assurance.yearly.models import YearlyReport, YearlyRequirement, YearlySection, YearlyStatement
from assurance.yearly.operations import agreement, plan
from assurance.yearly.transitions import REPORT, REQUIREMENT, SECTION, STATEMENT
from governance.core.errors import NotAllowed, NotNow
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import PUBLISHED_AT, SIGNED_AT

pytestmark = pytest.mark.django_db
Status, Step = YearlyReport.Status, YearlyReport.Step


def a_neighbour(report: YearlyReport):
    """The office of another partnership, which does there all that is done here."""
    return yearly.on_day(scenarios.a_board_officer(scenarios.a_foreign_partnership()), SIGNED_AT)


@pytest.mark.parametrize("verb", ["agree", "record_agreement"])
def test_it_is_not_signed_while_a_seat_is_still_asked(verb):
    report = yearly.a_sent_report()
    first = yearly.asked_of(report)[0]
    yearly.agree(report, first.seat)
    by = yearly.its_office(report) if verb == "record_agreement" else yearly.who_holds(first.seat)

    with pytest.raises(ValidationError, match="has not agreed yet"):
        REPORT.move(
            yearly.fresh(report),
            verb,
            by=by,
            at=SIGNED_AT,
            expected_version=as_seen(report),
            signed_at=SIGNED_AT,
            signed_by_id=by.user_id,
        )
    assert yearly.fresh(report).status == Status.SENT


def test_it_is_passed_on_by_those_concerned_and_once_every_delegate_has_agreed():
    report = yearly.a_report_with_delegates()
    given = {"at": SIGNED_AT, "expected_version": as_seen(report)}

    with pytest.raises(NotAllowed):
        agreement.pass_on(report, by=a_neighbour(report), **given)
    with pytest.raises(ValidationError, match="has not agreed yet"):
        agreement.pass_on(report, by=yearly.its_office(report), **given)
    assert yearly.fresh(report).step == Step.DELEGATES


def test_it_is_taken_back_from_scrutiny_by_those_concerned_alone():
    report = yearly.a_report_in_scrutiny()
    young = yearly.on_day(scenarios.a_young_scrutineer(report.partnership), SIGNED_AT)

    for by in (a_neighbour(report), young):
        with pytest.raises(NotAllowed):
            agreement.take_back(report, by=by, at=SIGNED_AT, note="Mine.")
    with pytest.raises(ValidationError):
        agreement.take_back(report, by=yearly.its_office(report), at=SIGNED_AT, note=" ")
    assert yearly.fresh(report).status == Status.SCRUTINY


def test_the_scrutineer_states_nothing_first_once_it_was_sent():
    report = yearly.a_sent_report()
    YearlyStatement.objects.all().delete()

    with pytest.raises(NotNow):
        STATEMENT.create(
            YearlyStatement(report=yearly.fresh(report), text="Too late."),
            "state",
            by=yearly.its_scrutineer(report),
            at=SIGNED_AT,
        )


def test_no_stranger_lists_what_a_report_is_made_of():
    report = yearly.an_opened_report()
    by = a_neighbour(report)

    for workflow, verb, row in (
        (SECTION, "place", YearlySection(report=report, key="more")),
        (REQUIREMENT, "list_asked", YearlyRequirement(report=report, code="more")),
        (PRESENTATION, "list_board", YearlyPresentation(report=report, board="Cabinet")),
    ):
        with pytest.raises(NotAllowed):
            workflow.create(row, verb, by=by, at=SIGNED_AT)


def test_twelve_months_are_started_by_its_office_or_who_signs_and_not_once_it_is_out():
    report = yearly.an_opened_report()
    office = yearly.its_office(report)
    given = {"verb": "start_interval", "at": SIGNED_AT}

    with pytest.raises(NotAllowed):
        REPORT.edit(report, {}, by=a_neighbour(report), expected_version=report.version, **given)
    published = yearly.a_published_report(scenarios.a_foreign_partnership())
    with pytest.raises(NotNow):
        REPORT.edit(
            published,
            {},
            by=yearly.its_office(published),
            expected_version=published.version,
            **given,
        )
    assert not REPORT.edit(report, {}, by=office, expected_version=report.version, **given)


def test_what_was_planned_stays_once_it_is_published():
    report = yearly.a_published_report()
    step = report.steps.earliest("pk")

    with pytest.raises(NotNow):
        plan.change(
            step,
            {"title": "Another"},
            by=yearly.its_office(report),
            at=PUBLISHED_AT,
            expected_version=step.version,
        )


def test_copies_are_listed_by_whoever_publishes_and_none_before():
    signed = yearly.a_signed_report()
    copy = YearlyDispatch(report=signed, recipient="Somebody")

    with pytest.raises(NotAllowed):
        DISPATCH.create(copy, "expect", by=a_neighbour(signed), at=SIGNED_AT)
    with pytest.raises(NotNow):
        DISPATCH.create(copy, "expect", by=yearly.its_office(signed), at=SIGNED_AT)


def test_the_row_itself_hands_no_copy_over_without_an_address():
    row = yearly.a_waiting_dispatch()
    YearlyDispatch.objects.filter(pk=row.pk).update(address="")

    with pytest.raises(ValidationError, match="e-mail address"):
        DISPATCH.move(
            row,
            "email_copy",
            by=yearly.its_office(row.report),
            at=PUBLISHED_AT,
            expected_version=as_seen(row),
        )
