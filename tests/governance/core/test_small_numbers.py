"""Counts by which somebody could be recognised: not told apart, nor to be worked out."""

import pytest

from governance.core.small_numbers import WITHHELD, shown_count, shown_parts


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
