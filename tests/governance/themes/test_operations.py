"""The first themes: loaded once, told in the trail, and an office's own words left alone."""

import pytest

from assurance.instruments import arrangements_io
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.structure.arrangements.files import find_shipped_file, read_arrangements
from governance.themes.models import Theme
from governance.themes.operations import load_first_themes
from tests.factories import ThemeFactory
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def test_an_empty_database_is_given_the_first_themes_and_each_is_told():
    new = load_first_themes(by=SCHEDULE, at=NOON)

    assert ("neglect", "Neglect") in {(theme.key, theme.name) for theme in new}
    assert list(Theme.objects.order_by("pk")) == new
    told = TrailEntry.objects.filter(kind="governance.theme").values_list("verb", "label")
    assert list(told.order_by("pk")) == [("load", theme.name) for theme in new]


def test_a_second_load_adds_nothing():
    load_first_themes(by=SCHEDULE, at=NOON)

    assert load_first_themes(by=SCHEDULE, at=NOON) == []


def test_what_an_office_calls_otherwise_or_already_has_is_left_as_it_is():
    ThemeFactory(key="neglect", name="Neglect and deprivation")
    ThemeFactory(key="own-word", name="early HELP")

    new = {theme.key for theme in load_first_themes(by=SCHEDULE, at=NOON)}

    assert not new & {"neglect", "early-help"}
    assert Theme.objects.get(key="neglect").name == "Neglect and deprivation"


def test_somebody_who_manages_no_arrangements_loads_none():
    member = acting(scenarios.its_member(scenarios.an_audit_group()))

    with pytest.raises(NotAllowed):
        load_first_themes(by=member, at=NOON)
    assert not Theme.objects.exists()


def test_they_come_with_the_first_arrangements_and_a_dry_run_brings_none():
    arrangements = read_arrangements(find_shipped_file("lincolnshire"))

    arrangements_io.load_arrangements(arrangements, by=SCHEDULE, at=NOON, dry_run=True)
    assert not Theme.objects.exists()
    arrangements_io.load_arrangements(arrangements, by=SCHEDULE, at=NOON)
    assert Theme.objects.filter(key="lived-experience").exists()
