"""What waits in assurance about reports: to mend, to agree, to issue, to receive."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localdate

from assurance.reports.grants import GRANTS, Permission
from assurance.reports.models import Report, ReportReceipt
from governance.core.formatting import format_duration
from governance.core.models import Remark
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from governance.signatures.models import Signature

KIND = Report._meta.label_lower
TITLE = "How are we doing?"
AT_MOST = 50
LETTERS = 160
"""How much of a reason Today tells; the whole stands on the report's page."""


def todo_items(actor: Actor) -> list[TodoItem]:
    """Reports that wait for this person or the person's office; four queries.

    None is built, which costs as much as to run it, where no seat of theirs could find anything.
    """
    composes = bool(scope_of(actor, Permission.COMPOSE_REPORT, GRANTS))
    receives = composes or bool(scope_of(actor, Permission.RECEIVE_REPORT, GRANTS))
    agree = "waits for your agreement"
    return [
        *(sent_back(row) for row in (reports_sent_back(actor) if composes else ())),
        *(
            make_todo(row, agree, "soon")
            for row in (to_agree(actor) if actor.signing_seats else ())
        ),
        *(make_todo(row, "agreed, to issue", "") for row in (to_issue(actor) if composes else ())),
        *(receipt_todo(row, actor) for row in (to_receive(actor) if receives else ())),
    ]


def reports_sent_back(actor: Actor) -> QuerySet[Report]:
    """Drafts of the actor's office that were sent and came back, with the last reason."""
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    given = Remark.objects.filter(kind=KIND, subject_id=OuterRef("pk"), verb="send_back")
    back = Report.objects.filter(status=Report.Status.DRAFT, round__gt=0, group__in=groups)
    return back.annotate(reason=Subquery(given.order_by("-pk").values("text")[:1])).for_list()


def to_agree(actor: Actor) -> QuerySet[Report]:
    """Sent, and a seat whose agreement the actor may give has still to agree in this round."""
    asked = Signature.objects.asked().filter(
        kind=KIND,
        subject_id=OuterRef("pk"),
        round=OuterRef("round"),
        seat__in=actor.signing_seats,
    )
    return Report.objects.filter(Exists(asked), status=Report.Status.SENT).for_list()


def to_issue(actor: Actor) -> QuerySet[Report]:
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    return Report.objects.filter(status=Report.Status.AGREED, group__in=groups).for_list()


def to_receive(actor: Actor) -> QuerySet[ReportReceipt]:
    """Issued and not received yet: by their partnerships or from their office; oldest first."""
    theirs = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS).partnerships
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    rows = ReportReceipt.objects.filter(
        Q(partnership__in=theirs) | Q(report__group__in=groups),
        report__in=Report.objects.visible_to(actor).values("pk"),
        status=ReportReceipt.Status.AWAITED,
    )
    names = ("partnership", "report__group", "report__period")
    found = rows.select_related(*names).defer("report__content")
    return found.order_by("report__issued_at", "pk")[:AT_MOST]


def make_todo(row: Report, due_says: str, tone: str, more: str = "") -> TodoItem:
    return TodoItem(
        title=TITLE,
        about=f"{row.group}, {row.period}{more}",
        url=reverse("assurance:report-detail", args=[row.pk]),
        due_says=due_says,
        tone=tone,
    )


def sent_back(row: Report) -> TodoItem:
    reason = Truncator(row.reason or "").chars(LETTERS)  # type: ignore[attr-defined]
    return make_todo(row, "to mend", "soon", f": sent back to the office: {reason}")


def receipt_todo(row: ReportReceipt, actor: Actor) -> TodoItem:
    """A receipt to record, for those who may; for the office of another, that it is awaited."""
    theirs = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS).partnerships
    is_theirs = row.partnership_id in theirs
    page, pk = ("receive", row.pk) if is_theirs else ("detail", row.report_id)
    days = (actor.on - localdate(row.report.issued_at)).days
    where = f"{row.report.group}, {row.report.period}"
    return TodoItem(
        title=TITLE,
        about=f"{where}: issued, still to receive: {row.partnership.short_name}",
        url=reverse(f"assurance:report-{page}", args=[pk]),
        due_says=f"issued {days_since(days)}",
        tone="soon" if is_theirs else "",
    )


def days_since(days: int) -> str:
    """How long since, in calendar days."""
    return "today" if days < 1 else f"{format_duration(days)} ago"
