"""What the copy of a practice review says, for paper and Word: to those named, or to all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from governance.core.formatting import format_date
from governance.people.models import User
from reviews.cases.content.report import (
    MARKING,
    contacts_of,
    day_or_none,
    heading,
    signatures_of,
    taken_by,
)
from reviews.cases.models import PracticeReview
from reviews.cases.models.practice_reviews import REPORT_TEXTS

TITLE, INFORMATION = "Practice review", "What can be said about improvements"
WITHHELD = (
    "The safeguarding partners found that the report itself would not appropriately be published. "
    "This is what they publish about improvements in its place (Children Act 2004, section 16F)."
)


@dataclass(frozen=True)
class PracticeReport:
    """A copy: its head, its days, its texts by heading, and of one for the named who signed."""

    title: str
    reference: str
    partnership: str
    marking: str
    """Empty in what is published."""
    taken: str
    """Who took this copy and when, or when it was published, as it stands on every page."""
    state: str
    days: tuple[tuple[str, str], ...]
    reviewer: str
    texts: tuple[tuple[str, str], ...]
    signatures: tuple[tuple[str, str, str], ...]
    whom_to_tell: tuple[tuple[str, tuple[str, ...]], ...]


def build_named_copy(
    review: PracticeReview, content: Mapping[str, Any], *, reader: User, at: datetime
) -> PracticeReport:
    """For one reader named on the case: what was frozen, or what stands there while nothing is;
    three queries at most.
    """
    return PracticeReport(
        title=TITLE,
        reference=review.case.reference,
        partnership=str(review.case.partnership),
        marking=MARKING,
        taken=taken_by(reader, at),
        state=f"As it was sent to be signed, content {review.content_hash[:12]}."
        if review.is_frozen
        else "A draft: nothing is frozen yet.",
        days=(
            ("Decided to be held", format_date(date.fromisoformat(content["decided_on"]))),
            ("The Panel had it", day_or_none(review.panel_told_on)),
            ("The Secretary of State had it", day_or_none(review.secretary_told_on)),
            ("Published", day_or_none(review.published_on)),
        ),
        reviewer=content["reviewer"],
        texts=texts_of(content, "terms", "method", *REPORT_TEXTS, "report_place"),
        signatures=tuple(signatures_of(review)) if review.is_frozen else (),
        whom_to_tell=contacts_of(review.case),
    )


def build_published(review: PracticeReview) -> PracticeReport:
    """As everybody may have it, once it was published: without a mark, who signed, or where the
    whole is kept; where the report is withheld, what can be said of the improvements alone.
    """
    content, published_on = review.content, day_or_none(review.published_on)
    texts = texts_of(content, "terms", "method", *REPORT_TEXTS)
    return PracticeReport(
        title=INFORMATION if review.is_withheld else TITLE,
        reference=review.case.reference,
        partnership=str(review.case.partnership),
        marking="",
        taken=f"Published on {published_on}",
        state=WITHHELD if review.is_withheld else f"It can be read at {review.address}",
        days=(("Published", published_on), ("May be taken down from", until(review))),
        reviewer="" if review.is_withheld else content["reviewer"],
        texts=(("What is published", review.information),) if review.is_withheld else texts,
        signatures=(),
        whom_to_tell=contacts_of(review.case),
    )


def until(review: PracticeReview) -> str:
    return day_or_none(review.public_until)


def texts_of(content: Mapping[str, Any], *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((heading(name, PracticeReview), content[name]) for name in names)
