"""What anybody reads of a published report: its frozen content as a web page, without any link
into the service, and without what was only for those who made it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.safestring import SafeString

from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.values import YearlyContent, YearlyHeader, YearlySectionContent
from assurance.yearly.models import YearlyReport
from governance.core.blocks.links import Links
from governance.core.blocks.rendering import render_block

KEPT = 16
"""Reports that a process keeps as they were drawn."""
NOWHERE = Links()
"""A web page, as against paper, that leads nowhere."""


@dataclass(frozen=True)
class PublicSection:
    """One heading: its words, its evidence, and what is said where there is none."""

    key: str
    title: str
    text: str
    written_as: str
    about_earlier_words: str
    blocks: tuple[SafeString, ...]
    no_evidence: tuple[tuple[str, str], ...]
    """What was asked, and what the report says instead of evidence."""

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.blocks or self.no_evidence)


@dataclass(frozen=True)
class PublicReport:
    """A whole report. ``missing`` is what was asked of it and is not there, in its words."""

    header: YearlyHeader
    sections: tuple[PublicSection, ...]
    missing: tuple[str, ...]
    missing_reason: str


@dataclass(frozen=True)
class Frozen:
    """A frozen content, known by its report and the hash that was signed."""

    report: int
    content_hash: str
    record: YearlyReport = field(compare=False)


def public_report(record: YearlyReport) -> PublicReport:
    """Of a published report alone; drawn once for each content. Raises AlteredContent."""
    return draw(Frozen(record.pk, record.content_hash, record))


@lru_cache(maxsize=KEPT)
def draw(frozen: Frozen) -> PublicReport:
    content = content_of(frozen.record)
    asked = [each for each in content.requirements if each.state == "missing"]
    gaps = [each.text for each in content.printed_gaps if each.kind != "requirement"]
    return PublicReport(
        header=content.report,
        sections=tuple(draw_section(each, content) for each in content.sections),
        missing=(*(each.text for each in asked), *gaps),
        missing_reason=content.missing_reason,
    )


def draw_section(section: YearlySectionContent, content: YearlyContent) -> PublicSection:
    return PublicSection(
        key=section.key,
        title=section.title,
        text=section.text,
        written_as=section.written_as,
        about_earlier_words=section.about_earlier_words,
        blocks=tuple(render_block(block, NOWHERE) for block in section.blocks),
        no_evidence=tuple(said_instead(section, content)),
    )


def said_instead(
    section: YearlySectionContent, content: YearlyContent
) -> Iterable[tuple[str, str]]:
    """Under the first heading that answers a requirement, that there is no evidence of it."""
    for each in content.requirements:
        if each.no_evidence and each.sections[:1] == (section.key,):
            yield each.text, each.no_evidence
