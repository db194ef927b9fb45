"""One plausible row of every record kind of yearly reports."""

import factory
from factory.django import DjangoModelFactory

from assurance.yearly import models
from tests.factories.governance import THEN, StoredFileFactory, UserFactory
from tests.factories.publication import ReportOfAYearFactory


class YearlyRequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyRequirement

    report = factory.SubFactory(ReportOfAYearFactory)
    edition = "wt2023"
    code = factory.Sequence(lambda n: f"asked-{n}")
    number = factory.Sequence(lambda n: n + 1)
    force = models.YearlyRequirement.Force.SHOULD
    text = "How the views of children were used"
    citation = "Working Together 2023, chapter 2"


class YearlySectionFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlySection

    report = factory.SubFactory(ReportOfAYearFactory)
    key = factory.Sequence(lambda n: f"heading-{n}")


class YearlyStepFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyStep

    report = factory.SubFactory(ReportOfAYearFactory)
    title = "Members have commented"


class YearlyStatementFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyStatement

    report = factory.SubFactory(ReportOfAYearFactory)
    role = "Independent scrutineer"
    text = "I found little evidence of impact."
    about_hash = "0" * 64
    written_at = THEN
    written_by = factory.SubFactory(UserFactory)


class YearlyCommentFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyComment

    report = factory.SubFactory(ReportOfAYearFactory)
    section = "foreword"
    role = "Lead safeguarding partner"
    text = "Can the last sentence be plainer?"
    written_at = THEN
    written_by = factory.SubFactory(UserFactory)


class YearlyFileFactory(DjangoModelFactory):
    class Meta:
        model = models.YearlyFile

    report = factory.SubFactory(ReportOfAYearFactory)
    form = models.YearlyFile.Form.PDF
    stage = models.YearlyReport.Status.PREPARING
    content_hash = "0" * 64
    file = factory.SubFactory(StoredFileFactory)
