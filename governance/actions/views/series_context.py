"""What the page of an action says of its due dates, its series and its reminders."""

from datetime import date

from governance.actions import reminder_days
from governance.actions.models import Action
from governance.core.formatting import format_count
from governance.core.roles import Actor


def due_steps(record: Action) -> list[tuple[date, str]]:
    """Each of several due dates, and whether it is met, counts now or comes later."""
    met = {each.was_to for each in record.due_changes.all() if each.is_met}
    return [
        (day, "met" if day in met else "next" if day == record.due_to else "later")
        for day in record.due_steps
    ]


def series_of(actor: Actor, record: Action) -> list[Action]:
    """The others of its series that the actor sees, the first of them first; no query for one
    that does not come again.
    """
    if record.series is None:
        return []
    rows = Action.objects.among(actor, sees_all=False).filter(series=record.series)
    return list(rows.exclude(pk=record.pk).order_by("turn"))


def reminder_words(record: Action) -> str:
    """When those who do it are mailed; empty where they never are."""
    if record.is_restricted or record.due_to is None or not record.is_open:
        return ""
    before, late, again = map(reminder_days.days, ("before-due", "once-late", "again-every"))
    return (
        f"{format_count(before, 'day')} before it is due, {format_count(late, 'day')} after, and "
        f"every {format_count(again, 'day')} while it is overdue"
    )
