"""What counts as evidence of impact: what was recorded as such, and not that it is too early."""

NONE_YET = (
    "too early to say",
    "too soon to say",
    "too early to tell",
    "not yet known",
    "no evidence yet",
    "none yet",
    "nothing has changed",
    "nothing changed",
    "no change yet",
    "no impact yet",
)
"""How an answer about impact begins that says there is none to show yet: it counts as none."""


def says_none_yet(text: str) -> bool:
    """Whether what is said of impact is only that there is no evidence of it yet, or nothing."""
    words = " ".join(text.lower().split())
    return not words or words.startswith(NONE_YET)
