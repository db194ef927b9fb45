"""What is written in a yearly report and in its plan, each just done at noon."""

from datetime import date

from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from assurance.yearly.operations import plan, preparing, writing
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import period_containing
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import NOON, as_seen

YEAR = period_containing("year", date(2024, 6, 1))


def opened() -> YearlyReport:
    """Opened by the schedule at noon."""
    place = scenarios.the_leicester_partnership()
    group = yearly.the_reporting_group(place)
    yearly.a_seat_that_signs(group)
    year = periods.get_or_create_period(YEAR)
    return preparing.open(place, year, by=Actor.schedule(NOON.date()), at=NOON)


def office(report: YearlyReport) -> Actor:
    return yearly.its_office(report, NOON)


def recomposed() -> YearlyReport:
    report = opened()
    hear_a_voice(report)
    assert preparing.recompose(report, by=office(report), at=NOON)
    return report


def hear_a_voice(report: YearlyReport) -> None:
    """Something new that the evidence tells."""
    factories.VoiceRecordFactory(
        group=None, partnership=report.partnership, heard_on=date(2024, 7, 1)
    )


def frozen() -> YearlyReport:
    report = opened()
    preparing.freeze(report, by=office(report), at=NOON, expected_version=as_seen(report))
    return report


def a_place() -> YearlySection:
    return opened().sections.get(key="foreword")


def written() -> YearlySection:
    section = a_place()
    writing.write(section, "A good year.", by=office(section.report), at=NOON, expected_version=1)
    return section


def assigned() -> YearlySection:
    section = a_place()
    seat = section.report.group.signatories.earliest("pk").seat
    writing.assign(
        section, seat, date(2025, 6, 1), by=office(section.report), at=NOON, expected_version=1
    )
    return section


def a_requirement() -> YearlyRequirement:
    return opened().requirements.get(code="impact")


def said_no_evidence() -> YearlyRequirement:
    row = a_requirement()
    writing.say_no_evidence(
        row, "Nobody looked yet.", by=office(row.report), at=NOON, expected_version=1
    )
    return row


def a_step() -> YearlyStep:
    return opened().steps.earliest("pk")


def changed_step() -> YearlyStep:
    step = a_step()
    plan.change(
        step, {"due_on": date(2025, 5, 2)}, by=office(step.report), at=NOON, expected_version=1
    )
    return step


def ticked_step() -> YearlyStep:
    step = a_step()
    plan.tick(
        step, date(2025, 5, 2), by=office(step.report), at=NOON, expected_version=step.version
    )
    return step


def stated() -> YearlyStatement:
    report = yearly.fresh(frozen())
    by = yearly.its_scrutineer(report, NOON)
    return writing.state(
        report, "I found little evidence.", by=by, at=NOON, expected_version=as_seen(report)
    )


def restated() -> YearlyStatement:
    report = yearly.fresh(frozen())
    by = yearly.its_scrutineer(report, NOON)
    statement = writing.state(
        report, "I found little.", by=by, at=NOON, expected_version=as_seen(report)
    )
    writing.restate(statement, "I found less.", by=by, at=NOON, expected_version=1)
    return statement


def a_commentator(report: YearlyReport) -> Actor:
    return yearly.on_day(scenarios.a_lead_partner(report.partnership), NOON)


def commented() -> YearlyComment:
    report = opened()
    return writing.comment(report, "foreword", "Plainer?", by=a_commentator(report), at=NOON)


def revised() -> YearlyComment:
    report = opened()
    by = a_commentator(report)
    said = writing.comment(report, "foreword", "Plainer?", by=by, at=NOON)
    writing.revise(said, "Shorter?", by=by, at=NOON, expected_version=1)
    return said


def answered() -> YearlyComment:
    said = commented()
    writing.answer(said, "It was.", by=office(said.report), at=NOON, expected_version=1)
    return said
