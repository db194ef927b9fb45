"""What page, PDF and Word show of a report besides its blocks: the summary and what is missing."""

from dataclasses import dataclass
from datetime import date

from assurance.reports.content.sections import ASKED, FIVE_QUESTIONS
from assurance.reports.content.values import ReportContent, Section
from governance.core.blocks.values import Gap
from governance.core.statuses import StatusChoices
from governance.plans.ratings import RATING_KEY

ALL_COUNTED = (
    "Every report asked for was returned and accepted. Each says what difference the work made and "
    "how children were heard, and so does the progress of each priority of its difference. What "
    "the answers show is not judged here."
)
STILL_AWAITED = "What is still on its way stands below; nothing else that was counted is missing."


@dataclass(frozen=True)
class ReportView:
    """The whole report, ready for a template that decides nothing."""

    content: ReportContent
    as_at: date
    summary_lines: tuple[tuple[Section, str], ...]
    """The five questions, each with its answer in a line."""
    status_lines: tuple[tuple[str, StatusChoices], ...]
    """What stands at a glance: a name and its status."""
    missing: tuple[Gap, ...]
    pending: tuple[Gap, ...]
    asked: Section | None
    """What the partnerships are asked to do; content stored before that was asked has none."""
    chapters: tuple[Section, ...]
    """Every other heading, in reading order."""

    @property
    def rating_key(self) -> str:
        """What the ratings at a glance mean."""
        return RATING_KEY

    @property
    def nothing_missing(self) -> str:
        """What was counted, where nothing is missing."""
        return STILL_AWAITED if self.pending else ALL_COUNTED


def build_report_view(content: ReportContent) -> ReportView:
    """Everything a template needs, from the content alone."""
    questions = {question.key for question in FIVE_QUESTIONS}
    asked = (section for section in content.sections if section.key in questions)
    lines = (block.status_line() for block in content.blocks)
    return ReportView(
        content=content,
        as_at=date.fromisoformat(content.report.as_at),
        summary_lines=tuple((section, section.summary_line()) for section in asked),
        status_lines=tuple(line for line in lines if line),
        missing=tuple(gap for gap in content.missing if gap.state == "missing"),
        pending=tuple(gap for gap in content.missing if gap.state != "missing"),
        asked=next((one for one in content.sections if one.key == ASKED.key), None),
        chapters=tuple(one for one in content.sections if one.key != ASKED.key),
    )


def evidence_in_words(content: ReportContent, key: str) -> tuple[str, str]:
    """What a text is about and the evidence it rests on, as plain text."""
    for section in content.sections:
        if section.key == key:
            return section.title, "\n\n".join(block.plain_text() for block in section.blocks)
        for block in section.blocks:
            for text in block.texts():
                if text.key == key:
                    return text.about, block.plain_text()
    return key, ""
