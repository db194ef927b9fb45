"""What is asked before a report is frozen, given on, sent or agreed: to which words."""

from typing import Any

from django.utils.timezone import localdate

from assurance.yearly.content.current_content import content_hash, content_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.transitions import (
    REPORT,
    in_the_way,
    missing_in,
    named_delegates,
    named_to_sign,
)
from assurance.yearly.views.pages import yearly_form_page
from governance.core.form_pages import FormPage, Notice
from governance.core.formatting import format_count, format_date
from governance.core.roles import Actor
from governance.signatures.models import Signature
from governance.structure.models import Appointment, Signatory


def confirmation_page(record: YearlyReport, **words: Any) -> FormPage:
    return yearly_form_page(record, cancel_label="Go back", **words)


def version_notice(record: YearlyReport) -> Notice:
    """Which words are meant: their checksum, as the paper has it."""
    shown = content_hash(record, content_of(record))[:12]
    return Notice("What it says", (f"The words as they stand now, checksum {shown}.",))


def confirm_freeze(record: YearlyReport) -> FormPage:
    content = content_of(record)
    blocks = format_count(len(content.blocks), "block")
    return confirmation_page(
        record,
        title="Freeze the year’s evidence?",
        warning="This cannot be undone. What is recorded later is put right by an erratum.",
        points=(
            Notice("What is frozen", (f"{blocks} of evidence, as last compiled.",)),
            version_notice(record),
        ),
        button=REPORT.label("freeze"),
        done="The year’s evidence is frozen. The words can still be written.",
    )


def confirm_scrutiny(record: YearlyReport) -> FormPage:
    missing = missing_in(content_of(record).plain())
    return confirmation_page(
        record,
        title="Give the report to the scrutineer?",
        warning="The office cannot write in it until it is taken back.",
        points=tuple(
            point
            for point in (Notice("What is missing", tuple(missing), "late"), version_notice(record))
            if point.lines
        ),
        button=REPORT.label("give_to_scrutiny"),
        done="The report is with the scrutineer.",
    )


def confirm_send(actor: Actor, record: YearlyReport) -> FormPage:
    """What is missing, and who will be asked, the delegated partners first."""
    content = content_of(record)
    delegates = named_delegates(record, on=actor.on)
    signing = named_to_sign(record, on=actor.on)
    points = (
        Notice("What keeps it from being sent", tuple(in_the_way(record, on=actor.on)), "late"),
        Notice(
            "What is missing, and printed as missing", tuple(missing_in(content.plain())), "late"
        ),
        Notice("Which delegated partners agree first", who_is_asked(actor, delegates)),
        Notice("Who signs", who_is_asked(actor, signing)),
        version_notice(record),
    )
    return confirmation_page(
        record,
        title="Send the report for signature?",
        warning="What it says is frozen when it is sent. To change it, it must be sent back first.",
        points=tuple(point for point in points if point.lines),
        button=REPORT.label("send"),
        done="Sent for signature. What it says is frozen.",
    )


def who_is_asked(actor: Actor, named: list[Signatory]) -> tuple[str, ...]:
    """Each seat that the arrangements name, with those who may give its agreement today."""
    acting = Appointment.objects.acting(on=actor.on).signing()
    held = acting.filter(seat__in=[row.seat_id for row in named]).select_related("person")
    people: dict[int, list[str]] = {}
    for row in held.order_by("standing", "pk"):
        people.setdefault(row.seat_id, []).append(str(row.person))
    vacant = ["nobody can agree for this seat now"]
    return tuple(f"{row.seat}: {', '.join(people.get(row.seat_id, vacant))}" for row in named)


def confirm_agree(record: YearlyReport, own: list[Signature], others: list[Signature]) -> FormPage:
    """What one puts one's seat's name to."""
    says = (
        f"{record}, in the words in which it was sent on {format_date(localdate(record.sent_at))}.",
        f"Checksum {record.content_hash[:12]}. Nobody can change them unless it is sent back.",
    )
    missing = tuple(missing_in(content_of(record).plain()))
    awaited = tuple(str(row.seat) for row in others) or ("Nobody: yours is the last one needed.",)
    points = (
        Notice("You agree for", tuple(str(row.seat) for row in own)),
        Notice("What you agree", says),
        Notice("What is missing in it", missing, "late"),
        Notice("Who is awaited besides at this step", awaited),
    )
    return confirmation_page(
        record,
        title="Agree the yearly report?",
        warning="Your agreement is kept with your name and the time, and cannot be taken back.",
        points=tuple(point for point in points if point.lines),
        button=REPORT.label("agree"),
        done=agreed_words,
    )


def agreed_words(is_last: bool) -> str:
    return "The report is signed." if is_last else "Your agreement is kept."
