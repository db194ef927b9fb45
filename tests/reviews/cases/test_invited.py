"""A school with no seat refers a case by the office's invitation, and sees nothing more of it."""

import pytest
from django.urls import reverse

from governance.core.registry import invited_verb
from governance.invitations import operations as invitations
from governance.invitations.access import invited_actor
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from reviews.cases.models import Case
from reviews.cases.operations import referrals
from tests.scenarios import cases as scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting, the_leicester_partnership

pytestmark = pytest.mark.django_db


def referred_by_a_school() -> tuple[Case, Invitation]:
    area = the_leicester_partnership()
    scenarios.the_partners(area)
    office = scenarios.the_office(area)
    invitation = invitation_scenarios.invited(area, "refer_case", by=office)
    school = invited_actor(invitation, on=NOON.date())
    case = invitations.do_task(
        invitation,
        referrals.refer,
        scenarios.a_new_case(),
        scenarios.CHILDREN,
        by=school,
        at=NOON,
    )
    return case, invitation


def test_the_office_is_named_and_the_school_is_not():
    case, invitation = referred_by_a_school()

    assert {entry.person for entry in case.people.all()} == {invitation.invited_by}
    assert case.referred_by == invitation.person
    assert Case.objects.visible_to(acting(invitation.person)).count() == 0
    assert Message.objects.filter(about_kind="reviews.case").count() == 1


def test_the_link_opens_only_with_a_code_sent_apart():
    _, invitation = referred_by_a_school()

    assert invitation.needs_code
    assert invited_verb("governance.partnership", "refer_case").needs_code


def test_the_office_finds_where_to_invite_on_the_page_of_cases():
    area = the_leicester_partnership()
    page = signed_in(scenarios.the_office(area)).get(reverse("reviews:case-list"))
    address = reverse(
        "governance:invitation-add", args=["governance.partnership", area.pk, "refer_case"]
    )

    assert address in page.content.decode()
    assert signed_in(scenarios.the_office(area)).get(address).status_code == 200
