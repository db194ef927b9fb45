"""A report's content as frozen values; page, PDF and Word are drawn from these and nothing else."""

import json
from typing import Literal

from assurance.reports.blocks import StoredBlock
from assurance.reports.content.sections import FIVE_QUESTIONS, OFFICER_SECTIONS
from governance.core.blocks.base import Block
from governance.core.blocks.hashing import Plain, canonical, hash_of
from governance.core.blocks.values import Figure, Gap, NamedText, Source, StoredValue
from governance.structure.models.partnerships import ContactText, contact_texts

SCHEMA_VERSION: Literal[2] = 2
"""The form in which content is stored now; ``upgrade`` reads the earlier ones."""


class Section(StoredValue):
    """One heading: what the officer writes under it, and the evidence beneath."""

    key: str
    title: str
    narrative: str = ""
    blocks: tuple[StoredBlock, ...] = ()
    empty: str = ""

    @property
    def is_written_by_office(self) -> bool:
        return self.key in OFFICER_SECTIONS

    @property
    def is_told_in_summary(self) -> bool:
        """Whether what the office writes here is its line of the summary, and stands there."""
        return self.key in {question.key for question in FIVE_QUESTIONS}

    def summary_line(self) -> str:
        """The officer's line for the summary; until it is written, what the evidence says."""
        lines = filter(None, (block.summary_line() for block in self.blocks))
        return self.narrative or next(lines, self.empty)

    def texts(self) -> tuple[NamedText, ...]:
        """Every text that is written under the heading, in reading order."""
        own = NamedText(key=self.key, about=self.title, text=self.narrative)
        within = tuple(text for block in self.blocks for text in block.texts())
        return (own, *within) if self.is_written_by_office else within

    def gaps(self) -> tuple[Gap, ...]:
        """What is lacking under the heading, the office's own words among it."""
        within = tuple(gap for block in self.blocks for gap in block.gaps())
        if self.narrative or not self.is_written_by_office:
            return within
        source = Source(kind="assurance.passage")
        own = Gap(
            kind="no_passage", who=self.title, text=self.title, source=source, state="unwritten"
        )
        return (own, *within)


class CouncilContact(StoredValue):
    """Whom to tell about a child at one council, line by line."""

    council: str
    lines: tuple[str, ...]


class RecipientPartnership(StoredValue):
    """A partnership the report is for, with what its readers are told about concerns."""

    key: str
    name: str
    area: str
    colour: str
    concern_text: str
    concern_phone: str
    concern_url: str
    councils: tuple[CouncilContact, ...] = ()

    @property
    def whom_to_tell(self) -> tuple[ContactText, ...]:
        """As every page and mail has it, from what was stored."""
        councils = (ContactText(each.council, each.lines) for each in self.councils)
        return contact_texts(self.concern_text, self.concern_phone, self.concern_url, councils)


class ReportHeader(StoredValue):
    """Whose report it is, for which period, and the day it was compiled (ISO)."""

    group: str
    group_name: str
    period: str
    period_label: str
    as_at: str


class ReportContent(StoredValue):
    """One quarter's report of one group, for every partnership the group serves.

    ``missing`` is what was missing when it was compiled; what is still to be written is
    asked of the sections.
    """

    schema_version: Literal[2] = SCHEMA_VERSION
    report: ReportHeader
    partnerships: tuple[RecipientPartnership, ...]
    summary: tuple[StoredBlock, ...]
    sections: tuple[Section, ...]
    missing: tuple[Gap, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in reading order, those of the summary first."""
        return (*self.summary, *(block for section in self.sections for block in section.blocks))

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for block in self.blocks for figure in block.get_figures())

    @property
    def texts(self) -> tuple[NamedText, ...]:
        """Every text that this report has a place for, in reading order, written or not."""
        return tuple(text for section in self.sections for text in section.texts())

    @property
    def unwritten(self) -> tuple[Gap, ...]:
        """The headings and outcome statements under which the office has written nothing."""
        found = (gap for section in self.sections for gap in section.gaps())
        return tuple(gap for gap in found if gap.state == "unwritten")

    def plain(self) -> Plain:
        """The content as dictionaries, lists, texts and whole numbers, as it is stored."""
        return json.loads(canonical(self.model_dump(mode="json")))

    @property
    def hash(self) -> str:
        """Of this content; of a frozen report's, ask ``current_content.content_hash``."""
        return hash_of(self.model_dump(mode="json"))
