"""One plausible row of each of assurance's record kinds."""

import factory
from factory.django import DjangoModelFactory

from assurance import models
from governance.periods.models import Period
from tests.factories.governance import (
    SINCE,
    THEN,
    DeadlineFactory,
    GroupFactory,
    OrganisationFactory,
    PartnershipFactory,
    PeriodFactory,
    StoredFileFactory,
    UserFactory,
)
from tests.factories.reviews import CaseFactory


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Instrument
        django_get_or_create = ("key", "version")

    key = "keeping-in-touch"
    version = 1
    title = "Keeping in touch"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = models.Section
        django_get_or_create = ("instrument", "code")

    instrument = factory.SubFactory(InstrumentFactory)
    code = "capacity"
    title = "Capacity"
    position = 1


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.Question

    section = factory.SubFactory(SectionFactory)
    code = factory.Sequence(lambda n: f"question-{n}")
    prompt = "How is the service coping?"
    position = factory.Sequence(lambda n: n + 1)


class TimetableItemFactory(DjangoModelFactory):
    """A group's quarterly highlight report, due twenty working days after the quarter."""

    class Meta:
        model = models.TimetableItem
        django_get_or_create = ("key",)

    key = factory.LazyAttribute(lambda row: f"{row.group.key}-{row.instrument_key}")
    instrument_key = "highlight-report"
    group = factory.SubFactory(GroupFactory)
    returns_to = factory.SubFactory(GroupFactory)
    every = Period.Kind.QUARTER
    due_working_days = 20
    starts_on = SINCE


class AssuranceReturnFactory(DjangoModelFactory):
    class Meta:
        model = models.AssuranceReturn

    item = factory.SubFactory(TimetableItemFactory)
    instrument = factory.SubFactory(InstrumentFactory)
    period = factory.SubFactory(PeriodFactory)
    group = factory.SelfAttribute("item.group")
    returns_to = factory.SelfAttribute("item.returns_to")
    deadline = factory.SubFactory(DeadlineFactory)
    opened_at = THEN


class SummaryFactory(DjangoModelFactory):
    """What an agency was asked for a case; seen by the people named on that alone."""

    class Meta:
        model = models.AssuranceReturn

    case = factory.SubFactory(CaseFactory)
    is_restricted = True
    instrument = factory.SubFactory(InstrumentFactory)
    period = factory.SubFactory(PeriodFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    deadline = factory.SubFactory(DeadlineFactory, is_restricted=True)
    opened_at = THEN


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.Answer

    assurance_return = factory.SubFactory(AssuranceReturnFactory)
    question = factory.SubFactory(
        QuestionFactory,
        section=factory.SubFactory(
            SectionFactory, instrument=factory.SelfAttribute("...assurance_return.instrument")
        ),
    )


class SubmittedAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.SubmittedAnswer

    answer = factory.SubFactory(AnswerFactory)
    text = "It is coping."
    submitted_at = THEN
    submitted_by = factory.SubFactory(UserFactory)


class QueryFactory(DjangoModelFactory):
    class Meta:
        model = models.Query

    answer = factory.SubFactory(AnswerFactory)
    reason = "Which audits is this figure from?"
    asked_at = THEN
    asked_by = factory.SubFactory(UserFactory)


class OfficeEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.OfficeEntry

    assurance_return = factory.SubFactory(AssuranceReturnFactory)
    channel = models.OfficeEntry.Channel.TELEPHONE
    received_on = factory.LazyAttribute(lambda row: row.entered_at.date())
    received_from = "Secretary of the group"
    summary = "Two audits were done; the report follows by post."
    entered_at = THEN
    entered_by = factory.SubFactory(UserFactory)


class ReceiptFactory(DjangoModelFactory):
    class Meta:
        model = models.Receipt

    assurance_return = factory.SubFactory(AssuranceReturnFactory)
    partnership = factory.SubFactory(PartnershipFactory)


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = models.Report

    group = factory.SubFactory(GroupFactory)
    period = factory.SubFactory(PeriodFactory)
    content = factory.LazyAttribute(lambda row: {"title": "How are we doing?"})
    content_hash = "0" * 64
    composed_at = THEN


class ReportFileFactory(DjangoModelFactory):
    class Meta:
        model = models.ReportFile

    report = factory.SubFactory(ReportFactory)
    form = models.ReportFile.Form.PDF
    stage = models.Report.Status.DRAFT
    content_hash = "0" * 64
    file = factory.SubFactory(StoredFileFactory)


class VoiceRecordFactory(DjangoModelFactory):
    """Heard by a group; pass ``group=None`` with a partnership for what a partnership heard."""

    class Meta:
        model = models.VoiceRecord

    group = factory.SubFactory(GroupFactory)
    period = factory.SubFactory(PeriodFactory)
    heard_on = THEN.date()
    who = "eight young people aged 13 to 17"
    how = "In an evening group, by a youth worker they know"
    said = "They want to tell it once."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class PassageFactory(DjangoModelFactory):
    class Meta:
        model = models.Passage

    report = factory.SubFactory(ReportFactory)
    key = "doing-well"


class ReportCommentFactory(DjangoModelFactory):
    class Meta:
        model = models.ReportComment

    report = factory.SubFactory(ReportFactory)
    kind = models.ReportComment.Kind.MEMBER
    section = "voice"
    role = "Member"
    text = "Say more about this."
    written_at = THEN
    written_by = factory.SubFactory(UserFactory)


class ReportReceiptFactory(DjangoModelFactory):
    class Meta:
        model = models.ReportReceipt

    report = factory.SubFactory(ReportFactory)
    partnership = factory.SubFactory(PartnershipFactory)


class ReportChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.ReportChange

    report = factory.SubFactory(ReportFactory)
    key = "returns-accepted:all:2025-26 Q2"
    label = "Accepted by the office"
    was = "1"
    now = "2"
    found_at = THEN
