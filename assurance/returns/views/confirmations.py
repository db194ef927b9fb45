"""What is asked before a return is submitted or accepted, and before the late ones are chased."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from assurance.returns.transitions import RETURN
from assurance.returns.views.context import chased_words
from governance.core.form_pages import FormPage, Notice
from governance.core.formatting import format_count
from governance.structure.models import Partnership


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
        warning="Once submitted, it can be changed only if the office asks about an answer.",
        points=(Notice("Who will read it", readers),),
        button=RETURN.label("submit"),
        done=f"Submitted to {record.returns_to}.",
    )


def confirm_accept(record: AssuranceReturn) -> FormPage:
    return confirmation_page(
        record,
        title="Accept this return?",
        warning="This cannot be undone: afterwards no answer can be queried or changed.",
        points=(Notice("Who then has its receipt", receiving_partnership_names(record)),),
        button=RETURN.label("accept"),
        done="Accepted. Each partnership it serves has its receipt.",
    )


def confirm_chase(place: Partnership, late: Iterable[AssuranceReturn]) -> FormPage:
    """How many are told, and of how many late returns each."""
    owed = Counter(str(record.respondent) for record in late)
    lines = [f"{name}: {format_count(n, 'late return')}" for name, n in owed.items()]
    count = format_count(len(lines), "respondent is", "respondents are")
    return FormPage(
        title="Chase all who are late?",
        caption=place.short_name,
        lede=f"{count if lines else 'No respondents are'} late.",
        warning="Those who answer for each get one mail; whoever was told today gets no other.",
        points=(Notice("Who is told", tuple(lines)),) if lines else (),
        button="Chase all who are late",
        back=reverse("assurance:return-tracker", args=[place.key]),
        back_label="Returns tracker",
        cancel_label="Go back",
        done=chased_words,
        done_level=messages.INFO,
        partnership=place,
    )
