"""The second factor that is asked of whoever is to do something restricted."""

from collections.abc import Iterable
from datetime import date

from governance.actions import notifications
from governance.actions.models import Assignment
from governance.people import operations as people


def ask_for_second_factor(assignments: Iterable[Assignment], *, on: date) -> None:
    """Each who answers for one of these gives one from now on."""
    for assignment in assignments:
        for person in notifications.contacts(assignment, on=on):
            people.ask_for_second_factor(person)
