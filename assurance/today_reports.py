"""What waits in assurance about reports: to agree for those asked, to issue for the office."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from assurance.grants import GRANTS, Permission
from assurance.models import Report
from governance.models import Signature
from governance.roles import Actor, scope_of
from governance.today import Waiting


def waiting(actor: Actor) -> list[Waiting]:
    """Reports that this person's seats agree or issue; two queries."""
    agree = [item(row, "waits for your agreement", "soon") for row in to_agree(actor)]
    issue = [item(row, "agreed, to issue", "") for row in to_issue(actor)]
    return [*agree, *issue]


def to_agree(actor: Actor) -> QuerySet[Report]:
    """Sent, and one of the actor's own seats has still to agree in this round."""
    seats = {held.seat_id for held in actor.holdings if not held.is_deputy}
    asked = Signature.objects.asked().filter(
        kind=Report._meta.label_lower,
        subject_id=OuterRef("pk"),
        round=OuterRef("round"),
        seat__in=seats,
    )
    return Report.objects.filter(Exists(asked), status=Report.Status.SENT).for_list()


def to_issue(actor: Actor) -> QuerySet[Report]:
    groups = scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
    return Report.objects.filter(status=Report.Status.AGREED, group__in=groups).for_list()


def item(row: Report, due_says: str, tone: str) -> Waiting:
    return Waiting(
        title="How are we doing?",
        about=f"{row.group}, {row.period}",
        url=reverse("assurance:report-detail", args=[row.pk]),
        due_says=due_says,
        tone=tone,
    )
