"""What the house itself knows by name is taken for no child, at a constant cost."""

import pytest
from django.core.cache import caches

from governance.core import identifier_screening
from governance.core.identifier_detection.known_details import known_details, register
from governance.structure.known_names import find_known_details, read_known_details
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_persons_name_and_address_are_known():
    text = "Ada Wickfield (ada@example.org) asks after a mother"
    assert len(identifier_screening.find_unknown(text)) == 2

    factories.UserFactory(name="Ada Wickfield", email="ada@example.org")

    known = read_known_details()
    assert "ada wickfield" in known.names
    assert "ada@example.org" in known.mailboxes


@pytest.mark.parametrize(
    ("factory", "fields", "text"),
    [
        ("UserFactory", {"name": "Dr Ada Wickfield"}, "Ada Wickfield asks after a mother"),
        ("OrganisationFactory", {"name": "Anchor Wickfield"}, "Anchor Wickfield and the mother"),
        ("OrganisationFactory", {"short_name": "Anchor Wickfield"}, "Anchor Wickfield's mother"),
        ("OrganisationFactory", {"mailbox": "box@example.org"}, "Ask Box@example.org"),
        ("GroupFactory", {"name": "Lantern Wickfield"}, "Lantern Wickfield saw the mother"),
        ("PartnershipFactory", {"name": "Safer Wickfield Now"}, "Wickfield Now saw the mother"),
        ("PartnershipFactory", {"area": "Wickfield and Hollin"}, "Hollin Lantern saw the mother"),
        ("PartnershipFactory", {"concern_phone": "0116 496 0000"}, "+44 (0)116 496 0000"),
        ("SeatFactory", {"title": "Lantern Keeper"}, "The Lantern Keeper saw the mother"),
    ],
)
def test_what_is_ours_is_known_by_its_names(factory, fields, text):
    getattr(factories, factory)(**fields)

    assert identifier_screening.find_unknown(text) == []


def test_who_is_not_known_is_asked_about():
    factories.UserFactory(name="Ada Wickfield")

    assert identifier_screening.possible_identifiers("Jamie Wickfield's mother") == [
        "“Jamie Wickfield's mother” looks like a child's name: "
        "use an alias such as Child A and an age band"
    ]


def test_it_costs_five_queries_however_many_there_are_and_none_for_a_while(
    django_assert_num_queries,
):
    factories.UserFactory.create_batch(3)
    factories.GroupFactory.create_batch(3)

    with django_assert_num_queries(5):
        find_known_details()
    with django_assert_num_queries(0):
        find_known_details()


def test_a_text_without_a_doubt_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        identifier_screening.find_unknown("Working Together 2023, at LE1 1AA")


def test_what_is_registered_twice_counts_once():
    before = known_details()

    register(find_known_details)

    assert known_details() == before


def test_names_far_from_what_speaks_of_a_child_ask_nothing_of_the_database(
    django_assert_num_queries,
):
    with django_assert_num_queries(0):
        identifier_screening.find_unknown("Jamie Poole and Robin Marsh opened the meeting.")


def test_a_name_beside_a_known_one_is_found_however_many_words_they_are_together():
    factories.GroupFactory(name="Anchor Bridge Castle Dale")
    caches["process"].clear()

    found = identifier_screening.possible_identifiers("Anchor Bridge Castle Dale Jo Poole, aged 14")

    assert [sentence.partition(" looks")[0] for sentence in found] == ["“Jo Poole, aged 14”"]
