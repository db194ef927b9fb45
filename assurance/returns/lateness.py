"""By how much a return is late: with its first sending, or with the answer to a query."""

from datetime import date

from assurance.returns.models import AssuranceReturn
from governance.deadlines import deadline_status
from governance.deadlines.models import Deadline


def late_by(record: AssuranceReturn, *, on: date) -> str:
    """``2 working days``, running or ended; empty when nothing was missed. Needs ``for_list``."""
    if record.status == AssuranceReturn.Status.QUERIED and record.is_late(on=on):
        unit = Deadline.Unit.WORKING_DAYS
        return deadline_status.late_since(record.reply_due_on, unit, on=on)  # type: ignore[arg-type]
    return deadline_status.late_by(record.deadline, on=on)


def late_words(record: AssuranceReturn, *, on: date) -> str:
    """``2 working days late``; empty when nothing was missed."""
    late = late_by(record, on=on)
    return f"{late} late" if late else ""
