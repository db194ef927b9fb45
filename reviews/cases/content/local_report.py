"""What the copy of a local learning review says, for paper and Word, to those named on the case."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from governance.core.formatting import format_date
from governance.people.models import User
from reviews.cases.content.practice_report import PracticeReport
from reviews.cases.content.report import (
    MARKING,
    contacts_of,
    day_or_none,
    heading,
    signatures_of,
    taken_by,
)
from reviews.cases.models import LocalReview
from reviews.cases.models.texts import LOCAL_TEXTS

TITLE = "Local learning review"


def build_local_copy(
    review: LocalReview, content: Mapping[str, Any], *, reader: User, at: datetime
) -> PracticeReport:
    """For one reader: what was frozen, or what stands there while nothing is; three queries at
    most. It is laid out as the copy of a practice review.
    """
    met_on = date.fromisoformat(content["meeting_on"]) if content["meeting_on"] else None
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
            ("Meeting", day_or_none(met_on)),
            ("Completed", day_or_none(review.completed_on)),
        ),
        reviewer="",
        texts=(
            (heading("lead", LocalReview), content["lead"]),
            *((heading(name, LocalReview), content[name]) for name in ("present", *LOCAL_TEXTS)),
        ),
        signatures=tuple(signatures_of(review)) if review.is_frozen else (),
        whom_to_tell=contacts_of(review.case),
    )
