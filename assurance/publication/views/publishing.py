"""Publishing a signed report: what it does, to whom, and why it cannot be done yet."""

from django.http import HttpResponse
from django.shortcuts import render

from assurance.publication import notifications
from assurance.publication.operations.publishing import publish
from assurance.publication.recipients import recipients_of
from assurance.publication.views.lookups import page_for, report_or_404, url_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations.clocks import DISPATCH, rule_of
from assurance.yearly.transitions import REPORT
from governance.core.form_pages import FormPage, Notice, confirm
from governance.core.formatting import format_count, format_date
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.rules.durations import due_on
from governance.signatures.models import Signature

WHY_NOT = {
    YearlyReport.Status.PREPARING: "It is still being prepared. It goes to the scrutineer, then to "
    "those who sign.",
    YearlyReport.Status.SCRUTINY: "It is with the scrutineer, and is still to be sent to sign.",
    YearlyReport.Status.SENT: "It is held until everybody who signs has agreed.",
    YearlyReport.Status.PUBLISHED: "It has been published already.",
}
HELD = 409


def yearly_publish(request: ActorRequest, pk: int) -> HttpResponse:
    record = report_or_404(request, pk)
    REPORT.require_allowed("publish", request.actor, record)
    if not REPORT.moves["publish"].is_open(record) and request.method != "POST":
        context = {
            "report": record,
            "partnership": record.partnership,
            "why": WHY_NOT[YearlyReport.Status(record.status)],
            "awaited": awaited(record),
        }
        return render(request, "assurance/publication/publish.html", context, status=HELD)
    page = confirm_publish(request.actor, record)
    return confirm(request, page, publish, record)


def awaited(record: YearlyReport) -> list[str]:
    """Whose agreement is still to come; one query, none but while it is sent."""
    if record.status != YearlyReport.Status.SENT:
        return []
    asked = Signature.objects.about(record).asked().filter(round=record.round)
    return [str(row.seat) for row in asked.for_list()]


def confirm_publish(actor: Actor, record: YearlyReport) -> FormPage:
    """Its clocks, its address, whom it goes to and how many are told."""
    told = len(notifications.members(record, at=record.signed_at)) if record.signed_at else 0
    points = (
        Notice("Its time limits", tuple(clock_lines(actor, record))),
        Notice(
            "Where anybody can read it",
            (notifications.public_url(record),),
        ),
        Notice("To whom a copy is sent", tuple(recipient_lines(actor, record))),
        Notice("Who is told by mail", (format_count(told, "person", "people"),)),
    )
    return page_for(
        record,
        "detail",
        "The report",
        "Publish the yearly report?",
        REPORT.label("publish"),
        "Published. Send the copies next.",
        warning="This cannot be undone. What it says stands as it was signed; a mistake is put "
        "right by an erratum.",
        points=tuple(each for each in points if each.lines),
        record=record,
        done_url=lambda _: url_of("dispatch", record),
    )


def clock_lines(actor: Actor, record: YearlyReport) -> list[str]:
    """By when it is published, and whether that is over."""
    found = [
        (record.deadline, "To be published by"),
        (record.interval_deadline, "12 months since the report before end on"),
    ]
    return [clock_line(each, words, actor) for each, words in found if each is not None]


def clock_line(deadline: Deadline, words: str, actor: Actor) -> str:
    late = ": it is late, and is recorded so" if actor.on > deadline.due_on else ""
    return f"{words} {format_date(deadline.due_on)}{late}"


def recipient_lines(actor: Actor, record: YearlyReport) -> list[str]:
    rule = rule_of(record, DISPATCH)
    named = [each.name for each in recipients_of(record, on=actor.on)]
    if rule is None or rule.limit is None:
        return named
    last = format_date(due_on(rule, actor.on))
    return [f"Within {rule.limit_in_words}, by {last}, those that the guidance names", *named]
