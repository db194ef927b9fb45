"""One plausible row of each of governance's record kinds."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from governance import models
from governance.core.roles import Capacity

SINCE = date(2024, 4, 1)
"""The first day of everything a test makes, unless it says otherwise."""
THEN = datetime(2025, 10, 1, 9, tzinfo=UTC)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organisation
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"council-{n}")
    name = factory.LazyAttribute(lambda row: row.key.replace("-", " ").capitalize())
    sector = models.Organisation.Sector.LOCAL_AUTHORITY
    starts_on = SINCE


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Partnership
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"area-{n}")
    name = factory.LazyAttribute(lambda row: f"{row.area} Safeguarding Children Partnership")
    short_name = factory.LazyAttribute(lambda row: row.area)
    area = factory.LazyAttribute(lambda row: row.key.replace("-", " ").title())
    starts_on = SINCE


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation
        django_get_or_create = ("partnership", "organisation", "starts_on")

    partnership = factory.SubFactory(PartnershipFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    standing = models.Participation.Standing.RELEVANT_AGENCY
    starts_on = SINCE


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = models.Group
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"subgroup-{n}")
    name = factory.LazyAttribute(lambda row: row.key.replace("-", " ").capitalize())
    kind = models.Group.Kind.SUBGROUP
    starts_on = SINCE


class GroupServiceFactory(DjangoModelFactory):
    class Meta:
        model = models.GroupService
        django_get_or_create = ("group", "partnership", "starts_on")

    group = factory.SubFactory(GroupFactory)
    partnership = factory.SubFactory(PartnershipFactory)
    starts_on = SINCE


class CadenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Cadence

    group = factory.SubFactory(GroupFactory)
    item = "meeting"
    unit = models.Cadence.Unit.QUARTER
    starts_on = SINCE


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    email = factory.Sequence(lambda n: f"person.{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")


class SeatFactory(DjangoModelFactory):
    """A member's seat in a group; pass ``group=None`` with another place to sit."""

    class Meta:
        model = models.Seat
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"seat-{n}")
    title = factory.LazyAttribute(lambda row: Capacity(row.capacity).label)
    capacity = Capacity.MEMBER
    group = factory.SubFactory(GroupFactory)
    starts_on = SINCE


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = models.Signatory

    document = models.Signatory.Document.QUARTERLY_REPORT
    group = factory.SubFactory(GroupFactory)
    seat = factory.SubFactory(SeatFactory)
    starts_on = SINCE


class EscalationStepFactory(DjangoModelFactory):
    class Meta:
        model = models.EscalationStep

    partnership = factory.SubFactory(PartnershipFactory)
    group = factory.SubFactory(GroupFactory)
    to = factory.SubFactory(GroupFactory)
    starts_on = SINCE


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Appointment

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(UserFactory)
    starts_on = SINCE


class PeriodFactory(DjangoModelFactory):
    class Meta:
        model = models.Period
        django_get_or_create = ("kind", "code")

    kind = models.Period.Kind.QUARTER
    code = "2025-26 Q2"
    label = "Quarter 2, July to September 2025"
    starts_on = date(2025, 7, 1)
    ends_on = date(2025, 10, 1)


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = models.Theme
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"theme-{n}")
    name = factory.LazyAttribute(lambda row: row.key.replace("-", " ").capitalize())


class DeadlineFactory(DjangoModelFactory):
    class Meta:
        model = models.Deadline

    rule = "highlight-report"
    edition = "audit-group"
    label = "Highlight report, Quarter 2"
    counts_from = date(2025, 9, 30)
    due_on = date(2025, 10, 28)
    limit = 20
    unit = models.Deadline.Unit.WORKING_DAYS


class DeadlineMoveFactory(DjangoModelFactory):
    class Meta:
        model = models.DeadlineMove

    deadline = factory.SubFactory(DeadlineFactory)
    was_due_on = date(2025, 10, 28)
    due_on = date(2025, 11, 11)
    reason = "The chair is ill."
    moved_at = THEN
    moved_by = factory.SubFactory(UserFactory)


class JobFactory(DjangoModelFactory):
    class Meta:
        model = models.Job

    key = factory.Sequence(lambda n: f"job-{n}")
    task = "assurance.reports.tasks.render_report"
    queued_at = THEN


class HeartbeatFactory(DjangoModelFactory):
    class Meta:
        model = models.Heartbeat

    name = factory.Sequence(lambda n: f"part-{n}")
    at = THEN


class ImportSnapshotFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportSnapshot

    arrangements = "leicester"
    kind = "group"
    key = factory.Sequence(lambda n: f"group-{n}")
    values = factory.LazyAttribute(lambda row: {"name": "Audit Group"})
    loaded_at = THEN


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = models.Message

    key = factory.Sequence(lambda n: f"message-{n}")
    recipient = factory.SubFactory(UserFactory)
    subject = "Highlight report is open"
    body = "It is due by the end of 28 October 2025."
    queued_at = THEN


class StoredFileFactory(DjangoModelFactory):
    class Meta:
        model = models.StoredFile

    content = factory.django.FileField(filename="notes.txt", data=b"Notes of the audit group.")
    name = "notes.txt"
    content_type = "text/plain"
    size = 25
    sha256 = "0" * 64
    stored_at = THEN


class TrailEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.TrailEntry

    kind = "governance.group"
    subject_id = 1
    label = "Audit Group"
    verb = "change"
    at = THEN


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = models.Remark

    kind = "governance.deadline"
    subject_id = 1
    verb = "stop"
    text = "The group was asked in another way."
    at = THEN


class DeletionPermitFactory(DjangoModelFactory):
    """Only built: no transaction may end with one."""

    class Meta:
        model = models.DeletionPermit
        strategy = factory.BUILD_STRATEGY

    kind = "reviews.legacyreview"
    subject_id = 1
    proposed_by = factory.SubFactory(UserFactory)
    approved_by = factory.SubFactory(UserFactory)


class DueRecordFactory(DjangoModelFactory):
    class Meta:
        model = models.DueRecord

    kind = "reviews.legacyreview"
    subject_id = factory.Sequence(lambda n: n + 1)
    label = "earlier review of 2014"
    rule_key = "earlier-review-taken-out"
    kept_from = date(2024, 3, 1)
    due_on = date(2025, 3, 1)
    partnership = factory.SubFactory(PartnershipFactory)


class LegalHoldFactory(DjangoModelFactory):
    class Meta:
        model = models.LegalHold

    kind = "reviews.legacyreview"
    subject_id = factory.Sequence(lambda n: n + 1)
    label = "earlier review of 2014"
    partnership = factory.SubFactory(PartnershipFactory)
    why = "An inquiry asked for it."
    placed_at = THEN
    placed_by = factory.SubFactory(UserFactory)


class DisposalFactory(DjangoModelFactory):
    class Meta:
        model = models.Disposal

    kind = "reviews.legacyreview"
    subject_id = factory.Sequence(lambda n: n + 1)
    label = "earlier review of 2014"
    partnership = factory.SubFactory(PartnershipFactory)
    rule_key = "earlier-review-taken-out"
    rule_title = "Earlier reviews that were taken out again"
    rule_source = "Own rule"
    kept_from = date(2024, 3, 1)
    due_on = date(2025, 3, 1)
    counts = factory.LazyFunction(lambda: {"Earlier reviews": 1})
    proposed_at = THEN
    proposed_by = factory.SubFactory(UserFactory)


class DisposedFileFactory(DjangoModelFactory):
    class Meta:
        model = models.DisposedFile

    disposal = factory.SubFactory(DisposalFactory)
    path = factory.Sequence(lambda n: f"2025/10/{n:032x}.pdf")


class FormSubmissionFactory(DjangoModelFactory):
    class Meta:
        model = models.FormSubmission

    key = factory.Sequence(lambda n: f"{n:064}")
    url = "/actions/1/"
    created_at = THEN


class SearchTextFactory(DjangoModelFactory):
    class Meta:
        model = models.SearchText

    kind = "governance.action"
    subject_id = factory.Sequence(lambda n: n + 1)
    title = "Ask three agencies for their audits"
    text = "ask three agencies for their audits"


class SignatureFactory(DjangoModelFactory):
    class Meta:
        model = models.Signature

    kind = "assurance.report"
    subject_id = 1
    label = "How are we doing?"
    round = 1
    seat = factory.SubFactory(SeatFactory)
    content_hash = "0" * 64


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = models.Invitation

    about_kind = "governance.action"
    about_id = 1
    about_label = "AUD-1"
    verb = "update"
    group = factory.SubFactory(GroupFactory)
    person = factory.SubFactory(UserFactory)
    token_digest = factory.Sequence(lambda n: f"{n:064x}")
    expires_on = date(2025, 10, 31)
    invited_at = THEN
    invited_by = factory.SubFactory(UserFactory)
