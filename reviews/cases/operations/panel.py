"""The Panel’s letters about a rapid review, and what was answered to them."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from reviews.cases.models import PanelResponse, RapidReview
from reviews.cases.operations.files import store_with
from reviews.cases.transitions import PANEL_RESPONSE


@transaction.atomic
def record_response(
    review: RapidReview,
    *,
    kind: str,
    received_on: date,
    text: str = "",
    content: UploadedFile | None = None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> PanelResponse:
    """Record a letter of the Panel, and store it as ``content`` if it is given."""
    record = PanelResponse(
        review=review,
        kind=kind,
        received_on=received_on,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    PANEL_RESPONSE.require("record_response", by, record, about=review)
    if content:
        record.letter = store_with(review.case, content, by=by, at=at, part_of=review)
    PANEL_RESPONSE.create(record, "record_response", by=by, at=at, note=note)
    return record


def answer_response(
    response: PanelResponse,
    *,
    answer: str,
    answered_on: date,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Record what was answered to a letter of the Panel, and when."""
    return PANEL_RESPONSE.edit(
        response,
        {"answer": answer, "answered_on": answered_on},
        verb="answer_response",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        answered_at=at,
        answered_by_id=by.user_id,
    )
