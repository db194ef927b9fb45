"""Which lines are copied, and what file they become."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assurance.new_partnerships.copying.assembly import LONGEST_KEY, Names, suggested_name
from assurance.new_partnerships.copying.clocks import first_day, first_whole_period
from assurance.new_partnerships.copying.lines import SourceFile, copied_lines
from assurance.new_partnerships.operations.sources import source_file
from governance.periods.values import last_completed, period_containing
from governance.structure.arrangements.files import find_shipped_file, read_arrangements

ON = date(2025, 11, 17)
DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2040, 12, 31))
UNITS = st.sampled_from(["month", "quarter", "half_year", "year"])


def shipped(key: str) -> SourceFile:
    return source_file(read_arrangements(find_shipped_file(key)))


def test_what_is_in_force_on_the_first_day_is_copied_and_what_has_ended_is_not():
    lines = copied_lines(shipped("lincolnshire"), on=ON, guidance="wt2023")

    bodies = {line.key for line in lines if line.kind == "organisation"}
    assert "lincolnshire-icb" in bodies
    assert "lincolnshire-ccgs" not in bodies
    assert lines[0].values == {"constitution": "lincolnshire-2019", "guidance": "wt2023"}


def test_a_joint_group_becomes_an_own_one_that_reports_as_the_partnership_says():
    lines = copied_lines(shipped("leicester"), on=ON, guidance="wt2023")

    groups = {line.key: line.values for line in lines if line.kind == "group"}
    assert "joint" not in groups["llr-audit"]
    assert groups["llr-planning-and-delivery"]["reports_to"] == "leicester-partnership"
    kinds = [line.kind for line in lines]
    assert "service" not in kinds
    assert "edition" not in kinds


def test_names_are_replaced_whole_words_at_a_time_the_longest_first():
    words = {"Leicester": "Severn", "Leicester City Council": "Severn Council"}
    names = Names("severn", (), words)

    said = names.reworded("Leicester City Council and Leicestershire Police of Leicester")
    assert said == "Severn Council and Leicestershire Police of Severn"
    assert suggested_name("NHS England", words) == "NHS England"


@pytest.mark.parametrize(
    ("key", "new"),
    [
        ("lincolnshire-board-officer", "severnshire-board-officer"),
        ("llr-audit", "severnshire-audit"),
        ("lincolnshire-lead-lincolnshire-police", "severnshire-lead-severn-police"),
        ("elsewhere", "severnshire-elsewhere"),
    ],
)
def test_a_key_begins_with_that_of_the_new_partnership(key, new):
    names = Names(
        "severnshire", ("lincolnshire", "llr"), {}, {"lincolnshire-police": "severn-police"}
    )

    assert names.new_key(key) == new


@given(st.text("abc-", min_size=60, max_size=150))
def test_a_key_is_never_too_long(rest):
    assert len(Names("severnshire", ()).new_key(rest)) <= LONGEST_KEY


def test_two_long_keys_are_told_apart():
    names = Names("severnshire", ())

    assert names.new_key("a" * 100) != names.new_key("a" * 101)


@given(UNITS, DAYS)
def test_the_first_period_asked_for_lies_wholly_after_the_first_day(unit, day):
    begins = first_whole_period(unit, day)

    asked = period_containing(unit, begins)
    assert asked.starts_on == begins >= day
    before = last_completed(unit, begins)
    assert before.starts_on < day


@given(UNITS, DAYS)
def test_on_the_first_day_no_period_has_ended_that_is_asked_for(unit, day):
    """As the round that opens returns asks: of the last completed period, was it in force then?"""
    begins = first_whole_period(unit, day)
    last = last_completed(unit, day, counted_from=begins)

    assert last.ends_on <= begins


@pytest.mark.parametrize("unit", ["two_years", "three_years"])
def test_what_is_asked_every_few_years_begins_with_a_business_year(unit):
    assert first_whole_period(unit, ON) == date(2026, 4, 1)
    assert first_whole_period(unit, date(2026, 4, 1)) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("kind", "values", "begins"),
    [
        ("timetable_item", {"every": "quarter"}, date(2026, 1, 1)),
        ("cadence", {"unit": "year"}, date(2026, 4, 1)),
        ("cadence", {"unit": "as_it_arises"}, None),
        ("signatory", {"document": "yearly-report"}, date(2026, 4, 1)),
        ("signatory", {"document": "quarterly-report"}, date(2026, 1, 1)),
        ("signatory", {"document": "rapid-review"}, None),
        ("group", {}, None),
    ],
)
def test_what_is_counted_in_periods_begins_with_the_first_whole_one(kind, values, begins):
    assert first_day(kind, values, ON) == begins
