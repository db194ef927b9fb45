"""One plausible row of each record kind of a practice review and of a local learning review."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from reviews import models
from tests.factories.governance import OrganisationFactory, PartnershipFactory, UserFactory

DAY, MOMENT = date(2025, 10, 6), datetime(2025, 10, 6, 12, tzinfo=UTC)


class ReviewedCaseFactory(DjangoModelFactory):
    """A case as a practice review stands on it."""

    class Meta:
        model = models.Case

    partnership = factory.SubFactory(PartnershipFactory)
    year = 2025
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda row: f"XXX-2025-{row.number:03}")
    harm = models.Case.Harm.DEATH
    cause = models.Case.Cause.KNOWN
    place = models.Case.Place.HERE
    residence = models.Case.Residence.HERE
    summary = "A made-up incident."
    referred_at = MOMENT
    referred_by = factory.SubFactory(UserFactory)
    incident_on = DAY
    incident_recorded_at = MOMENT
    incident_recorded_by = factory.SubFactory(UserFactory)


class PracticeReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.PracticeReview

    case = factory.SubFactory(ReviewedCaseFactory)
    decided_on = DAY
    commissioned_at = MOMENT
    commissioned_by = factory.SubFactory(UserFactory)


class LocalReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.LocalReview

    case = factory.SubFactory(ReviewedCaseFactory)
    decided_on = DAY
    opened_at = MOMENT
    opened_by = factory.SubFactory(UserFactory)


class ReviewerCandidateFactory(DjangoModelFactory):
    class Meta:
        model = models.ReviewerCandidate

    review = factory.SubFactory(PracticeReviewFactory)
    name = "A Reviewer"
    shortlisted_at = MOMENT
    shortlisted_by = factory.SubFactory(UserFactory)


class RecordedFactory(DjangoModelFactory):
    """What is written down in a practice review, by whom and when."""

    class Meta:
        abstract = True

    review = factory.SubFactory(PracticeReviewFactory)
    recorded_at = MOMENT
    recorded_by = factory.SubFactory(UserFactory)


class InvolvementFactory(RecordedFactory):
    class Meta:
        model = models.Involvement

    kind = models.Involvement.Kind.FAMILY_TOLD
    happened_on = DAY
    how = "By a letter."


class ProgressCheckFactory(RecordedFactory):
    class Meta:
        model = models.ProgressCheck

    checked_on = DAY
    time = quality = models.ProgressCheck.Finding.GOOD
    text = "On its way."


class WrittenRequestFactory(RecordedFactory):
    class Meta:
        model = models.WrittenRequest

    kind = models.WrittenRequest.Kind.DRAFT
    asked_on = DAY
    text = "Please send the draft."


class DraftCopyFactory(RecordedFactory):
    class Meta:
        model = models.DraftCopy

    kind = models.DraftCopy.Kind.DRAFT
    mark = "Draft 1"
    reader = factory.SubFactory(UserFactory)
    given_on = DAY


class ReviewCostFactory(RecordedFactory):
    class Meta:
        model = models.ReviewCost

    organisation = factory.SubFactory(OrganisationFactory)
    pence = 250_000
    purpose = "The reviewer’s days."
