"""The headings of the quarterly "How are we doing?", in the order they are read.

The five questions, and "what we are doing well", "areas for further exploration" and "actions for
the next period", stand in the Leicester arrangements 2019 (section 14) and in the quality-assurance
framework of both Leicester-side partnerships; the voice of children is asked of every highlight
report (Leicester arrangements 2019, section 12).
"""

from dataclasses import dataclass

from assurance.reports.models import CLOSING_CHAPTERS


@dataclass(frozen=True)
class SectionDefinition:
    """A heading: its key (what ``Question.feeds`` names), its words, and its words when empty.

    One without words for that is left out of a report for which it has no evidence.
    """

    key: str
    title: str
    empty: str = "No group has reported anything under this heading."


DIFFERENCE = SectionDefinition(
    "what-difference",
    "What difference did it make?",
    "No group has recorded evidence of impact for this period.",
)
FIVE_QUESTIONS = (
    SectionDefinition(
        "keeping-safe", "Are we improving our ability to keep children safe and how do we know?"
    ),
    SectionDefinition("what-did-we-do", "What did we do?"),
    SectionDefinition("how-much", "How much did we do?"),
    SectionDefinition("how-well", "How well did we do it?"),
    DIFFERENCE,
)
VOICE = SectionDefinition(
    "voice",
    "The voice of children and young people",
    "No group has recorded how it considered the voice of children.",
)
PRIORITIES = SectionDefinition(
    "priorities",
    "Our priorities and what good looks like",
    "No business plan with priorities is in force for this group or its partnerships.",
)
ACTIONS = SectionDefinition(
    "actions", "What we said we would do", "No action is in the log of this group."
)
RISKS = SectionDefinition("risks", "Risks, issues and emerging threats", "")
LEARNING = SectionDefinition("learning", "Learning from reviews", "")
DISPUTES = SectionDefinition("disputes", "How disagreements were resolved", "")
WHERE_THERE_IS_A_SOURCE = (
    SectionDefinition("by-area", "What it shows in each council’s area", ""),
    SectionDefinition("indicators", "What the figures show", ""),
    LEARNING,
    DISPUTES,
    SectionDefinition("training", "Training", ""),
)
ASKED = SectionDefinition(
    "asked",
    CLOSING_CHAPTERS["asked"],
    "The report does not say what the partnerships are asked to do.",
)
"""It stands at the front, above the summary, and not again among the chapters."""
JUDGEMENT = tuple(
    SectionDefinition(key, title) for key, title in CLOSING_CHAPTERS.items() if key != ASKED.key
)
ASKS = SectionDefinition(
    "asks", "What the groups ask for", "No group has asked for a decision or for help."
)
SCRUTINY = SectionDefinition(
    "scrutiny",
    "Independent scrutiny",
    "The independent scrutineer has not commented on this report.",
)
RETURNS = SectionDefinition(
    "returns", "Reports received", "Nobody was asked for a report in this period."
)
SECTIONS = (
    ASKED,
    *FIVE_QUESTIONS,
    VOICE,
    PRIORITIES,
    ACTIONS,
    RISKS,
    *WHERE_THERE_IS_A_SOURCE,
    *JUDGEMENT,
    ASKS,
    SCRUTINY,
    RETURNS,
)
OFFICER_SECTIONS = {
    ASKED.key: "A decision, a steer, or only to receive the report: for the front page",
    **{title.key: "In a line, for the summary" for title in FIVE_QUESTIONS},
    **{title.key: "Summary" for title in (VOICE, *JUDGEMENT)},
}
"""Headings under which the officer writes a passage, and what is asked for there."""
REQUIRED_SECTIONS = {
    **{title.key: title.title for title in FIVE_QUESTIONS},
    DIFFERENCE.key: "no evidence of impact recorded",
    VOICE.key: "the voice of children is not recorded",
}
"""Headings whose emptiness is named among what is missing, and in what words."""
CRITICAL_SECTIONS = (DIFFERENCE.key, VOICE.key)
"""Of these, those whose emptiness is missing outright; the others are pending."""
IMPACT_EVIDENCE = "impact-evidence"
"""What a question feeds that asks whether there is evidence of impact; no heading of its own."""
NO_EVIDENCE_YET = "No evidence yet"
