"""How far each requirement is met by what stands under the headings that answer it.

Met: there are words, and evidence where the product gathers any there; or it is said that there is
no evidence. Thin: only the one or the other. Missing: neither.
"""

from collections.abc import Iterable, Mapping

from assurance.yearly.content.values import (
    EvidenceOf,
    RequirementContent,
    State,
    YearlySectionContent,
)
from assurance.yearly.headings.sections import SectionDefinition, sections_answering
from assurance.yearly.models import YearlyRequirement

NOTHING = "Nothing is written and no evidence is recorded."
NO_WORDS = "There is evidence, and nobody has written what it shows."
NO_EVIDENCE = "Words alone: no evidence is recorded."
NO_STATEMENT = "The scrutineer has not written the statement."
SAID = "It is said that there is no evidence."


def requirements_content(
    rows: Iterable[YearlyRequirement], found: Mapping[str, YearlySectionContent]
) -> tuple[RequirementContent, ...]:
    return tuple(requirement_content(row, found) for row in rows)


def requirement_content(
    row: YearlyRequirement, found: Mapping[str, YearlySectionContent]
) -> RequirementContent:
    headings = [each for each in sections_answering(row.code) if each.key in found]
    evidence = [one for each in headings for one in evidence_under(each, found[each.key])]
    if row.no_evidence:
        evidence.append(EvidenceOf(kind="no-evidence", label=SAID, section=""))
    state, why = state_of(headings, evidence)
    return RequirementContent(
        key=row.key,
        force=row.force,
        text=row.text,
        citation=row.citation,
        is_confirmed=row.is_confirmed,
        state=state,
        why=why,
        no_evidence=row.no_evidence,
        sections=tuple(each.key for each in headings),
        evidence=tuple(evidence),
    )


def evidence_under(heading: SectionDefinition, content: YearlySectionContent) -> list[EvidenceOf]:
    """Its words and each of its blocks."""
    found = []
    if content.text:
        kind = "statement" if heading.writer == "scrutineer" else "words"
        found.append(EvidenceOf(kind=kind, label=content.title, section=heading.key))  # type: ignore[arg-type]
    found += [
        EvidenceOf(kind="block", label=block.evidence_label(), section=heading.key)
        for block in content.blocks
    ]
    return found


def state_of(headings: list[SectionDefinition], evidence: list[EvidenceOf]) -> tuple[State, str]:
    """The state, and what makes it thin or missing, in words."""
    kinds = {each.kind for each in evidence}
    if "no-evidence" in kinds:
        return "met", SAID
    if not kinds:
        only_scrutiny = headings and all(each.writer == "scrutineer" for each in headings)
        return "missing", NO_STATEMENT if only_scrutiny else NOTHING
    if not kinds & {"words", "statement"}:
        return "thin", NO_WORDS
    if any(each.evidence for each in headings) and "block" not in kinds:
        return "thin", NO_EVIDENCE
    return "met", ""
