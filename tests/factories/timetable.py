"""One plausible row of the timetable of a plan."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.plans import BusinessPlanFactory


class TimetableEntryFactory(DjangoModelFactory):
    """Planned for November 2025, led by nobody."""

    class Meta:
        model = models.TimetableEntry

    plan = factory.SubFactory(BusinessPlanFactory)
    kind = models.TimetableEntry.Kind.CASE_AUDIT
    title = "Twelve case files on neglect"
    starts_on = date(2025, 11, 1)
    due_on = date(2025, 11, 30)
