"""Situations of returns that reached the office by e-mail, by telephone or on paper."""

from collections.abc import Callable
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry
from assurance.returns.operations import entries, returns
from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Group
from tests.reached_once import reached_once
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

RECEIVED_ON = date(2025, 10, 13)


def an_original() -> SimpleUploadedFile:
    return SimpleUploadedFile("report.txt", b"Our report for the quarter, as we sent it.")


def by_email(**other) -> dict:
    """How it was received: an e-mail from the group's secretary."""
    given = {
        "channel": OfficeEntry.Channel.EMAIL,
        "received_on": RECEIVED_ON,
        "received_from": "Secretary of the group",
        "content": an_original(),
    }
    return given | other


def begun(record: AssuranceReturn, *, by: User | None = None, **other) -> OfficeEntry:
    officer = acting(by or scenarios.its_officer(record))
    return entries.begin(record, **by_email(**other), by=officer, at=NOON)


def an_entry(group: Group | None = None) -> OfficeEntry:
    """The office has begun to enter an open return; no answer is written yet."""
    return begun(scenarios.an_open_return(group))


def its_officer(entry: OfficeEntry) -> Actor:
    """Who enters it."""
    return acting(entry.entered_by)


def its_speaker(entry: OfficeEntry) -> Actor:
    """Who says for the respondent whether it is right."""
    return acting(scenarios.its_speaker(entry.assurance_return))


def enter_everything(entry: OfficeEntry) -> None:
    for answer in Answer.objects.filter(assurance_return=entry.assurance_return).for_form():
        text = f"What the e-mail says about {answer.question.code}."
        returns.answer(
            answer, text, by=its_officer(entry), at=NOON, expected_version=answer.version
        )


def an_entered_answer() -> Answer:
    """One answer that the office has entered."""
    entry = an_entry()
    enter_everything(entry)
    return scenarios.its_first_answer(entry.assurance_return)


@reached_once
def an_entry_to_send(group: Group | None = None) -> OfficeEntry:
    """Everything is entered, nothing submitted."""
    entry = an_entry(group)
    enter_everything(entry)
    return entry


def send(entry: OfficeEntry) -> None:
    record = entry.assurance_return
    if entry.status == OfficeEntry.Status.DRAFT:
        for answer in record.answers.filter(answered_at=None).for_form():
            answer.assurance_return = record
            returns.answer(
                answer, "As received.", by=its_officer(entry), at=NOON, expected_version=1
            )
    entries.send(entry, by=its_officer(entry), at=NOON, expected_version=as_seen(record))


def confirm(entry: OfficeEntry) -> None:
    entries.confirm(entry, by=its_speaker(entry), at=NOON, expected_version=as_seen(entry))


def reject(entry: OfficeEntry) -> None:
    entries.reject(
        entry,
        by=its_speaker(entry),
        at=NOON,
        expected_version=as_seen(entry),
        note="The figure is last year’s.",
    )


def withdraw(entry: OfficeEntry) -> None:
    entries.withdraw(entry, by=its_officer(entry), at=NOON)


@reached_once
def a_sent_entry(group: Group | None = None) -> OfficeEntry:
    """Submitted for its respondent, who has not said yet whether it is right."""
    entry = an_entry_to_send(group)
    send(entry)
    return entry


def a_confirmed_entry(group: Group | None = None) -> OfficeEntry:
    entry = a_sent_entry(group)
    confirm(entry)
    return entry


def a_rejected_entry() -> OfficeEntry:
    entry = a_sent_entry()
    reject(entry)
    return entry


def a_withdrawn_entry() -> OfficeEntry:
    entry = an_entry()
    withdraw(entry)
    return entry


ENTRY_AT: dict[str, Callable[[], Model]] = {
    OfficeEntry.Status.DRAFT: an_entry_to_send,
    OfficeEntry.Status.SENT: a_sent_entry,
    OfficeEntry.Status.VERIFIED: a_confirmed_entry,
    OfficeEntry.Status.REJECTED: a_rejected_entry,
    OfficeEntry.Status.WITHDRAWN: a_withdrawn_entry,
}
