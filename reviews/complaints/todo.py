"""What waits for the office: a complaint at its step, a request that is to be answered."""

from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.lateness import days_left
from reviews.complaints.models import Complaint, InformationRequest

ROOM = "complaints"
MARK = "OFFICIAL-SENSITIVE"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Complaints and requests that are open; nothing for those who keep none."""
    if scope_of(actor, Permission.MANAGE_REQUEST, GRANTS):
        complaints = Complaint.objects.visible_to(actor).open()
        yield select_waiting(ROOM, complaints, what=F("status"), day=F("received_on"))
        requests = InformationRequest.objects.visible_to(actor).open()
        yield select_waiting(
            ROOM,
            requests,
            what=F("kind"),
            day=F("received_on"),
            due_on=F("deadline__due_on"),
            detail=F("deadline__unit"),
        )


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    is_request = row.what in InformationRequest.Kind.values
    return request_item(row, actor) if is_request else complaint_item(row)


def others(row: WaitingRow) -> Others:
    if row.what in InformationRequest.Kind.values:
        names = ("request to answer", "requests to answer")
        return Others(*names, "reviews:information-list", "?status=open")
    return Others(
        "complaint not ended", "complaints not ended", "reviews:complaint-list", "?status=current"
    )


def complaint_item(row: WaitingRow) -> TodoItem:
    return TodoItem(
        title=f"A complaint received on {format_date(row.day)}",
        about=f"Complaint, {MARK}: {Complaint.Status(row.what).label.lower()}",
        url=reverse("reviews:complaint-detail", args=[row.key]),
        due_says="no limit is stated",
    )


def request_item(row: WaitingRow, actor: Actor) -> TodoItem:
    stands = days_left(row.due_on, row.detail, on=actor.on) if row.due_on else None
    return TodoItem(
        title=f"A request received on {format_date(row.day)}",
        about=f"{InformationRequest.Kind(row.what).label}, {MARK}: to be answered",
        url=reverse("reviews:information-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=stands.says if stands else "no limit is stated",
        tone=stands.tone if stands else "",
    )
