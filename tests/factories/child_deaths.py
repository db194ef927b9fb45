"""One plausible row of each record kind of the link with the child death overview panel."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reviews import models
from tests.factories.governance import THEN, GroupFactory, PartnershipFactory, UserFactory


class PanelConcernFactory(DjangoModelFactory):
    """Passed on by the panel, about no case, not answered yet."""

    class Meta:
        model = models.PanelConcern

    partnership = factory.SubFactory(PartnershipFactory)
    direction = models.PanelConcern.Direction.FROM_PANEL
    passed_on = date(2025, 10, 6)
    said = "Safer sleeping was not talked about at two visits."
    told_by = "Chair of the panel"
    told_to = "Business manager"
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class PanelReportFactory(DjangoModelFactory):
    """Received, not presented yet."""

    class Meta:
        model = models.PanelReport

    partnership = factory.SubFactory(PartnershipFactory)
    year = factory.Sequence(lambda n: 2100 + n)
    received_on = date(2025, 9, 15)
    messages = "Safer sleeping is the message that families miss most."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class PanelAttendanceFactory(DjangoModelFactory):
    """The chair came."""

    class Meta:
        model = models.PanelAttendance

    partnership = factory.SubFactory(PartnershipFactory)
    group = factory.SubFactory(GroupFactory)
    held_on = date(2025, 9, 23)
    presence = models.PanelAttendance.Presence.CHAIR
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)
