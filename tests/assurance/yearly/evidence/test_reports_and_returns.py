"""Quarterly reports, scrutiny of them, and returns in a year."""

from datetime import UTC, date, datetime

import pytest

from assurance.instruments import operations as instruments
from assurance.instruments.files import SHIPPED, read_instrument
from assurance.reports.models import Report
from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import opening, returns
from assurance.yearly.evidence import quarters, scrutiny
from assurance.yearly.evidence import returns as evidence
from assurance.yearly.headings.sections import sections
from governance.deadlines.models import Deadline
from governance.people.models import Organisation
from governance.periods import operations as periods
from governance.structure.models import Group, Partnership
from tests import factories
from tests.assurance.yearly.evidence.situations import (
    AFTERWARDS,
    NEXT_YEAR,
    YEAR,
    YEAR_BEFORE,
    glance,
    table,
    the_board,
    the_context,
    the_countys_group,
    told,
)
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, acting, as_seen

pytestmark = pytest.mark.django_db
CONTRIBUTION = read_instrument(SHIPPED / "yearly-contribution.toml")


def test_an_issued_report_tells_what_it_concluded():
    report_scenarios.an_issued_report()

    found = told(quarters.contribute)

    ((quarter, *conclusions),) = table(found, "decisions", "What the quarterly reports concluded")
    assert quarter == "Quarter 2 2025/26"
    assert conclusions == [quarters.EMPTY] * 3
    assert glance(found) == {"quarterly-reports": "1 of 4"}


def moved(report: Report, **words: object) -> None:
    """The report as of another quarter, another day or another group."""
    Report.objects.filter(pk=report.pk).update(**words)


def test_the_report_of_the_last_quarter_is_told_though_it_is_issued_after_the_year():
    last = scenarios.a_quarter("2025-26", "Q4")
    moved(
        report_scenarios.an_issued_report(),
        period=last,
        issued_at=datetime(2026, 4, 20, 12, tzinfo=UTC),
    )

    found = told(quarters.contribute)

    ((quarter, *_),) = table(found, "decisions", "What the quarterly reports concluded")
    assert quarter == "Quarter 4 2025/26"
    assert glance(found) == {"quarterly-reports": "1 of 4"}


@pytest.mark.parametrize(
    ("year", "quarter", "issued_at"),
    [
        ("2024-25", "Q4", NOON),
        ("2026-27", "Q1", NOON),
        ("2025-26", "Q4", datetime(2026, 6, 1, 12, tzinfo=UTC)),
    ],
    ids=["of the year before", "of the year after", "issued since it was compiled"],
)
def test_a_report_of_another_time_is_not_told(year, quarter, issued_at):
    period = scenarios.a_quarter(year, quarter)
    moved(report_scenarios.an_issued_report(), period=period, issued_at=issued_at)

    found = told(quarters.contribute)

    assert found.blocks["decisions"] == ()
    assert glance(found) == {"quarterly-reports": "0 of 4"}


def test_a_report_of_another_partnerships_group_is_not_told():
    moved(report_scenarios.an_issued_report(), group=the_countys_group())

    assert glance(told(quarters.contribute)) == {"quarterly-reports": "0 of 4"}


def test_two_groups_that_report_of_one_quarter_are_one_of_four():
    assert quarters.of_four([Report(period_id=1), Report(period_id=1)]) == "1 of 4"


def test_what_may_still_be_sent_back_is_not_told():
    report_scenarios.an_agreed_report()

    assert told(quarters.contribute).blocks["decisions"] == ()


def test_the_scrutineers_comments_are_counted_and_not_repeated():
    comment = report_scenarios.an_answer_to_scrutiny()
    report = comment.report
    report_scenarios.some_scrutiny(report)
    type(report).objects.filter(pk=report.pk).update(
        status="issued",
        sent_at=NOON,
        agreed_at=NOON,
        issued_at=NOON,
        sent_by=comment.written_by,
        agreed_by=comment.written_by,
        issued_by=comment.written_by,
    )

    found = told(scrutiny.contribute)

    title = "Independent scrutiny of the quarterly reports"
    assert table(found, "scrutiny", title) == [("Quarter 2 2025/26", "2", "1")]
    assert "Where is the impact?" not in str(found)


def test_where_the_scrutineer_said_nothing_no_scrutiny_is_told():
    report_scenarios.an_issued_report()

    found = told(scrutiny.contribute)

    assert found.blocks["scrutiny"] == ()
    assert glance(found) == {"reports-scrutinised": "0"}


def a_contribution(
    organisation: Organisation, to: Group, of: Partnership | None = None
) -> AssuranceReturn:
    """A partner of a partnership that the group serves is asked what it contributed in the year."""
    place = of or to.services.earliest("pk").partnership
    factories.ParticipationFactory(partnership=place, organisation=organisation)
    scenarios.an_agency_lead(organisation, place)
    instruments.install(CONTRIBUTION, by=SCHEDULE, at=NOON)
    item = factories.TimetableItemFactory(
        key=f"{to.key}-contribution-{organisation.key}",
        instrument_key=CONTRIBUTION.key,
        group=None,
        organisation=organisation,
        returns_to=to,
        every="year",
        due_working_days=10,
    )
    year = periods.get_or_create_period(YEAR)
    return opening.open_return(item, year, by=SCHEDULE, at=NOON)[0]


def answer_it(record: AssuranceReturn, **words: str) -> None:
    who = acting(scenarios.its_lead(record))
    for answer in Answer.objects.filter(assurance_return=record).for_form():
        code = answer.question.code.replace("-", "_")
        text = words.get(code, f"About {answer.question.code}.")
        returns.answer(answer, text, by=who, at=NOON, expected_version=answer.version)
    returns.submit(record, by=who, at=NOON, expected_version=as_seen(record))


def an_organisation(key: str) -> Organisation:
    return factories.OrganisationFactory(key=key)


def test_every_question_of_a_contribution_feeds_a_heading_that_is_written():
    feeds = [each.feeds for section in CONTRIBUTION.sections for each in section.questions]
    written = {f"{evidence.FEEDS}{each.key}" for each in sections() if each.is_written}

    assert set(feeds) <= written
    assert len(feeds) == len(set(feeds)) == 8


def test_a_contribution_stands_under_the_headings_that_its_questions_feed():
    answer_it(a_contribution(an_organisation("police"), the_board()), partner_costs="£98,000.")

    found = told(evidence.contribute)

    (block,) = found.blocks["costs"]
    (said,) = block.responses
    assert (said.who, said.text) == ("Police", "£98,000.")
    assert set(found.blocks) == {
        "what-we-are",
        "costs",
        "impact",
        "training",
        "education",
        "data",
        "equality",
        "reforms",
        "returns",
    }
    assert found.missing[0].text.endswith("submitted, not yet accepted")


def test_that_it_is_too_early_to_say_is_no_impact():
    record = a_contribution(an_organisation("police"), the_board())
    answer_it(record, partner_impact="Too early to say: nobody looked.")

    assert "impact" not in told(evidence.contribute).blocks


def test_a_contribution_that_did_not_come_is_missing_by_name():
    a_contribution(an_organisation("police"), the_board())

    found = told(evidence.contribute)

    (gap,) = found.missing
    assert (gap.state, gap.kind) == ("missing", "not_returned")
    assert gap.text.startswith("Police, Contribution to the yearly report: not returned")
    assert AFTERWARDS.date() > YEAR.ends_on


def test_the_appendix_counts_what_was_asked_of_whom():
    on_time = scenarios.a_submitted_return()
    answer_it(a_contribution(an_organisation("police"), the_board()))
    a_contribution(an_organisation("health"), the_board())

    found = told(evidence.contribute)

    assert table(found, "returns", "Reports asked for in the year") == [
        ("Health, Contribution to the yearly report", "1", "0", "0", "1"),
        ("Police, Contribution to the yearly report", "1", "1", "0", "0"),
        (str(on_time.group), "1", "1", "0", "0"),
    ]
    assert glance(found) == {"returns-asked": "3", "returns-returned": "2", "returns-late": "0"}
    chart = found.blocks["returns"][0]
    assert [(row.label, row.counts) for row in chart.rows] == [
        ("Quarter 2 2025/26", (1, 0, 0)),
        ("Year 2025-26, April 2025 to March 2026", (1, 0, 1)),
    ]


def test_what_came_after_its_day_is_late():
    record = scenarios.a_submitted_return()
    late = {"status": Deadline.Status.MET_LATE, "due_on": date(2025, 10, 1)}
    Deadline.objects.filter(pk=record.deadline_id).update(**late)

    found = told(evidence.contribute)

    assert table(found, "returns", "Reports asked for in the year") == [
        (str(record.group), "1", "0", "1", "0")
    ]
    assert glance(found) == {"returns-asked": "1", "returns-returned": "1", "returns-late": "1"}


@pytest.mark.parametrize("year", [YEAR_BEFORE, NEXT_YEAR], ids=["before", "after"])
def test_what_was_asked_for_in_another_year_is_not_told(year):
    scenarios.a_submitted_return()

    assert evidence.contribute(the_context(year=year)).blocks["returns"] == ()


def test_what_another_partnership_receives_is_not_told():
    county = scenarios.a_group("county-board", serves=scenarios.the_county_partnership())
    answer_it(a_contribution(an_organisation("rutland"), county))
    joint = scenarios.the_planning_and_delivery_group()
    a_contribution(an_organisation("county-police"), joint, scenarios.the_county_partnership())

    found = told(evidence.contribute)

    assert found.blocks["returns"] == ()
    assert set(glance(found).values()) == {"0"}


def test_of_a_year_that_runs_a_contribution_is_not_asked_yet():
    context = the_context(NOON)

    assert evidence.contribute(context).missing == ()
