"""One plausible row of each record kind of a case and its rapid review."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reviews import models
from reviews.cases.models.parts import key_of_alias
from tests.factories.governance import (
    SINCE,
    THEN,
    DeadlineFactory,
    OrganisationFactory,
    PartnershipFactory,
    UserFactory,
)


class CaseFactory(DjangoModelFactory):
    """Referred, with no day of awareness and nobody named on it."""

    class Meta:
        model = models.Case

    partnership = factory.SubFactory(PartnershipFactory)
    year = 2025
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda row: f"X-{row.year}-{row.number:03}")
    harm = models.Case.Harm.SERIOUS_HARM
    cause = models.Case.Cause.SUSPECTED
    place = models.Case.Place.HERE
    residence = models.Case.Residence.HERE
    summary = "A baby was found with injuries that nobody could explain."
    referred_at = THEN
    referred_by = factory.SubFactory(UserFactory)
    incident_on = date(2025, 10, 1)
    incident_recorded_at = THEN
    incident_recorded_by = factory.SubFactory(UserFactory)


class CasePersonFactory(DjangoModelFactory):
    """Who co-ordinates a case; pass ``role`` and ``organisation`` for another part."""

    class Meta:
        model = models.CasePerson

    case = factory.SubFactory(CaseFactory)
    person = factory.SubFactory(UserFactory)
    role = models.CasePerson.Role.COORDINATOR
    reason = "Receives referrals for the partnership."
    starts_on = SINCE
    named_at = THEN
    named_by = factory.SubFactory(UserFactory)


class ChildFactory(DjangoModelFactory):
    class Meta:
        model = models.Child

    case = factory.SubFactory(CaseFactory)
    alias = factory.Sequence(lambda n: f"Child {n}")
    alias_key = factory.LazyAttribute(lambda row: key_of_alias(row.alias))
    age_band = models.Child.AgeBand.UNDER_1


class ProceedingFactory(DjangoModelFactory):
    class Meta:
        model = models.Proceeding

    case = factory.SubFactory(CaseFactory)
    kind = models.Proceeding.Kind.CRIMINAL
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class OverrunFactory(DjangoModelFactory):
    class Meta:
        model = models.Overrun

    case = factory.SubFactory(CaseFactory)
    deadline = factory.SubFactory(DeadlineFactory, is_restricted=True)
    told_on = date(2025, 10, 14)
    told_to = "The Panel’s secretariat"
    reason = "One agency’s summary came late."
    expected_on = date(2025, 11, 7)
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class PartnerViewFactory(DjangoModelFactory):
    class Meta:
        model = models.PartnerView

    case = factory.SubFactory(CaseFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    view = models.PartnerView.View.NOTIFY
    reason = "The injuries are serious."
    given_at = THEN
    given_by = factory.SubFactory(UserFactory)


class TellingFactory(DjangoModelFactory):
    class Meta:
        model = models.Telling

    case = factory.SubFactory(CaseFactory)
    who = "The partners of the neighbouring area"
    told_on = date(2025, 10, 8)
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class RapidReviewFactory(DjangoModelFactory):
    """Open, with nothing written yet."""

    class Meta:
        model = models.RapidReview

    case = factory.SubFactory(CaseFactory)
    opened_at = THEN


class CriterionConsideredFactory(DjangoModelFactory):
    class Meta:
        model = models.CriterionConsidered

    review = factory.SubFactory(RapidReviewFactory)
    code = factory.Sequence(lambda n: f"reg-11-{n}")
    finding = models.CriterionConsidered.Finding.MAY
    reason = "It may show what can be improved."
    considered_at = THEN
    considered_by = factory.SubFactory(UserFactory)


class PanelResponseFactory(DjangoModelFactory):
    class Meta:
        model = models.PanelResponse

    review = factory.SubFactory(RapidReviewFactory)
    kind = models.PanelResponse.Kind.AGREES
    received_on = date(2025, 11, 20)
    text = "Thank you."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class ChronologyEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.ChronologyEntry

    case = factory.SubFactory(CaseFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    precision = models.ChronologyEntry.Precision.EXACT
    happened_on = date(2025, 9, 3)
    text = "A visit was missed."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class CasePaperFactory(DjangoModelFactory):
    """Asked for, and not made yet."""

    class Meta:
        model = models.CasePaper

    case = factory.SubFactory(CaseFactory)
    form = models.CasePaper.Form.PDF
    asked_at = THEN
    asked_by = factory.SubFactory(UserFactory)


class EmergencyAccessFactory(DjangoModelFactory):
    """Asked for, and not approved yet."""

    class Meta:
        model = models.EmergencyAccess

    case = factory.SubFactory(CaseFactory)
    typed = "LEI-2025-001"
    reason = "A brother is in danger tonight."
    asked_at = THEN
    asked_by = factory.SubFactory(UserFactory)
    asked_for = factory.SubFactory(OrganisationFactory)


class RecommendationFactory(DjangoModelFactory):
    class Meta:
        model = models.Recommendation

    case = factory.SubFactory(CaseFactory)
    review = models.Recommendation.Review.RAPID
    number = factory.Sequence(lambda n: n + 1)
    text = "One list of missed appointments."
    why = "Nobody joined what was known."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class LegacyReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.LegacyReview

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda n: f"Child {n}")
    year = 2014
    kind = models.LegacyReview.Kind.SERIOUS_CASE_REVIEW
    imported_at = THEN
    imported_by = factory.SubFactory(UserFactory)
