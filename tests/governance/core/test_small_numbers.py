"""Counts by which somebody could be recognised: not told apart, nor to be worked out."""

import itertools

import pytest

from governance.core.small_numbers import (
    WITHHELD,
    is_small,
    shown_count,
    shown_parts,
    shown_parts_in_time,
    shown_whole,
)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0"), (1, "1 to 5"), (5, "1 to 5"), (6, "6"), (120, "120")]
)
def test_counts_from_one_to_five_are_not_told_apart(count, shown):
    assert shown_count(count) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([12, 9], ["12", "9"]),
        ([12, 3], [WITHHELD, "1 to 5"]),
        ([12, 9, 3], ["12", WITHHELD, "1 to 5"]),
        ([12, 2, 3], ["12", "1 to 5", "1 to 5"]),
        ([12, 0, 3], [WITHHELD, "0", "1 to 5"]),
        ([2, 1, 0], [WITHHELD, WITHHELD, "0"]),
        ([0, 0], ["0", "0"]),
    ],
)
def test_no_small_part_follows_from_the_total_and_the_others(parts, shown):
    assert shown_parts(parts) == shown


@pytest.mark.parametrize(
    ("quarters", "shown"),
    [
        ([8, 9, 10, 12], "39"),
        ([8, 9, 10, 3], "28 to 32"),
        ([8, 9, 0, 3], "18 to 22"),
        ([8, 9, 2, 3], "19 to 27"),
        ([2, 0, 1, 0], "1 to 5"),
        ([0, 0, 0, 0], "0"),
        ([7], "7"),
    ],
)
def test_a_year_tells_of_no_small_quarter_beside_the_reports_of_its_quarters(quarters, shown):
    assert shown_whole(quarters) == shown


def test_from_a_year_and_three_quarters_the_fourth_never_follows():
    told = {
        quarters: shown_whole(quarters)
        for quarters in itertools.product((0, 1, 2, 3, 4, 5, 6, 9), repeat=4)
    }
    seen: dict[tuple[str, ...], set[tuple[int, ...]]] = {}
    for quarters, year in told.items():
        seen.setdefault((year, *map(shown_count, quarters)), set()).add(quarters)

    for could_be in seen.values():
        for counts in zip(*could_be, strict=True):
            assert not is_small(counts[0]) or set(counts) != {counts[0]}, could_be


def test_of_parts_in_time_another_is_withheld_beside_the_one_that_follows():
    assert shown_parts_in_time([(8, 9, 3), (7, 7), (20,)]) == ["18 to 22", WITHHELD, "20"]
    assert shown_parts_in_time([(8, 9, 3), ()]) == ["18 to 22", "0"]
    assert shown_parts_in_time([(8, 9), (6, 7)]) == ["17", "13"]
