"""One plausible row of every record kind of publication, and the report that they hang on."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from assurance.publication import models
from assurance.yearly.models import YearlyReport
from governance.periods.models import Period
from tests.factories.governance import (
    THEN,
    GroupFactory,
    PartnershipFactory,
    PeriodFactory,
    UserFactory,
)


class ReportOfAYearFactory(DjangoModelFactory):
    class Meta:
        model = YearlyReport
        django_get_or_create = ("partnership", "period")

    partnership = factory.SubFactory(PartnershipFactory)
    group = factory.SubFactory(GroupFactory)
    period = factory.SubFactory(
        PeriodFactory,
        kind=Period.Kind.YEAR,
        code="2024-25",
        label="April 2024 to March 2025",
        starts_on=date(2024, 4, 1),
        ends_on=date(2025, 4, 1),
    )
    guidance = "wt2023"
    content = factory.LazyAttribute(lambda row: {"schema_version": 1})
    content_hash = "0" * 64
    composed_at = THEN


class YearlyDispatchFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyDispatch

    report = factory.SubFactory(ReportOfAYearFactory)
    origin = models.YearlyDispatch.Origin.EDITION
    recipient = factory.Sequence(lambda n: f"Board {n}")
    citation = "Working Together 2023"
    letter = "A copy of the yearly report."


class YearlyPresentationFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyPresentation

    report = factory.SubFactory(ReportOfAYearFactory)
    board = "Health and Wellbeing Board"


class YearlyErratumFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyErratum

    report = factory.SubFactory(ReportOfAYearFactory)
    section = "foreword"
    said = "Twelve."
    right = "Thirteen."
    reason = "One was left out."
    made_at = THEN
    made_by = factory.SubFactory(UserFactory)
