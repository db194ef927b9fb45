"""How text is fitted into a drawing that cannot measure it: by the letter, a little generously."""

from textwrap import wrap

LETTER = 0.49
"""Mean width of a letter of Source Sans 3, as a share of the size of the type."""


def letters_in(width: float, size: float) -> int:
    """How many letters of type ``size`` stand in ``width``."""
    return max(4, int(width / (size * LETTER)))


def fit_text(text: str, *, width: float, size: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines; what does not fit ends in an ellipsis."""
    lines = wrap(text, letters_in(width, size)) or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;')[: letters_in(width, size) - 1]}…"]
