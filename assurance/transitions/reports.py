"""The deeds of a quarter's report."""

from django.core.exceptions import ValidationError

from assurance.access import reports as access
from assurance.models import Report
from governance.workflow import Deed, Edit, Start, Workflow

QUARTERLY_REPORT = "quarterly-report"
"""The cadence by which the arrangements name the groups that produce a quarterly report."""


def is_due(record: Report, deed: Deed) -> None:
    """The group produces quarterly reports, and the quarter is over."""
    faults = []
    cadences = record.group.cadences.in_force(on=deed.by.on)
    if not cadences.filter(item=QUARTERLY_REPORT).exists():
        faults.append(f"The arrangements do not ask {record.group} for a quarterly report.")
    if record.period.kind != "quarter":
        faults.append(f"{record.period} is not a quarter.")
    if record.period.ends_on > deed.by.on:
        faults.append(f"{record.period} is not over yet.")
    if record.period.ends_on <= record.group.starts_on:
        faults.append(f"{record.group} was not there in {record.period}.")
    if faults:
        raise ValidationError(faults)


def is_draft(record: Report) -> bool:
    return record.is_draft


REPORT = Workflow(
    starts={"compose": Start(who=access.can_compose, ready=is_due)},
    edits={"recompose": Edit(who=access.can_compose, open_while=is_draft)},
)
