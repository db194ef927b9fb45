"""What waits for the office: a complaint at its step, a request that is to be answered."""

from datetime import date

from django.db.models import CharField, DateField, F, Value
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.lateness import days_left
from reviews.complaints.models import Complaint, InformationRequest

AT_MOST = 30
MARK = "OFFICIAL-SENSITIVE"


def todo_items(actor: Actor) -> list[TodoItem]:
    """Complaints and requests together, in one query; none for those who keep none."""
    if not scope_of(actor, Permission.MANAGE_REQUEST, GRANTS):
        return []
    complaints = Complaint.objects.visible_to(actor).open().order_by()
    requests = InformationRequest.objects.visible_to(actor).open().order_by()
    columns = ("pk", "received_on", "due", "unit", "stage")
    waiting = complaints.annotate(
        due=Value(None, DateField()), unit=Value("", CharField()), stage=F("status")
    ).values_list(*columns)
    asked = requests.annotate(
        due=F("deadline__due_on"), unit=F("deadline__unit"), stage=F("kind")
    ).values_list(*columns)
    rows = waiting.union(asked).order_by("received_on", "pk")[:AT_MOST]
    kinds = InformationRequest.Kind.values
    return [
        request_item(pk, received_on, due, unit, stage, on=actor.on)
        if stage in kinds
        else complaint_item(pk, received_on, stage)
        for pk, received_on, due, unit, stage in rows
    ]


def complaint_item(pk: int, received_on: date, status: str) -> TodoItem:
    return TodoItem(
        title=f"A complaint received on {format_date(received_on)}",
        about=f"Complaint, {MARK}: {Complaint.Status(status).label.lower()}",
        url=reverse("reviews:complaint-detail", args=[pk]),
        due_says="no limit is stated",
    )


def request_item(
    pk: int, received_on: date, due: date | None, unit: str, kind: str, *, on: date
) -> TodoItem:
    stands = days_left(due, unit, on=on) if due else None
    return TodoItem(
        title=f"A request received on {format_date(received_on)}",
        about=f"{InformationRequest.Kind(kind).label}, {MARK}: to be answered",
        url=reverse("reviews:information-detail", args=[pk]),
        due_on=due,
        due_says=stands.says if stands else "no limit is stated",
        tone=stands.tone if stands else "",
    )
