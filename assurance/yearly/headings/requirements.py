"""What is asked of a yearly report: by the guidance in force and by the partnership's rules."""

from dataclasses import dataclass
from datetime import date

from assurance.yearly.models import YearlyRequirement
from governance.rules import files
from governance.rules.schema import RuleSet
from governance.structure.models import Partnership

Force = YearlyRequirement.Force


@dataclass(frozen=True)
class Editions:
    """Whose requirements a report keeps: the national edition, and its constitution if any."""

    guidance: RuleSet
    constitution: RuleSet | None


def editions_for(partnership: Partnership, *, on: date) -> Editions | None:
    """The guidance in force on the last day of the year; None before the first edition known."""
    guidance = files.guidance_in_force(on)
    if guidance is None:
        return None
    own = partnership.constitution
    return Editions(guidance, files.rule_sets().get(own) if own else None)


def requirements_of(editions: Editions) -> list[YearlyRequirement]:
    """Unsaved rows in the order of their sources; a partnership's own are of force “local”."""
    found = [(editions.guidance, row, Force(row.force)) for row in editions.guidance.yearly_report]
    if editions.constitution:
        own = editions.constitution
        found += [(own, row, Force.LOCAL) for row in own.yearly_report]
    return [
        YearlyRequirement(
            edition=edition.key,
            code=row.code,
            number=number,
            force=force,
            text=row.text,
            citation=row.citation,
            is_confirmed=row.confirmed,
        )
        for number, (edition, row, force) in enumerate(found, start=1)
    ]
