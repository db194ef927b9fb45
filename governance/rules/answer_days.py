"""By when an answer is owed and when it is chased: numbers of a rule set, none in code."""

from datetime import date

from governance.rules.files import rule_set
from governance.rules.schema import Rule
from governance.rules.workdays import add_working_days, working_days_between

ANSWERS = "challenge-answers"
"""The rule set that holds them."""


def rule_of(code: str) -> Rule:
    return next(each for each in rule_set(ANSWERS).rules if each.code == code)


def days_of(code: str) -> int:
    """So many working days."""
    return rule_of(code).limit or 0


def default_answer_by(on: date) -> date:
    """By when an answer to what is raised on a day is owed, unless another day is set."""
    return add_working_days(on, days_of("challenge-answer"))


def reminded_until(on: date) -> date:
    """Of the answers that are owed by this day at the latest one is reminded on ``on``."""
    return add_working_days(on, days_of("challenge-reminder"))


def chase_number(answer_by: date, *, on: date) -> int:
    """Which time an overdue answer is chased: 1 on the first working day after it was owed."""
    late = working_days_between(answer_by, on)
    return 1 + (late - 1) // days_of("challenge-chase") if late > 0 else 0


def is_confirmed() -> bool:
    return all(each.confirmed for each in rule_set(ANSWERS).rules)
