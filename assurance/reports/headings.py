"""The headings of the quarterly "How are we doing?", in the order they are read.

The five questions, and "what we are doing well", "areas for further exploration" and "actions for
the next period", stand in the Leicester arrangements 2019 (section 14) and in the quality-assurance
framework of both Leicester-side partnerships; the voice of children is asked of every highlight
report (Leicester arrangements 2019, section 12).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """A heading: its key (what ``Question.feeds`` names), its words, and its words when empty."""

    key: str
    title: str
    empty: str = "No group has reported anything under this heading."


FIVE_QUESTIONS = (
    Title("keeping-safe", "Are we improving our ability to keep children safe and how do we know?"),
    Title("what-did-we-do", "What did we do?"),
    Title("how-much", "How much did we do?"),
    Title("how-well", "How well did we do it?"),
    Title(
        "what-difference",
        "What difference did it make?",
        "No group has recorded evidence of impact for this period.",
    ),
)
VOICE = Title(
    "voice",
    "The voice of children and young people",
    "No group has recorded how it considered the voice of children.",
)
JUDGEMENT = (
    Title("doing-well", "What we are doing well"),
    Title("further-exploration", "Areas for further exploration"),
    Title("next-period", "Actions for the next period"),
)
RETURNS = Title("returns", "Who has reported", "Nobody was asked for a report in this period.")
TITLES = (*FIVE_QUESTIONS, VOICE, *JUDGEMENT, RETURNS)
MUST_BE_ANSWERED = {
    **{title.key: title.title for title in FIVE_QUESTIONS},
    "what-difference": "no evidence of impact recorded",
    VOICE.key: "the voice of children is not recorded",
}
"""Headings whose emptiness is named among what is missing, and in what words."""
