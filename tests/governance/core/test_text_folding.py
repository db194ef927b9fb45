"""Names are sorted and found on both databases without case, accents and apostrophes."""

import hashlib

import pytest
from django.db import connection
from django.db.models import F
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.core.tables import Column, apply_sort
from governance.core.text_folding import LETTERS, Folded, fold, is_sorted_by_key
from governance.people.models import Organisation, User
from governance.structure.models import Group, Seat
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

NAMES = [
    "Abbey House",
    "Åsa Trust",
    "d'Arcy Home",
    "D’Arcy School",
    "de Souza House",
    "Dean",
    "Łódź Club",
    "Ó Dálaigh Centre",
    "O'Dalaigh Hall",
    "Øster Home",
    "straße",
    "Zoe\u0308 Place",
]
"""As they stand in a list."""


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Ó Dálaigh", "o dalaigh"),
        ("D’ARCY", "darcy"),
        ("Åsa Ærø Łódź Ðorðe Straße STRAẞE Œuvre", "asa aero lodz dorde strasse strasse oeuvre"),
        ('“Zoe\u0308” ‘x’ – «y»\u00a0"z" ﬁ', "zoe x - y z fi"),
        ("ΟΔΟΣ Юлия", "οδοσ юлия"),
        ("ગુજરાતી शुभ", "ગુજરાતી शुभ"),
        (None, None),
    ],
)
def test_a_key_has_no_case_accents_or_apostrophes(typed, key):
    assert fold(typed) == key


@pytest.mark.django_db
def test_a_list_is_in_the_order_in_which_people_look_for_names():
    for name in reversed(NAMES):
        factories.OrganisationFactory(name=name)
    rows = Organisation.objects.filter(name__in=NAMES)
    column = Column("name", "Name", lambda row: row.name, "name")

    listed = list(rows.order_by(Folded("name")).values_list("name", flat=True))

    assert listed == NAMES
    assert [row.name for row in apply_sort(rows, [column], "name")] == NAMES
    assert [row.name for row in apply_sort(rows, [column], "-name")] == NAMES[::-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("o dalaigh", ["Ó Dálaigh Centre"]),
        ("ODALAIGH", ["O'Dalaigh Hall"]),
        ("d'arcy", ["d'Arcy Home", "D’Arcy School"]),
        ("DARCY", ["d'Arcy Home", "D’Arcy School"]),
        ("asa", ["Åsa Trust"]),
        ("łódź", ["Łódź Club"]),
        ("lodz", ["Łódź Club"]),
        ("STRASSE", ["straße"]),
        ("zoë", ["Zoe\u0308 Place"]),
        ("%", []),
        ("_", []),
        ("\\", []),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed, found):
    for name in NAMES:
        factories.OrganisationFactory(name=name)

    rows = Organisation.objects.filter(name__in=NAMES, name__finds=typed)

    assert sorted(rows.values_list("name", flat=True), key=fold) == found


WRITTEN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from("’ΣσςЮਸશ中ﬁ–\u0301"),
    max_size=12,
)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WRITTEN)
def test_both_databases_make_the_key_that_we_make(text):
    body = factories.OrganisationFactory(name=f"x{text}x")

    key = Organisation.objects.annotate(sorted_as=Folded("name")).get(pk=body.pk).sorted_as

    assert key == fold(body.name)


BUILT_WITH = "874688be216b9beb2d71cec78adf58050d6d33284767d9c6d3b9fad094ddf981"
"""Of what the indexes of names and titles were last built with, by governance/0003."""


def test_who_changes_the_key_builds_the_indexes_by_it_anew():
    made = hashlib.sha256(f"{Folded.postgresql}{sorted(LETTERS.items())}".encode()).hexdigest()

    assert made == BUILT_WITH, "drop and add the indexes named …_by_key in a migration, then say so"


@pytest.mark.django_db
@pytest.mark.parametrize("model", [User, Seat])
def test_a_long_list_in_the_administration_is_read_in_the_order_of_an_index(model):
    name = {User: "name", Seat: "title"}[model]
    by_key = [index for index in model._meta.indexes if index.name.endswith("_by_key")]

    assert [index.expressions for index in by_key] == [(Folded(name), F("id"))]
    if connection.vendor == "sqlite":  # PostgreSQL reads a short table whole
        rows = model.objects.order_by(Folded(name).asc(), "pk")[:50]
        assert by_key[0].name in rows.explain()


@pytest.mark.parametrize(
    ("model", "path", "by_key"),
    [
        (Group, "name", True),
        (Group, "-reports_to__name", True),
        (Group, "kind", False),
        (Group, "starts_on", False),
        (Group, "pk", False),
        (Group, "no_such_column", False),
        (User, "email", True),
    ],
)
def test_what_people_write_is_sorted_by_its_key_and_nothing_else(model, path, by_key):
    assert is_sorted_by_key(model, path) is by_key


@pytest.mark.django_db
@pytest.mark.parametrize(("order", "names"), [("", NAMES), ("0", NAMES), ("-0", NAMES[::-1])])
def test_the_administration_sorts_its_lists_so(order, names):
    for name in reversed(NAMES):
        factories.OrganisationFactory(name=name)
    browser = signed_in(scenarios.an_administrator())

    query = {"o": order} if order else {}
    page = browser.get(reverse("admin:governance_organisation_changelist"), query)

    listed = [row.name for row in page.context["cl"].result_list]
    assert [name for name in listed if name in NAMES] == names


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["dalaigh", "Dálaigh", "o dalaigh centre", "DALAIGH"])
def test_the_administration_finds_so_on_its_pages_and_in_its_choices(typed):
    body = factories.OrganisationFactory(name="Ó Dálaigh Centre")
    factories.OrganisationFactory(name="Another")
    browser = signed_in(scenarios.an_administrator())

    page = browser.get(reverse("admin:governance_organisation_changelist"), {"q": typed})
    offered = browser.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "governance",
            "model_name": "user",
            "field_name": "organisation",
            "term": typed,
        },
    )

    assert [row.name for row in page.context["cl"].result_list] == [body.name]
    assert [row["text"] for row in offered.json()["results"]] == [str(body)]
