"""What a yearly report says at this moment: while it is prepared it follows what people write."""

from collections.abc import Mapping

from assurance.yearly.content.glossary import ACRONYM, with_glossary
from assurance.yearly.content.requirements import requirements_content
from assurance.yearly.content.values import YearlyContent, YearlySectionContent
from assurance.yearly.headings.sections import section
from assurance.yearly.models import YearlyReport, YearlyStatement
from governance.core.blocks.hashing import ensure_unaltered
from governance.core.blocks.values import Gap, Source

REQUIREMENT = "requirement"
FOLLOWS_THE_WORDS = (REQUIREMENT, ACRONYM)
"""Kinds of gaps that come of what people write, beside those of the evidence."""


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


def words_hash(record: YearlyReport) -> str:
    """The checksum of what the scrutineer reads: all but the statement itself. Of a draft alone."""
    content = YearlyContent.model_validate(record.content)
    return put_in(record, content, statement=None).hash


def with_words(record: YearlyReport, content: YearlyContent) -> YearlyContent:
    """The content with what is written; of the statement, whether it is about these words."""
    statement = record.statement if record.is_stated else None
    is_earlier = is_stated_of_earlier_words(record)
    return put_in(record, content, statement, is_about_earlier_words=is_earlier)


def is_stated_of_earlier_words(record: YearlyReport) -> bool:
    """Whether a draft was changed after the scrutineer wrote the statement."""
    return record.is_stated and words_hash(record) != record.statement.about_hash


def put_in(
    record: YearlyReport,
    content: YearlyContent,
    statement: YearlyStatement | None,
    *,
    is_about_earlier_words: bool = False,
) -> YearlyContent:
    """The content with what is written, and how far each requirement is met by it.

    What was sent and sent back holds the words of then: nothing of them stays.
    """
    words = {each.key: each.text for each in record.sections.all()}
    said: dict[str, object] = {"text": "", "written_as": "", "is_about_earlier_words": False}
    if statement is not None:
        said = {"text": statement.text, "written_as": statement.role}
        said["is_about_earlier_words"] = is_about_earlier_words
    sections = tuple(with_text(each, words, said) for each in content.sections)
    found = {each.key: each for each in sections}
    rows = sorted(record.requirements.all(), key=lambda row: row.number)
    requirements = requirements_content(rows, found)
    sections, unexplained = with_glossary(sections, requirements, content.names)
    gaps = tuple(
        Gap(
            kind=REQUIREMENT,
            who=each.key,
            text=f"{each.text}: {each.why}",
            source=Source(kind="assurance.yearlyrequirement"),
            state="missing",
        )
        for each in requirements
        if each.state == "missing"
    )
    recorded = (each for each in content.missing if each.kind not in FOLLOWS_THE_WORDS)
    header = content.report.model_copy(update={"evidence_frozen": record.is_evidence_frozen})
    return content.model_copy(
        update={
            "report": header,
            "sections": sections,
            "requirements": requirements,
            "missing": (*gaps, *recorded, *unexplained),
            "missing_reason": "",
        }
    )


def with_text(
    one: YearlySectionContent, words: Mapping[str, str], said: Mapping[str, object]
) -> YearlySectionContent:
    """A heading with its words; ``said`` is what the scrutineer wrote."""
    if section(one.key).writer == "scrutineer":
        return one.model_copy(update=said)
    return one.model_copy(update={"text": words.get(one.key, "")})
