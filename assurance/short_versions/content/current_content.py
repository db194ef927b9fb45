"""What a short version says at this moment: a draft follows what is written, the rest is frozen."""

from assurance.reports.content.compose import recipient
from assurance.short_versions.content.values import ShortContent, ShortPartContent
from assurance.short_versions.headings.outlines import outline
from assurance.short_versions.models import ShortVersion
from governance.core.blocks.hashing import ensure_unaltered


def content_of(record: ShortVersion) -> ShortContent:
    """What was sent to be read, or a draft's words of today. Raises AlteredContent."""
    if record.is_draft:
        return written(record)
    ensure_unaltered(record.content, record.content_hash, record)
    return ShortContent.model_validate(record.content)


def content_hash(record: ShortVersion, content: ShortContent) -> str:
    """By what its words are known; once they were sent, the hash that is stored."""
    return content.hash if record.is_draft else record.content_hash


def written(record: ShortVersion) -> ShortContent:
    """As its parts stand now; no query of its own where it was fetched ``for_detail``."""
    asks = outline(record.kind)
    return ShortContent(
        kind=record.kind,
        title=asks.title,
        lede=asks.lede,
        year_label=record.report.year_label,
        partnership=recipient(record.report.partnership),
        parts=tuple(
            ShortPartContent(
                key=part.key,
                question=asks.part(part.key).question,
                picture=part.picture,
                lines=part.lines,
            )
            for part in sorted(record.parts.all(), key=lambda part: part.number)
        ),
    )


def long_lines(content: ShortContent) -> list[str]:
    """The lines with more words than its kind should have; they are told, and not refused."""
    most = outline(content.kind).words_a_line.most
    return [line for part in content.parts for line in part.lines if len(line.split()) > most]
