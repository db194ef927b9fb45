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


def shown_parts(parts: Sequence[int]) -> list[str]:
    """The parts of a total that is shown with them, so that no small one follows from the others.

    Where exactly one part is small, the smallest of the others that is not 0 is withheld too
    (secondary suppression); where the total itself is small all that are not 0 are.
    """
    shown = [shown_count(part) for part in parts]
    if is_small(sum(parts)):
        return [told if not part else WITHHELD for told, part in zip(shown, parts, strict=True)]
    small = [number for number, part in enumerate(parts) if is_small(part)]
    large = [number for number, part in enumerate(parts) if part > LARGEST]
    if len(small) == 1 and large:
        shown[min(large, key=lambda number: parts[number])] = WITHHELD
    return shown
