"""What waits about challenges: one to answer, an answer to verify, one to send."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.challenges.models import Challenge
from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting

ROOM = "challenges"
ANSWER, VERIFY, ACKNOWLEDGE, SEND = "answer", "verify", "acknowledge", "send"
WORDS = {
    ANSWER: "Challenge: answer it",
    VERIFY: "Challenge, answered: say whether that satisfies you",
    ACKNOWLEDGE: "Commendation: read it, and acknowledge it",
    SEND: "Not sent yet: send it",
}
PASSED_UP = "Challenge, passed up to your group: answer it"
NAMES = {
    ANSWER: ("challenge to answer", "challenges to answer"),
    VERIFY: ("answer to verify", "answers to verify"),
    ACKNOWLEDGE: ("commendation to acknowledge", "commendations to acknowledge"),
    SEND: ("challenge to send", "challenges to send"),
}


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    words = {"title": F("title"), "detail": F("status")}
    owed, due = Challenge.objects.to_answer(actor), F("answer_by")
    yield select_waiting(ROOM, owed, what=ANSWER, due_on=due, **words)
    yield select_waiting(ROOM, Challenge.objects.to_verify(actor), what=VERIFY, **words)
    yield select_waiting(ROOM, Challenge.objects.to_acknowledge(actor), what=ACKNOWLEDGE, **words)
    yield select_waiting(ROOM, Challenge.objects.to_send(actor), what=SEND, **words)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    is_late = bool(row.due_on and row.due_on < actor.on)
    was_passed_up = row.what == ANSWER and row.detail == Challenge.Status.PASSED_UP
    return TodoItem(
        title=row.title,
        about=PASSED_UP if was_passed_up else WORDS[row.what],
        url=reverse("governance:challenge-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=f"answer by {format_date(row.due_on)}" if row.due_on else "",
        tone="late" if is_late else "soon",
    )


def others(row: WaitingRow) -> Others:
    return Others(*NAMES[row.what], "governance:challenge-list", f"?waits={row.what}")
