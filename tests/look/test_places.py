"""What the page of a group says of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from governance.models import Group
from tests import factories, given
from tests.given import NOON, TODAY
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def page_of(group: Group, person) -> str:
    address = reverse("governance:group-detail", args=[group.key])
    with time_machine.travel(NOON, tick=False):
        return signed_in(person).get(address).content.decode()


def test_the_page_of_a_group_that_has_ended_says_when_and_whom_it_served():
    group = given.an_audit_group()
    Group.objects.filter(pk=group.pk).update(ends_on=TODAY - timedelta(days=1))

    page = page_of(group, given.a_board_officer())

    last = TODAY - timedelta(days=2)
    assert f"came to its end on {last.day} {last:%B %Y}" in page
    assert given.the_leicester_partnership().name in page


def test_the_page_of_a_group_names_who_agrees_its_documents():
    group = given.an_audit_group()
    seat = factories.SeatFactory(title="Chair of it all", group=group)
    factories.SignatoryFactory(group=group, seat=seat, is_inferred=True)

    page = page_of(group, given.a_board_officer())

    assert "Quarterly report agreed by" in page
    assert page.count("Chair of it all") == 2
