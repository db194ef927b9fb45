"""One plausible row of each record kind of the plan and the action log."""

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.governance import (
    SINCE,
    THEN,
    GroupFactory,
    PeriodFactory,
    SeatFactory,
    UserFactory,
)


class BusinessPlanFactory(DjangoModelFactory):
    """A group's adopted plan; pass ``group=None`` with a partnership for a partnership's own."""

    class Meta:
        model = models.BusinessPlan

    group = factory.SubFactory(GroupFactory)
    title = factory.Sequence(lambda n: f"Business plan {n}")
    starts_on = SINCE
    status = models.BusinessPlan.Status.ADOPTED
    adopted_on = SINCE
    adopted_in = "Meeting of 12 March, decision 4"
    adopted_at = THEN
    adopted_by = factory.SubFactory(UserFactory)


class FocusAreaFactory(DjangoModelFactory):
    class Meta:
        model = models.FocusArea

    plan = factory.SubFactory(BusinessPlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Harm outside the home"


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = models.Priority

    plan = factory.SubFactory(BusinessPlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda row: f"What matters, {row.number}")


class OutcomeStatementFactory(DjangoModelFactory):
    class Meta:
        model = models.OutcomeStatement

    priority = factory.SubFactory(PriorityFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = "Children wait less long for help."
    starts_on = SINCE


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = models.Objective

    priority = factory.SubFactory(PriorityFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Agree one way to recognise it"


class ProgressUpdateFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgressUpdate

    priority = factory.SubFactory(PriorityFactory)
    period = factory.SubFactory(PeriodFactory)
    rating = models.ProgressUpdate.Rating.AMBER
    narrative = "The tool is in use in five agencies."
    given_at = THEN
    given_by = factory.SubFactory(UserFactory)


class PlanCommentFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanComment

    plan = factory.SubFactory(BusinessPlanFactory)
    text = "The second priority should name young carers."
    given_at = THEN
    given_by = factory.SubFactory(UserFactory)


class ActionFactory(DjangoModelFactory):
    """An open action of a group; pass ``group=None`` with a partnership for a partnership's."""

    class Meta:
        model = models.Action

    group = factory.SubFactory(GroupFactory)
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda row: f"X-{row.number}")
    title = "Agree who records return talks"
    raised_at = THEN
    raised_by = factory.SubFactory(UserFactory)


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Assignment

    action = factory.SubFactory(ActionFactory)
    seat = factory.SubFactory(SeatFactory)
    assigned_at = THEN
    assigned_by = factory.SubFactory(UserFactory)


class ActionUpdateFactory(DjangoModelFactory):
    class Meta:
        model = models.ActionUpdate

    action = factory.SubFactory(ActionFactory)
    text = "The draft has gone to the members."
    given_at = THEN
    given_by = factory.SubFactory(UserFactory)


class DueChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.DueChange

    action = factory.SubFactory(ActionFactory)
    was_text = "March 2026"
    reason = "The audit it waits for was moved."
    changed_at = THEN
    changed_by = factory.SubFactory(UserFactory)


class ReopeningFactory(DjangoModelFactory):
    class Meta:
        model = models.Reopening

    action = factory.SubFactory(ActionFactory)
    done_at = THEN
    reopened_at = THEN
    reopened_by = factory.SubFactory(UserFactory)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Evidence

    about_kind = "governance.action"
    about_id = 1
    kind = models.Evidence.Kind.AUDIT
    label = "Eleven of twelve plans say what must change for the child."
    added_at = THEN
    added_by = factory.SubFactory(UserFactory)


class ActionReaderFactory(DjangoModelFactory):
    class Meta:
        model = models.ActionReader

    action = factory.SubFactory(
        ActionFactory, is_restricted=True, origin_kind="reviews.recommendation", origin_id=1
    )
    person = factory.SubFactory(UserFactory)


class EscalationFactory(DjangoModelFactory):
    class Meta:
        model = models.Escalation

    action = factory.SubFactory(ActionFactory)
    group = factory.SubFactory(GroupFactory)
    reason = "Overdue for two months."
    passed_at = THEN
