"""What the report of a rapid review says, once for paper and for Word; of others what is shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from governance.core import restricted
from governance.core.formatting import format_date, format_datetime
from governance.core.timeline import read_lines
from governance.people.models import User
from governance.rules.files import rule_sets
from governance.signatures.models import Signature
from reviews.cases.content.reasons import reasons_of
from reviews.cases.models import Case, CriterionConsidered, RapidReview, SignedReview
from reviews.cases.models.rapid_reviews import TEXTS

MARKING = restricted.MARKING
"""How every page and paper of a case is marked."""


@dataclass(frozen=True)
class Criterion:
    """One criterion as it is read: its text and source, what was found and why."""

    text: str
    citation: str
    finding: str
    reason: str


@dataclass(frozen=True)
class ReviewReport:
    """The report: its head, its texts by heading, criteria, decision and signatures."""

    reference: str
    partnership: str
    is_frozen: bool
    content_hash: str
    days: tuple[tuple[str, str], ...]
    children: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    criteria: tuple[Criterion, ...]
    decision: str
    rationale: str
    instead: str
    signatures: tuple[tuple[str, str, str], ...]
    """Seat, what it answered and when, and the reason of a dissent."""
    whom_to_tell: tuple[tuple[str, tuple[str, ...]], ...]
    """Whom to tell about a child in danger, by council."""
    taken: str
    """Who took this copy and when, as it stands on every page."""


def build_report(
    review: RapidReview, content: Mapping[str, Any], *, reader: User, at: datetime
) -> ReviewReport:
    """From what was frozen, or from what stands there while nothing is; three queries."""
    case = review.case
    return ReviewReport(
        reference=case.reference,
        partnership=str(case.partnership),
        is_frozen=review.is_frozen,
        content_hash=review.content_hash,
        days=(
            ("Incident", format_date(case.incident_on)),
            ("Local authority became aware", day_or_none(case.aware_on)),
            ("Notified", day_or_none(case.notified_on)),
            ("Meeting", day_or_none(review.meeting_on)),
        ),
        children=tuple(content["children"]),
        texts=tuple((heading(name), content[name]) for name in ("present", *TEXTS)),
        criteria=tuple(criterion(each) for each in content["criteria"]),
        decision=dict(RapidReview.Decision.choices).get(content["decision"], ""),
        rationale=content["rationale"],
        instead=content["instead"],
        signatures=tuple(signatures_of(review)) if review.is_frozen else (),
        whom_to_tell=contacts_of(case),
        taken=taken_by(reader, at),
    )


def contacts_of(case: Case) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Whom to tell about a child in danger, by council."""
    found = case.partnership.whom_to_tell
    return tuple((contact.heading, tuple(contact.lines)) for contact in found)


def taken_by(reader: User | str, at: datetime) -> str:
    """The mark on every page of a copy."""
    return f"Taken by {reader}, {format_datetime(at)}"


def day_or_none(day: date | None) -> str:
    return format_date(day) if day else "not recorded"


def heading(name: str, model: type[Model] = RapidReview) -> str:
    words = str(getattr(model, name).field.verbose_name)
    return words[0].upper() + words[1:]


def criterion(found: Mapping[str, str]) -> Criterion:
    """With the words of the law that names it; its code where no file does any more."""
    named = (each.provision(found["code"]) for each in rule_sets().values() if each.kind == "law")
    rule = next(filter(None, named), None)
    return Criterion(
        text=rule.text if rule else found["code"],
        citation=rule.citation if rule else "",
        finding=dict(CriterionConsidered.Finding.choices)[found["finding"]],
        reason=found["reason"],
    )


def signatures_of(review: SignedReview) -> list[tuple[str, str, str]]:
    """Each seat of the present round, what it answered, and why it dissented if it did."""
    rows = [row for row in Signature.objects.about(review).for_list() if row.round == review.round]
    said = reasons_of(read_lines(*rows), *rows)
    return [
        (
            row.seat.title,
            f"{row.get_status_display()}, {row.signed_by}, {format_datetime(row.signed_at)}"
            if row.signed_at
            else "Not answered yet",
            said.get(row, ""),
        )
        for row in rows
    ]
