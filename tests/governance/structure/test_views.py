"""What the page of a group says of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from governance.structure.models import Group, Partnership
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def page_of(group: Group, person) -> str:
    address = reverse("governance:group-detail", args=[group.key])
    with time_machine.travel(NOON, tick=False):
        return signed_in(person).get(address).content.decode()


def test_the_page_of_a_group_that_has_ended_says_when_and_whom_it_served():
    group = scenarios.an_audit_group()
    Group.objects.filter(pk=group.pk).update(ends_on=TODAY - timedelta(days=1))

    page = page_of(group, scenarios.a_board_officer())

    last = TODAY - timedelta(days=2)
    assert f"came to its end on {last.day} {last:%B %Y}" in page
    assert scenarios.the_leicester_partnership().name in page


def test_the_page_of_a_group_names_who_agrees_its_documents():
    group = scenarios.an_audit_group()
    seat = factories.SeatFactory(title="Chair of it all", group=group)
    factories.SignatoryFactory(group=group, seat=seat, is_inferred=True)

    page = page_of(group, scenarios.a_board_officer())

    assert "Quarterly report agreed by" in page
    assert page.count("Chair of it all") == 2


def test_the_page_of_a_group_tells_what_it_does_now_and_how_often():
    group = scenarios.an_audit_group()
    since = TODAY - timedelta(days=400)
    for item, unit, until in (
        ("inspection-findings", "as_it_arises", None),
        ("threshold-review", "year", TODAY),
    ):
        factories.CadenceFactory(group=group, item=item, unit=unit, starts_on=since, ends_on=until)

    page = page_of(group, scenarios.a_board_officer())

    assert "Findings of agencies’ inspections" in page
    assert "As it arises" in page
    assert "Threshold review" not in page


def test_the_page_of_a_partnership_says_since_when_it_follows_its_guidance_and_what_before():
    partnership = scenarios.the_leicester_partnership()
    Partnership.objects.filter(pk=partnership.pk).update(
        guidance="wt2023", guidance_from="2024-04-01", earlier_guidance="wt2018"
    )
    address = reverse("governance:partnership-detail", args=[partnership.key])

    with time_machine.travel(NOON, tick=False):
        page = signed_in(scenarios.a_board_officer()).get(address).content.decode()

    assert "since 1 April 2024; before, " in page
    assert "Working Together to Safeguard Children 2018" in page


LISTS = {
    "group-list": ["Group", "Kind", "Reports to", "Serves"],
    "partnership-list": ["Partnership", "Area", "Since"],
    "plan-list": ["Plan", "Whose", "From", "To", "Priorities", "Status"],
}


@pytest.mark.parametrize("name", LISTS)
def test_groups_partnerships_and_plans_are_sorted_and_taken_away_like_every_list(name):
    factories.BusinessPlanFactory(group=scenarios.an_audit_group())
    office, address = signed_in(scenarios.a_board_officer()), reverse(f"governance:{name}")

    first = office.get(address).context["listing"].headings[0].key
    down = office.get(address, {"sort": f"-{first}"})
    file = office.get(address, {"as": "csv"}).content.decode("utf-8-sig")

    assert down.context["listing"].headings[0].sorted == "descending"
    assert file.splitlines()[0].split(",") == LISTS[name]
    assert len(file.splitlines()) == len(down.context["listing"].page) + 1


def test_a_partnerships_page_reads_its_partners_before_its_office_and_statutory_ones_first():
    partnership = scenarios.the_leicester_partnership()
    for capacity in ("board_officer", "delegated_safeguarding_partner", "independent_scrutineer"):
        factories.SeatFactory(capacity=capacity, group=None, partnership=partnership)
    for standing in ("adviser", "statutory_partner", "co_opted"):
        factories.ParticipationFactory(partnership=partnership, standing=standing)
    address = reverse("governance:partnership-detail", args=[partnership.key])

    page = signed_in(scenarios.a_board_officer(partnership)).get(address).context

    seats = list(dict.fromkeys(seat.capacity for seat in page["seats"]))
    assert seats == ["delegated_safeguarding_partner", "independent_scrutineer", "board_officer"]
    stand = list(dict.fromkeys(each.standing for each in page["participations"]))
    assert [each for each in stand if each != "relevant_agency"] == [
        "statutory_partner",
        "co_opted",
        "adviser",
    ]
