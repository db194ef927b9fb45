"""The clocks of a yearly report: by when it is published, and 12 months since the one before.

Children Act 2004, section 16G (at least once in every 12 months); the day of the year is guidance
and arrangements data.
"""

from datetime import date, datetime

from django.utils.timezone import localdate

from assurance.yearly.models import YearlyReport
from assurance.yearly.reporting import yearly_cadence
from assurance.yearly.transitions import REPORT
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.rules import durations
from governance.rules.files import rule_set
from governance.rules.schema import Rule

PUBLICATION, INTERVAL, DISPATCH = (
    "yearly-report-publication",
    "yearly-report-interval",
    "yearly-report-dispatch",
)
"""The codes of the rules in the editions of the guidance."""


def rule_of(record: YearlyReport, code: str) -> Rule | None:
    """The rule as the report's edition has it; None where that states none."""
    return rule_set(record.guidance).rule(code)


def start_clocks(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """The day of publication, where the arrangements set one; 12 months since the last report."""
    cadence = yearly_cadence(record.group, on=by.on)
    if cadence and cadence.anchor_month and (rule := rule_of(record, PUBLICATION)):
        record.deadline = started(record, rule, record.last_day, by=by, at=at)
    start_interval(record, by=by, at=at)


def start_interval(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """12 months since the report before was published; not while one before is still to come."""
    earlier = YearlyReport.objects.filter(
        partnership=record.partnership, period__ends_on__lte=record.period.starts_on
    )
    last = earlier.published().order_by("published_at").last()
    rule = rule_of(record, INTERVAL)
    if earlier.unpublished().exists() or not (last and last.published_at and rule):
        return
    since = localdate(last.published_at)
    record.interval_deadline = started(record, rule, since, by=by, at=at)


def started(record: YearlyReport, rule: Rule, since: date, *, by: Actor, at: datetime) -> Deadline:
    """A running deadline of the group for one rule of the edition. Raises NotAllowed."""
    REPORT.require("open", by, record)
    deadline = Deadline(
        rule=rule.code,
        edition=record.guidance,
        label=f"{rule.title}: {record.partnership}, {record.year_label}"[:200],
        counts_from=since,
        due_on=durations.due_on(rule, since),
        limit=rule.limit,
        unit=rule.unit or Deadline.Unit.DATE_OF_YEAR,
        is_confirmed=rule.confirmed,
        owner_group=record.group,
    )
    return deadlines.start(deadline, by=by, at=at, part_of=record)
