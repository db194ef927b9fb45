"""The letter that goes with a copy: prepared from one template, and the office's to change."""

from datetime import date

from assurance.yearly.models import YearlyReport
from governance.core.formatting import format_date

TEMPLATE = """\
The safeguarding partners of {partnership} published their yearly report for {year} on {day}. \
It says what was done as a result of the local arrangements, child safeguarding practice reviews \
among it, and how effective the arrangements have been in practice.

A copy is sent to {recipient} as {citation} asks. The report stands at the address below, with a \
file to keep where one was made."""
OTHERWISE = "the partnership"


def letter_for(record: YearlyReport, recipient: str, citation: str, *, on: date) -> str:
    """Without greeting and address: the mail brings both, and so does a page of paper."""
    return TEMPLATE.format(
        partnership=record.partnership,
        year=record.year_label,
        day=format_date(on),
        recipient=recipient,
        citation=citation or OTHERWISE,
    )
