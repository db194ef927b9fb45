"""One priority of a business plan: its progress, and what the office judges of its outcomes."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Gap, NamedText, Source, StoredValue
from governance.core.documents.word import add_table
from governance.core.formatting import format_count
from governance.core.impact_words import says_none_yet
from governance.core.statuses import StatusChoices
from governance.plans.models import ProgressUpdate

NO_PROGRESS = "No progress reported."
NO_IMPACT = "No evidence of impact recorded."
NO_OUTCOMES = "No outcome statement has been agreed for this priority."
NO_JUDGEMENT = "No judgement yet."
UNEXPLAINED = "Nobody explains the change."
WHOLE = "No broken threads: nothing is missing between what good looks like and its evidence."
MEASURE_HEADS = ("What is measured", "How", "Figures or evidence")
MEASURE_SHARES = (0.34, 0.4, 0.26)


class Outcome(StoredValue):
    """One agreed outcome statement; ``key`` names the text that holds the office's judgement."""

    key: str
    statement: str
    judgement: str = ""


class Difference(StoredValue):
    """What an action of a priority changed, and the evidence that was given for it."""

    action: str
    text: str
    evidence: tuple[str, ...] = ()


class Measure(StoredValue):
    """How progress towards something is measured, and whether anything was measured yet."""

    about: str
    measure: str
    shown: str


class BrokenCount(StoredValue):
    """How often the thread of a priority breaks off in one way, as its plan's page lists it."""

    label: str
    count: int

    def __str__(self) -> str:
        return f"{self.label} ({self.count})" if self.count > 1 else self.label


class PriorityProgress(Block):
    """One priority, told once, with each outcome statement that it is for.

    ``label`` names it in short ("Priority 1"), ``priority`` in full. Content stored before the last
    rating was told has it empty; before broken threads were counted, None.
    """

    kind: Literal["priority"] = "priority"
    label: str
    priority: str
    rating: str
    progress: str
    impact: str
    outcomes: tuple[Outcome, ...]
    source: Source
    differences: tuple[Difference, ...] = ()
    explanation: str = ""
    last_rating: str = ""
    last_when: str = "At the last report"
    measures: tuple[Measure, ...] = ()
    broken: tuple[BrokenCount, ...] | None = None

    template: ClassVar[str] = "assurance/reports/blocks/priority.html"
    named: ClassVar[str] = "Progress of a priority"

    @property
    def status(self) -> StatusChoices:
        return ProgressUpdate.Rating(self.rating)

    @property
    def last(self) -> StatusChoices | None:
        """How it was rated before."""
        return ProgressUpdate.Rating(self.last_rating) if self.last_rating else None

    @property
    def has_moved(self) -> bool:
        """Whether it was rated before, and otherwise."""
        unrated = ProgressUpdate.Rating.UNRATED
        return self.last not in (None, unrated, self.status) and self.status != unrated

    @property
    def last_words(self) -> str:
        """``At the last report: Amber``; empty where it was not told."""
        return f"{self.last_when}: {self.last.label}" if self.last else ""

    @property
    def why(self) -> tuple[str, str]:
        """The heading of the explanation and its words; of a change, that there are none."""
        if self.has_moved:
            return "Why the rating changed", self.explanation or UNEXPLAINED
        return "Why it is rated so", self.explanation

    @property
    def broken_words(self) -> str:
        """Where its thread breaks off, in a line; empty where that was not counted."""
        if self.broken is None:
            return ""
        if not self.broken:
            return WHOLE
        number = sum(each.count for each in self.broken)
        return f"{format_count(number, 'broken thread')}: {'; '.join(map(str, self.broken))}."

    def context(self, links: Links) -> dict[str, Any]:
        why_title, why = self.why
        return {
            "why_title": why_title,
            "why": why,
            "measure_heads": MEASURE_HEADS,
            "progress": self.progress or NO_PROGRESS,
            "impact": self.impact or NO_IMPACT,
            "outcomes": [
                (each.statement, each.judgement or NO_JUDGEMENT, links.writing(each.key))
                for each in self.outcomes
            ],
            "no_outcomes": NO_OUTCOMES,
        }

    def add_to_word(self, document: Any) -> None:
        document.add_heading(self.priority, 2)
        rating = f"{self.status.symbol} {self.status.label}"
        line = document.add_paragraph()
        line.add_run(rating).bold = True
        if self.last_words:
            line.add_run(f". {self.last_words}")
        for title, text in (
            *((self.why,) if self.why[1] else ()),
            ("What was done", self.progress or NO_PROGRESS),
            ("What difference it made", self.impact or NO_IMPACT),
        ):
            document.add_heading(title, 3)
            document.add_paragraph(text)
        self.add_differences(document)
        self.add_measures(document)
        self.add_outcomes(document)
        if self.broken_words:
            document.add_paragraph(self.broken_words)

    def add_differences(self, document: Any) -> None:
        if self.differences:
            document.add_heading("Impact of completed actions", 3)
        for each in self.differences:
            shown_by = ". ".join((each.action, *each.evidence))
            document.add_paragraph(f"{each.text} ({shown_by})", style="List Bullet")

    def add_measures(self, document: Any) -> None:
        if self.measures:
            document.add_heading("How it is measured", 3)
            rows = [[each.about, each.measure, each.shown] for each in self.measures]
            add_table(document, MEASURE_HEADS, rows, MEASURE_SHARES)

    def add_outcomes(self, document: Any) -> None:
        rows = [[each.statement, each.judgement or NO_JUDGEMENT] for each in self.outcomes]
        if rows:
            add_table(document, ["What good looks like", "Our judgement"], rows)
        else:
            document.add_paragraph(NO_OUTCOMES)

    def plain_text(self) -> str:
        evidence = (" ".join((each.text, *each.evidence)) for each in self.differences)
        measures = (f"{each.about}. {each.measure}: {each.shown}." for each in self.measures)
        standing = f"{self.priority}: {self.status.label}"
        parts = (standing, self.last_words, self.explanation, self.progress, self.impact)
        return "\n\n".join(filter(None, (*parts, *evidence, *measures, self.broken_words)))

    def status_line(self) -> tuple[str, StatusChoices]:
        return self.priority, self.status

    def gaps(self) -> tuple[Gap, ...]:
        """Progress nobody reported, or no evidence of impact; and each judgement not written."""
        return (*self.missing(), *(self.unwritten(o) for o in self.outcomes if not o.judgement))

    def missing(self) -> tuple[Gap, ...]:
        if not self.progress:
            return (self.gap("no_progress", "no progress reported"),)
        if says_none_yet(self.impact):
            return (self.gap("no_impact", "no evidence of impact recorded"),)
        return ()

    def gap(self, kind: str, words: str) -> Gap:
        text = f"{self.label}: {words}"
        return Gap(kind=kind, who=self.label, text=text, source=self.source, state="missing")

    def unwritten(self, outcome: Outcome) -> Gap:
        text = f"The judgement on “{outcome.statement}”"
        return Gap(
            kind="no_judgement", who=self.label, text=text, source=self.source, state="unwritten"
        )

    def texts(self) -> tuple[NamedText, ...]:
        return tuple(
            NamedText(key=each.key, about=each.statement, text=each.judgement)
            for each in self.outcomes
        )

    def with_texts(self, texts: Mapping[str, str]) -> Self:
        outcomes = tuple(
            each.model_copy(update={"judgement": texts.get(each.key, "")}) for each in self.outcomes
        )
        return self.model_copy(update={"outcomes": outcomes})
