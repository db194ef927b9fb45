"""What both papers of a yearly report show besides its blocks, from its content alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assurance.yearly.additions import PrintedErratum
from assurance.yearly.content.values import (
    RequirementContent,
    YearlyContent,
    YearlySectionContent,
)
from assurance.yearly.headings.sections import section as definition_of

MARKING = "OFFICIAL"
"""Until it is published; then it is public and bears none (to be confirmed with each)."""
STATES = {"met": "Met", "thin": "Thin", "missing": "Missing"}
NOT_WRITTEN = "Nobody has written this section yet."
CORRECTED = "Something here was put right later: see the errata."


@dataclass(frozen=True)
class PaperFacts:
    """What the content does not know: how the report stands, who signed, what was put right."""

    status: str
    content_hash: str
    is_public: bool = False
    is_draft: bool = False
    agreed: Sequence[str] = ()
    errata: Sequence[PrintedErratum] = field(default_factory=tuple)

    @property
    def marking(self) -> str:
        """What stands on top of every page."""
        if self.is_public:
            return self.status
        return f"{MARKING}, {'draft, ' if self.is_draft else ''}{self.status.lower()}"

    @property
    def short_hash(self) -> str:
        return self.content_hash[:12]


def standing_sections(content: YearlyContent, *, is_draft: bool) -> list[YearlySectionContent]:
    """The headings that say something; a draft also shows those that somebody is to write."""
    return [
        each
        for each in content.sections
        if each.text or each.blocks or (is_draft and definition_of(each.key).is_written)
    ]


def is_corrected(section: YearlySectionContent, facts: PaperFacts) -> bool:
    """Whether an erratum puts something under this heading right, so that its reader is told."""
    return any(each.section == section.key for each in facts.errata)


def state_in_words(requirement: RequirementContent) -> str:
    """How far it is met; where it is thin, missing or answered by “no evidence”, that as well."""
    state = STATES[requirement.state]
    if requirement.no_evidence:
        return f"{state}: it is said that there is no evidence"
    return f"{state}. {requirement.why}" if requirement.why else state


def no_evidence(content: YearlyContent) -> list[RequirementContent]:
    """What the report says that there is no evidence of."""
    return [each for each in content.requirements if each.no_evidence]


def missing(content: YearlyContent) -> list[RequirementContent]:
    return [each for each in content.requirements if each.state == "missing"]
