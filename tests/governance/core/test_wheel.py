"""A year as a wheel: every arc in its months, none over another, told in words as well."""

from datetime import date

from governance.core.charts.wheel import Arc, on_rings, year_wheel
from governance.timetable.year_tables import Planned, year_table, years_of

MONTHS = (
    *("April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", "January", "February", "March"),
)
STATUSES = [("Planned", "open"), ("Done", "good")]


def arcs(*spans: tuple[int, int]) -> list[Arc]:
    return [Arc(at, f"Audit {at}", *span, "good") for at, span in enumerate(spans, 1)]


def test_what_overlaps_stands_on_rings_of_its_own_and_the_others_share_one():
    found = on_rings(arcs((0, 2), (2, 4), (3, 3), (11, 11)))

    assert [[arc.number for arc in ring] for ring in found] == [[1, 3, 4], [2]]


def test_it_says_in_words_what_it_shows_with_the_number_and_the_sign_of_each():
    drawn = year_wheel(MONTHS, arcs((0, 0), (6, 11)), STATUSES, title="The year")

    assert "1, April: Audit 1. 2, October to March: Audit 2" in drawn
    assert ">1✓</text>" in drawn
    assert ">Apr</text>" in drawn


def test_one_with_nothing_in_it_says_so_and_one_with_very_much_has_no_room_for_numbers():
    assert "Nothing is planned." in year_wheel(MONTHS, [], STATUSES, title="The year")

    crowded = year_wheel(MONTHS, arcs(*[(0, 11)] * 12), STATUSES, title="The year")
    assert ">1✓</text>" not in crowded
    assert "12, April to March: Audit 12" in crowded


def test_what_goes_on_into_the_next_year_stands_in_both_with_its_months_of_each():
    told = Planned("Audit", date(2026, 3, 1), date(2026, 4, 30), "open")

    first, second = (year_table(date(year, 4, 1), [("row", told)]) for year in (2025, 2026))

    assert "1, March 2026: Audit" in first.wheel
    assert "1, April 2026: Audit" in second.wheel
    assert year_table(date(2027, 4, 1), [("row", told)]).rows == ()


def test_a_plan_without_an_end_has_the_years_for_which_something_is_planned():
    assert years_of(date(2025, 5, 1), None, date(2027, 3, 31)) == [
        date(2025, 4, 1),
        date(2026, 4, 1),
    ]
