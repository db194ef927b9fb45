"""What is told of the cases that wait for somebody: a view, a signature, what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from governance.core.formatting import format_date
from governance.core.page_urls import page_url
from governance.core.prepared_queries import Keys
from governance.core.roles import Actor
from governance.core.todo import Others, Tell, TodoItem, WaitingRow
from governance.deadlines.deadline_status import describe_deadline
from governance.deadlines.models import Deadline
from reviews.cases.models import Case
from reviews.cases.next_step import NextStep, steps_next
from reviews.cases.waiting_cases import (
    LEAD,
    LOCAL,
    MANAGE,
    PRACTICE,
    RAPID,
    ROOM,
    VIEW,
    cases_told,
    waiting_rows,
)

__all__ = ("ROOM", "others", "teller", "waiting_rows")

DETAIL, BOARD = "reviews:case-detail", "reviews:case-list"
PAGES = {
    LEAD: "reviews:local-detail",
    RAPID: "reviews:rapid-detail",
    PRACTICE: "reviews:practice-detail",
    LOCAL: "reviews:local-detail",
}
"""Where it is done, if not on the page of the case."""
SAYS = {
    VIEW: "your view on notifying is not given yet",
    RAPID: "the rapid review waits for your signature",
    PRACTICE: "the practice review waits for your signature",
    LOCAL: "the local learning review waits for your signature",
}
MORE = {
    MANAGE: ("case you co-ordinate", "cases you co-ordinate"),
    LEAD: ("local learning review you lead", "local learning reviews you lead"),
    VIEW: ("case on which your view is missing", "cases on which your view is missing"),
    RAPID: ("rapid review to sign", "rapid reviews to sign"),
    PRACTICE: ("practice review to sign", "practice reviews to sign"),
    LOCAL: ("local learning review to sign", "local learning reviews to sign"),
}
"""How more of each are called than Home shows: of one, and of several."""


def teller(rows: Sequence[WaitingRow], actor: Actor) -> Tell:
    """Fetches the cases of these rows and what comes next in them; a constant number of queries."""
    cases = {each.pk: each for each in cases_told(Keys(sorted({row.key for row in rows})))}
    managed = [cases[row.key] for row in rows if row.what in (MANAGE, LEAD)]
    steps = steps_next(managed, on=actor.on)
    return lambda row: waiting_item(row, cases[row.key], steps.get(row.key), on=actor.on)


def waiting_item(row: WaitingRow, case: Case, step: NextStep | None, *, on: date) -> TodoItem:
    """One line: the reference, what waits, and how the limit that runs out first stands."""
    limit = first_limit(case)
    stands: Any = describe_deadline(limit, on=on) if limit else None
    return TodoItem(
        title=case.reference,
        about=f"Case, OFFICIAL-SENSITIVE: {what_waits(row, step, limit)}",
        url=page_url(PAGES.get(row.what, DETAIL), case.pk),
        due_on=limit.due_on if limit else None,
        due_says=stands.says if stands else "no limit runs",
        tone=stands.tone if stands else "",
    )


def what_waits(row: WaitingRow, step: NextStep | None, limit: Deadline | None) -> str:
    if row.what in SAYS:
        return SAYS[row.what]
    next_words = in_words(step, told_on=limit.due_on if limit else None)
    if row.what == LEAD:
        return f"you lead the local learning review; next, {next_words}"
    return next_words


def others(row: WaitingRow) -> Others:
    return Others(*MORE[row.what], BOARD, "?status=open")


def in_words(step: NextStep | None, *, told_on: date | None) -> str:
    """``sign off the agencies’ summaries (by 3 December 2025, 2 of 3 signed off)``, with by when
    where that is not the day that the line tells anyhow.
    """
    if step is None:
        return ""
    stands = ""
    if step.due_on and step.due_on != told_on:
        stands = f"{step.late} late" if step.late else f"by {format_date(step.due_on)}"
    told = ", ".join(filter(None, [stands, step.says]))
    return f"{begin_small(step.what)} ({told})" if told else begin_small(step.what)


def begin_small(words: str) -> str:
    """For the middle of a sentence; names in it keep their capitals."""
    return words[:1].lower() + words[1:]


def first_limit(case: Case) -> Deadline | None:
    """The one that runs out first; None where none runs."""
    running = [each for each in case.deadlines if each.is_running]
    return min(running, key=lambda each: each.due_on, default=None)
