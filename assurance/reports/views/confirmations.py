"""What is asked before a report is sent, agreed or issued: what it does, to whom, on what words."""

from typing import Any

from django.utils.timezone import localdate

from assurance.reports import notifications
from assurance.reports.content.changes_since_composed import changed_since
from assurance.reports.content.current_content import content_of
from assurance.reports.content.undrawable_characters import undrawable_characters
from assurance.reports.models import Report
from assurance.reports.transitions import (
    REPORT,
    empty_closing_chapters,
    in_the_way,
    named_to_agree,
)
from assurance.reports.views.context import report_form_page, report_url
from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage, Notice
from governance.core.formatting import format_count, format_date
from governance.core.roles import Actor
from governance.core.text_folding import Folded
from governance.signatures.models import Signature
from governance.structure.models import Appointment, Partnership, Signatory


def confirmation_page(record: Report, **words: Any) -> FormPage:
    return report_form_page(record, cancel_label="Go back", **words)


def confirm_send(actor: Actor, record: Report) -> FormPage:
    """What is missing, empty or behind the times, and who will be asked."""
    content, since = content_of(record), changed_since(record)
    named = named_to_agree(record, on=actor.on)
    missing, unwritten = (
        tuple(gap.text for gap in gaps) for gaps in (content.missing, content.unwritten)
    )
    empty = empty_closing_chapters(record)
    points = (
        Notice("What keeps it from being sent", tuple(in_the_way(named, on=actor.on)), "late"),
        Notice(
            "Changed since this was compiled: update it from the latest returns first",
            tuple(since),
            "late",
        ),
        Notice("What is missing", missing),
        Notice(
            "Closing chapters that are empty: write them first, or say below why they stay so",
            tuple(empty),
            "late",
        ),
        Notice("What nobody has written yet", tuple(t for t in unwritten if t not in empty)),
        Notice("What the PDF cannot show", tuple(undrawable_characters(content))),
        Notice("Who will be asked to agree", who_is_asked(actor, named)),
    )
    return confirmation_page(
        record,
        title="Send the report for agreement?",
        warning="What it says is frozen when it is sent. To change it, it must be sent back first.",
        points=tuple(point for point in points if point.lines),
        instead=ActionButton(REPORT.label("recompose"), report_url("recompose", record))
        if since
        else None,
        button=REPORT.label("send"),
        done="Sent for agreement. What it says is frozen.",
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


def confirm_agree(record: Report, own: list[Signature], others: list[Signature]) -> FormPage:
    """What one puts one's seat's name to."""
    seats = tuple(str(row.seat) for row in own)
    says = (
        f"This is the report of {record.group} for {record.period}, in the words in which it was "
        f"sent on {format_date(localdate(record.sent_at))}.",
        "They stand on its page and in its PDF, and nobody can change them unless it is sent back.",
    )
    awaited = tuple(str(row.seat) for row in others) or ("Nobody: yours is the last one needed.",)
    return confirmation_page(
        record,
        title="Agree the report?",
        warning="Your agreement is kept with your name and the time, and cannot be taken back.",
        points=(
            Notice("You agree for", seats),
            Notice("What you agree", says),
            Notice("Who is awaited besides", awaited),
        ),
        button=REPORT.label("agree"),
        done=agreed_words,
    )


def agreed_words(is_last: bool) -> str:
    return "The report is agreed." if is_last else "Your agreement is kept; others are awaited."


def confirm_issue(actor: Actor, record: Report) -> FormPage:
    """Who receives it, and how many are told."""
    keys = [served.key for served in content_of(record).partnerships]
    served = list(Partnership.objects.filter(key__in=keys).order_by(Folded("name")))
    told = len(notifications.readers(record, [each.pk for each in served], on=actor.on))
    return confirmation_page(
        record,
        title="Issue the report?",
        warning="This cannot be undone. The report stands as it was agreed.",
        points=(
            Notice("Who receives it", tuple(str(each) for each in served)),
            Notice("Who is told by mail", (format_count(told, "person", "people"),)),
        ),
        button=REPORT.label("issue"),
        done="Issued. Its members have been told.",
    )
