"""A business year to tell of: April 2025 to March 2026, looked at in May 2026."""

from datetime import UTC, date, datetime

from assurance.reports.blocks.table import Table
from assurance.yearly.year_context import YearContext, YearEvidence, YearProvider
from governance.core.blocks.base import Block
from governance.periods import operations as periods
from governance.periods.values import PeriodValue, period_containing
from governance.structure.models import Group, GroupService
from tests.scenarios import returns as scenarios

AFTERWARDS = datetime(2026, 5, 4, 12, tzinfo=UTC)
IN_THE_YEAR = datetime(2025, 11, 4, 12, tzinfo=UTC)
YEAR = period_containing("year", date(2025, 6, 1))
YEAR_BEFORE = period_containing("year", date(2024, 6, 1))
NEXT_YEAR = period_containing("year", date(2026, 6, 1))


def the_board() -> Group:
    """The Leicester partnership's own group, to which the joint one reports there."""
    place = scenarios.the_leicester_partnership()
    board = scenarios.a_group("leicester-partnership", serves=place)
    joint = scenarios.the_planning_and_delivery_group()
    GroupService.objects.filter(group=joint, partnership=place).update(reports_to=board)
    return board


def the_countys_group() -> Group:
    """One that reports to the joint group, as the city's do, and works for the county alone."""
    return scenarios.a_group(
        "county-case-review",
        serves=scenarios.the_county_partnership(),
        under=scenarios.the_planning_and_delivery_group(),
    )


def the_context(at: datetime = AFTERWARDS, year: PeriodValue = YEAR) -> YearContext:
    board, period = the_board(), periods.get_or_create_period(year)
    return YearContext(scenarios.the_leicester_partnership(), board, period, at.date(), at)


def told(provider: YearProvider, at: datetime = AFTERWARDS) -> YearEvidence:
    return provider(the_context(at))


def glance(evidence: YearEvidence) -> dict[str, str]:
    """What each figure shows, by its code."""
    return {each.key.split(":")[0]: each.shown for each in evidence.glance}


def table(evidence: YearEvidence, heading: str, title: str) -> list[tuple[str, ...]]:
    """The cells of a table under a heading; empty where there is none of that title."""
    return [row.cells for block in tables(evidence, heading, title) for row in block.rows]


def tables(evidence: YearEvidence, heading: str, title: str) -> list[Table]:
    blocks: tuple[Block, ...] = evidence.blocks.get(heading, ())
    return [each for each in blocks if isinstance(each, Table) and each.title == title]
