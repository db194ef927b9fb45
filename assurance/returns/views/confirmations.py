"""What is asked before a return is submitted, accepted, entered, taken back, reopened or chased."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.urls import reverse

from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations.chasing import Chased
from assurance.returns.transitions import OFFICE_ENTRY, RETURN
from governance.core.form_pages import FormPage, Notice
from governance.core.formatting import format_count, format_date
from governance.structure.models import Partnership

TOLD_ONCE = (
    "Whoever was told today gets no other mail, unless you write words of your own that "
    "they have not had."
)


def confirmation_page(record: AssuranceReturn, **words: Any) -> FormPage:
    return FormPage(
        caption=f"{record.respondent}, {record.period}",
        back=reverse("assurance:return-detail", args=[record.pk]),
        back_label="Back to the return",
        cancel_label="Go back",
        record=record,
        parts=record.answers.all,
        **words,
    )


def receiving_partnership_names(record: AssuranceReturn) -> tuple[str, ...]:
    return tuple(str(receipt.partnership) for receipt in record.receipts.all())


def confirm_submit(record: AssuranceReturn) -> FormPage:
    """Who will read it, and when it can be changed after that."""
    readers = (
        *(
            f"The business office of {name}, which accepts it or asks"
            for name in receiving_partnership_names(record)
        ),
        f"Those whose seats let them read what is returned to {record.returns_to}",
    )
    return confirmation_page(
        record,
        title="Submit this return?",
        warning="Once submitted, it can be changed only if the office asks about an answer. "
        "Until somebody of the office has opened it, you can take it back.",
        points=(Notice("Who will read it", readers),),
        button=RETURN.label("submit"),
        done=f"Submitted to {record.returns_to}.",
    )


def confirm_accept(record: AssuranceReturn) -> FormPage:
    return confirmation_page(
        record,
        title="Accept this return?",
        warning="Afterwards no answer can be queried or changed, unless the office reopens it "
        "and says why.",
        points=(Notice("Who then has its receipt", receiving_partnership_names(record)),),
        button=RETURN.label("accept"),
        done="Accepted. Each partnership it serves has its receipt.",
    )


def confirm_take_back(record: AssuranceReturn) -> FormPage:
    """That it is as it was before it was submitted, and due as before."""
    return confirmation_page(
        record,
        title="Take back this return?",
        warning="Nobody outside your own people reads it until you submit it again.",
        points=(Notice("Still due by the end of", (format_date(record.deadline.due_on),)),),
        button=RETURN.label("take_back"),
        done="Taken back. Submit it again when it is ready.",
    )


def due_page(record: AssuranceReturn) -> FormPage:
    return confirmation_page(
        record,
        title="Move the due date",
        lede=f"Due by the end of {format_date(record.deadline.due_on)}.",
        button="Move the due date",
        done="Moved. Those who answer for it are told.",
    )


def reopen_page(record: AssuranceReturn) -> FormPage:
    return confirmation_page(
        record,
        title="Reopen this return?",
        warning="Its acceptance is undone. Those who answer it change it only when you ask about "
        "an answer.",
        points=(Notice("Whose receipt is undone", receiving_partnership_names(record)),),
        button="Reopen the return",
        done="Reopened. Those who answer for it are told.",
    )


def enter_page(record: AssuranceReturn) -> FormPage:
    return confirmation_page(
        record,
        title=f"Enter it for {record.respondent}",
        lede="For a return that reached you by e-mail, by telephone, on paper or in a meeting.",
        warning="Those who answer for them are told, and say afterwards whether what you entered "
        "is right. You can accept it once they have confirmed it.",
        button="Save and enter the answers",
        done="Saved. Those who answer for them are told. Now enter the answers.",
        done_url=lambda entry: reverse("assurance:return-answer", args=[record.pk]),
    )


def confirm_send(entry: OfficeEntry, answers: tuple[Notice, ...]) -> FormPage:
    record = entry.assurance_return
    return confirmation_page(
        record,
        title=f"Submit it for {record.respondent}?",
        lede=f"As {entry.source_words}, from {entry.received_from}.",
        warning="It counts as returned on the day on which you received it. Those who answer for "
        "them are told, and say whether it is right.",
        points=answers,
        button=OFFICE_ENTRY.label("send"),
        done=f"Submitted for {record.respondent}. Those who answer for them are asked to confirm.",
    )


def entry_reply_page(entry: OfficeEntry, answers: tuple[Notice, ...]) -> FormPage:
    record = entry.assurance_return
    page = confirmation_page(
        record,
        title="Is what the office entered right?",
        lede=f"It entered your return as {entry.source_words}, from {entry.received_from}.",
        warning="If it is right, it is your return from now on. If not, it is open again: nobody "
        "else reads it until it is submitted again.",
        points=answers,
        button="Send",
        done="Sent. The business office sees what you said.",
    )
    return replace(page, record=entry)


def confirm_withdraw(entry: OfficeEntry) -> FormPage:
    page = confirmation_page(
        entry.assurance_return,
        title="Stop entering this return?",
        warning="What you entered stays in it, for its respondent to use or change; you read it "
        "no more.",
        button=OFFICE_ENTRY.label("withdraw"),
        done="Stopped. Its respondent writes it now.",
    )
    return replace(page, record=None)


def chase_page(record: AssuranceReturn, mail: str) -> FormPage:
    """The mail to those who answer for one return, as it would go out."""
    page = confirmation_page(
        record,
        title=f"Chase {record.respondent}?",
        lede="Those who answer for it get one mail with all they owe you.",
        warning=TOLD_ONCE,
        button="Send the mail",
        done=chased_words,
        done_level=messages.INFO,
    )
    return with_mail(page, mail)


def chase_all_page(place: Partnership, late: Iterable[AssuranceReturn], mail: str) -> FormPage:
    """How many are told, of how many late returns each, and the mail to the first of them."""
    owed = Counter(str(record.respondent) for record in late)
    lines = [f"{name}: {format_count(n, 'late return')}" for name, n in owed.items()]
    count = format_count(len(lines), "respondent is", "respondents are")
    page = FormPage(
        title="Chase all who are late?",
        caption=place.short_name,
        lede=f"{count if lines else 'No respondents are'} late.",
        warning=f"Those who answer for each get one mail. {TOLD_ONCE}",
        points=(Notice("Who is told", tuple(lines)),) if lines else (),
        button="Chase all who are late",
        back=reverse("assurance:return-tracker", args=[place.key]),
        back_label="Returns tracker",
        cancel_label="Go back",
        done=chased_words,
        done_level=messages.INFO,
        partnership=place,
    )
    return with_mail(page, mail, "The mail to the first of them")


def with_mail(page: FormPage, mail: str, title: str = "The mail") -> FormPage:
    """The page with a mail as it would go out, and the button that shows it anew."""
    if not mail:
        return replace(
            page, before_title=title, before="Nobody answers for them, so nobody is told."
        )
    return replace(page, before_title=title, before=mail, preview_label="Preview the mail")


def chased_words(chased: Chased) -> str:
    """What a round of chasing did, as a sentence or three."""
    parts = []
    if chased.told:
        parts.append(f"Told: {', '.join(chased.told)}.")
    if chased.told_before:
        parts.append(f"Told already today, not again: {', '.join(chased.told_before)}.")
    if chased.nobody_to_tell:
        parts.append(
            f"Nobody answers for them, so nobody was told: {', '.join(chased.nobody_to_tell)}."
        )
    if chased.failed:
        parts.append(f"Not told because of a fault, try again: {', '.join(chased.failed)}.")
    if chased.not_ours:
        parts.append(f"For another office to chase: {', '.join(chased.not_ours)}.")
    return " ".join(parts) or "Nobody is late."
