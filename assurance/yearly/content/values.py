"""A yearly report's content as frozen values; page, PDF and Word are drawn from these alone."""

import json
from typing import Literal

from assurance.reports.blocks import StoredBlock
from assurance.reports.content.values import RecipientPartnership
from governance.core.blocks.base import Block
from governance.core.blocks.hashing import Plain, canonical, hash_of
from governance.core.blocks.values import Figure, Gap, Source, StoredValue

SCHEMA_VERSION: Literal[1] = 1
State = Literal["met", "thin", "missing"]
Part = Literal["front", "chapter", "appendix"]
ABOUT_EARLIER_WORDS = "The report was changed after this statement was written."


class YearlySectionContent(StoredValue):
    """One heading: the words written under it, and the evidence beneath."""

    key: str
    title: str
    part: Part
    text: str = ""
    written_as: str = ""
    """In whose words, where they are not the office's: the scrutineer's role."""
    is_about_earlier_words: bool = False
    """Whether the report was changed after the scrutineer wrote it; it is printed."""
    blocks: tuple[StoredBlock, ...] = ()

    @property
    def about_earlier_words(self) -> str:
        """The sentence that is printed with a statement about earlier words; of others empty."""
        return ABOUT_EARLIER_WORDS if self.is_about_earlier_words else ""


class Acronym(StoredValue):
    """Initials, and the name of the organisation or group that goes by them."""

    short: str
    meaning: str


class EvidenceOf(StoredValue):
    """One thing by which a requirement is met: its kind, in words, and the heading it is under.

    Kinds: ``block`` (evidence of the product), ``words`` (what the office or an author wrote),
    ``statement`` (the scrutineer's), ``no-evidence`` (it is said that there is none).
    """

    kind: Literal["block", "words", "statement", "no-evidence"]
    label: str
    section: str
    source: Source | None = None


class RequirementContent(StoredValue):
    """What is asked, by whom, and how far it is met; what makes it thin or missing, in words."""

    key: str
    force: str
    text: str
    citation: str
    is_confirmed: bool
    state: State
    why: str = ""
    no_evidence: str = ""
    sections: tuple[str, ...] = ()
    evidence: tuple[EvidenceOf, ...] = ()


class YearlyHeader(StoredValue):
    """Whose report it is, for which year, by which edition, and the day its evidence is as at."""

    partnership: str
    partnership_name: str
    group_name: str
    year: str
    year_label: str
    guidance: str
    guidance_title: str
    constitution: str = ""
    as_at: str
    evidence_frozen: bool = False


class YearlyContent(StoredValue):
    """One partnership's yearly report. ``figures`` are those of the year at a glance and behind."""

    schema_version: Literal[1] = SCHEMA_VERSION
    report: YearlyHeader
    partnership: RecipientPartnership
    sections: tuple[YearlySectionContent, ...]
    requirements: tuple[RequirementContent, ...]
    missing: tuple[Gap, ...]
    missing_reason: str = ""
    names: tuple[Acronym, ...] = ()
    """Of which the glossary is made."""

    @property
    def printed_gaps(self) -> tuple[Gap, ...]:
        """What the report says is missing; what is still to be written is told to the office."""
        return tuple(gap for gap in self.missing if gap.state != "unwritten")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for block in self.blocks for figure in block.get_figures())

    def section(self, key: str) -> YearlySectionContent | None:
        return next((each for each in self.sections if each.key == key), None)

    def plain(self) -> Plain:
        """The content as dictionaries, lists, texts and whole numbers, as it is stored."""
        return json.loads(canonical(self.model_dump(mode="json")))

    @property
    def hash(self) -> str:
        return hash_of(self.model_dump(mode="json"))
