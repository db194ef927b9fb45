"""One priority of a business plan: its progress, and what the office judges of its outcomes."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from assurance.reports.blocks.impact import says_none_yet
from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Gap, NamedText, Source, StoredValue
from governance.core.documents.word import add_table
from governance.core.statuses import StatusChoices
from governance.plans.models import ProgressUpdate

NO_PROGRESS = "No progress reported."
NO_IMPACT = "No evidence of impact recorded."
NO_OUTCOMES = "No outcome statement has been agreed for this priority."
NO_JUDGEMENT = "No judgement yet."


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


class PriorityProgress(Block):
    """One priority, told once, with each outcome statement that it is for.

    ``label`` names it in short ("Priority 1"), ``priority`` in full.
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

    template: ClassVar[str] = "assurance/reports/blocks/priority.html"
    named: ClassVar[str] = "Progress of a priority"

    @property
    def status(self) -> StatusChoices:
        return ProgressUpdate.Rating(self.rating)

    def context(self, links: Links) -> dict[str, Any]:
        return {
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
        document.add_paragraph().add_run(rating).bold = True
        for title, text in (
            ("What was done", self.progress or NO_PROGRESS),
            ("What difference it made", self.impact or NO_IMPACT),
        ):
            document.add_heading(title, 3)
            document.add_paragraph(text)
        self.add_differences(document)
        self.add_outcomes(document)

    def add_differences(self, document: Any) -> None:
        if self.differences:
            document.add_heading("Impact of completed actions", 3)
        for each in self.differences:
            shown_by = ". ".join((each.action, *each.evidence))
            document.add_paragraph(f"{each.text} ({shown_by})", style="List Bullet")

    def add_outcomes(self, document: Any) -> None:
        rows = [[each.statement, each.judgement or NO_JUDGEMENT] for each in self.outcomes]
        if rows:
            add_table(document, ["What good looks like", "Our judgement"], rows)
        else:
            document.add_paragraph(NO_OUTCOMES)

    def plain_text(self) -> str:
        evidence = (" ".join((each.text, *each.evidence)) for each in self.differences)
        standing = f"{self.priority}: {self.status.label}"
        return "\n\n".join(filter(None, (standing, self.progress, self.impact, *evidence)))

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
