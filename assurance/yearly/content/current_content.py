"""What a yearly report says at this moment: while it is prepared it follows what people write."""

from collections.abc import Mapping

from assurance.yearly.content.glossary import with_glossary
from assurance.yearly.content.requirements import requirements_content
from assurance.yearly.content.values import YearlyContent, YearlySectionContent
from assurance.yearly.headings.sections import section
from assurance.yearly.models import YearlyReport
from governance.core.blocks.hashing import ensure_unaltered
from governance.core.blocks.values import Gap, Source


def content_of(record: YearlyReport) -> YearlyContent:
    """The frozen content; until it is sent, the evidence with today's words put in.

    None of its own queries where it was fetched ``for_detail``. Raises AlteredContent where what
    is stored does not have the hash it was stored with.
    """
    ensure_unaltered(record.content, record.content_hash, record)
    content = YearlyContent.model_validate(record.content)
    return with_words(record, content) if record.is_open_to_words else content


def content_hash(record: YearlyReport, content: YearlyContent) -> str:
    """The hash by which its content is known: once frozen, the one that is signed and stored."""
    return content.hash if record.is_open_to_words else record.content_hash


def with_words(record: YearlyReport, content: YearlyContent) -> YearlyContent:
    """The content with what is written, and how far each requirement is met by it."""
    words = {each.key: each.text for each in record.sections.all()}
    sections = tuple(with_text(record, each, words) for each in content.sections)
    found = {each.key: each for each in sections}
    rows = sorted(record.requirements.all(), key=lambda row: row.number)
    requirements = requirements_content(rows, found)
    sections, unexplained = with_glossary(sections, requirements, content.names)
    gaps = tuple(
        Gap(
            kind="requirement",
            who=each.key,
            text=f"{each.text}: {each.why}",
            source=Source(kind="assurance.yearlyrequirement"),
            state="missing",
        )
        for each in requirements
        if each.state == "missing"
    )
    header = content.report.model_copy(update={"evidence_frozen": record.is_evidence_frozen})
    return content.model_copy(
        update={
            "report": header,
            "sections": sections,
            "requirements": requirements,
            "missing": (*gaps, *content.missing, *unexplained),
        }
    )


def with_text(
    record: YearlyReport, one: YearlySectionContent, words: Mapping[str, str]
) -> YearlySectionContent:
    if section(one.key).writer != "scrutineer":
        return one.model_copy(update={"text": words.get(one.key, "")})
    statement = getattr(record, "statement", None)
    if statement is None:
        return one
    return one.model_copy(update={"text": statement.text, "written_as": statement.role})
