"""On which days who is to do an action is reminded: data, none of it stated in a source.

The numbers stand in ``governance/rules/frameworks/action-reminders.toml``.
"""

from datetime import date

from governance.rules.files import rule_set

RULES = "action-reminders"
"""The rule set that holds them."""


def days(code: str) -> int:
    """The number of one line, such as ``before-due``."""
    found = {each.code: each.number for each in rule_set(RULES).provisions}
    return found[code] or 0


def is_confirmed() -> bool:
    return all(each.confirmed for each in rule_set(RULES).provisions)


def link_days() -> int:
    """For how many days the link in a reminder works."""
    return days("link-works")


def reminder_due(due_on: date, *, on: date) -> str:
    """Which reminder has come by a day: ``before``, ``late-1``, ``late-2`` …; empty for none.

    The last that has come, however late the schedule looks, and none for ever: a long backlog is
    asked about by people.
    """
    late = (on - due_on).days
    if late < days("once-late"):
        return "before" if -days("before-due") <= late <= 0 else ""
    count = 1 + (late - days("once-late")) // days("again-every")
    return f"late-{count}" if count <= days("late-at-most") else ""
