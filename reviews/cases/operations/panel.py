"""The Panel’s letters about a rapid review, and what was answered to them."""

from datetime import date, datetime

from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor
from reviews.cases.models import PanelResponse, RapidReview
from reviews.cases.transitions import PANEL_RESPONSE


def record_response(
    review: RapidReview,
    *,
    kind: str,
    received_on: date,
    text: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> PanelResponse:
    """Record a letter of the Panel."""
    record = PanelResponse(
        review=review,
        kind=kind,
        received_on=received_on,
        text=text,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
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
