"""What waits about recommendations: one to answer, an answer to receive, one to put."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.recommendations.models import GroupRecommendation

ROOM = "recommendations"
ANSWER, RECEIVE, PUT = "answer", "receive", "put"
WORDS = {
    ANSWER: "Recommendation to your group: answer it or pass it on",
    RECEIVE: "Recommendation, answered: read the answer and receive it",
    PUT: "Recommendation, not put yet or sent back",
}
NAMES = {
    ANSWER: ("recommendation to answer", "recommendations to answer"),
    RECEIVE: ("answer to receive", "answers to receive"),
    PUT: ("recommendation to put", "recommendations to put"),
}


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    rows, words = GroupRecommendation.objects, {"title": F("title")}
    owed, due = rows.to_answer(actor), F("answer_by")
    yield select_waiting(ROOM, owed, what=ANSWER, due_on=due, **words)
    yield select_waiting(ROOM, rows.to_receive(actor), what=RECEIVE, **words)
    yield select_waiting(ROOM, rows.to_put(actor), what=PUT, **words)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    is_late = bool(row.due_on and row.due_on < actor.on)
    return TodoItem(
        title=row.title,
        about=WORDS[row.what],
        url=reverse("governance:recommendation-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=f"answer by {format_date(row.due_on)}" if row.due_on else "",
        tone="late" if is_late else "soon",
    )


def others(row: WaitingRow) -> Others:
    return Others(*NAMES[row.what], "governance:recommendation-list", f"?waits={row.what}")
