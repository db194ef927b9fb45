"""Small numbers: what may be shown of a count by which somebody could be recognised.

One rule for screen, export and paper. Counts from 1 to 5 are not told apart: practice of
published children's statistics, to be confirmed with each partnership.
"""

from collections.abc import Sequence

SMALLEST, LARGEST = 1, 5
"""The counts that are not told apart."""
TOLD = f"{SMALLEST} to {LARGEST}"
WITHHELD = "not shown"


def is_small(count: int) -> bool:
    return SMALLEST <= count <= LARGEST


def shown_count(count: int) -> str:
    """``0``, ``1 to 5``, or the count."""
    return TOLD if is_small(count) else str(count)


def shown_whole(times: Sequence[int]) -> str:
    """The total of counts that are shown elsewhere, each by itself: a year beside its quarters.

    Where one of them is small it says no more than they do: from the least to the most that it
    can be, such as ``28 to 32``. Said only where the small one would follow, that itself would
    tell it.
    """
    whole, small = sum(times), [each for each in times if is_small(each)]
    if not small or is_small(whole):
        return shown_count(whole)
    known, number = whole - sum(small), len(small)
    return f"{known + SMALLEST * number} to {known + LARGEST * number}"


def shown_parts(parts: Sequence[int]) -> list[str]:
    """The parts of a total that is shown with them, so that no small one follows from the others.

    Where exactly one part is small, the smallest of the others that is not 0 is withheld too
    (secondary suppression); where the total itself is small all that are not 0 are.
    """
    return shown_parts_in_time([(part,) for part in parts])


def shown_parts_in_time(parts: Sequence[Sequence[int]]) -> list[str]:
    """The same of parts each of which is also shown by itself at several times, such as quarters,
    whose counts are given.
    """
    wholes = [sum(times) for times in parts]
    shown = [shown_whole(times) for times in parts]
    if is_small(sum(wholes)):
        return withhold(shown, [n for n, whole in enumerate(wholes) if whole])
    vague = [n for n, whole in enumerate(wholes) if shown[n] != str(whole)]
    exact = [n for n, whole in enumerate(wholes) if whole and n not in vague]
    if len(vague) != 1 or not exact:
        return shown
    return withhold(shown, [min(exact, key=lambda n: wholes[n])])


def withhold(shown: Sequence[str], places: Sequence[int]) -> list[str]:
    return [WITHHELD if n in places else told for n, told in enumerate(shown)]
