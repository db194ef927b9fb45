"""The pages of agencies' summaries: for the named people of their case, each in their part.

The summary of the council is open, late, and its safeguarding lead asks about an answer; the rapid
review has been sent, so that nobody else is asked any more.
"""

from collections.abc import Callable
from typing import Any

from assurance.returns.models import AssuranceReturn, Query
from tests.permissions.row import Expected, Row
from tests.permissions.rows_reviews import COORDINATES, NAMED, NOT_NOW, READS, of_case
from tests.permissions.world import Records

AUTHOR, LEAD = {"named_contributor"}, {"named_lead"}
WRITES: Expected = {200: AUTHOR, 403: NAMED - AUTHOR}
NOTHING_TO_TAKE_BACK: Expected = {409: AUTHOR, 403: NAMED - AUTHOR}
NOTHING_TO_SIGN_OFF: Expected = {409: LEAD, 403: NAMED - LEAD}
ASKS_AGAIN: Expected = {200: LEAD, 403: NAMED - LEAD}
"""What was typed is not lost where it cannot be sent any more: the form is drawn again."""


def the_summary(records: Records) -> AssuranceReturn:
    return AssuranceReturn.objects.of_case(records.case).earliest("pk")


def of_summary(records: Records) -> list[Any]:
    return [the_summary(records).pk]


def of_answer(records: Records) -> list[Any]:
    return [the_summary(records).answers.earliest("pk").pk]


def of_query(records: Records) -> list[Any]:
    return [Query.objects.of_return(the_summary(records)).earliest("pk").pk]


def both_ways(name: str, own: Expected, args: Callable[[Records], list[Any]]) -> list[Row]:
    """Opened, and sent with nothing in it."""
    return [
        Row(name=f"assurance:{name}", method=method, own=own, args=args)
        for method in ("get", "post")
    ]


ROWS = (
    *both_ways("summary-ask", NOT_NOW, of_case),
    Row(name="assurance:summary-detail", own=READS, args=of_summary),
    *both_ways("summary-answer", WRITES, of_summary),
    *both_ways("summary-submit", WRITES, of_summary),
    *both_ways("summary-take-back", NOTHING_TO_TAKE_BACK, of_summary),
    *both_ways("summary-sign-off", NOTHING_TO_SIGN_OFF, of_summary),
    *both_ways("summary-reopen", NOTHING_TO_SIGN_OFF, of_summary),
    *both_ways("summary-unask", COORDINATES, of_summary),
    Row(name="assurance:summary-chase", own=COORDINATES, args=of_summary),
    Row(
        name="assurance:summary-chase",
        method="post",
        own={302: {"named_coordinator"}, 403: NAMED - {"named_coordinator"}},
        args=of_summary,
    ),
    Row(name="assurance:summary-query", own=NOTHING_TO_SIGN_OFF, args=of_answer),
    Row(name="assurance:summary-query", method="post", own=ASKS_AGAIN, args=of_answer),
    *both_ways("summary-reply", WRITES, of_query),
)
