"""How a page finds its dispute: for who may see it, in a session that gave a second factor."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.core.form_pages import FormPage
from governance.core.readings import note_reading
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.structure.models import Partnership
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
    EscalationOfficer,
)
from reviews.disputes.operations import disputes


def visible_disputes(request: ActorRequest) -> Any:
    """Those of who asks; none in a session that gave no second factor."""
    rows = Dispute.objects.visible_to(request.actor)
    return rows if gave_second_factor(request) else rows.none()


def dispute_or_404(request: ActorRequest, pk: int) -> Dispute:
    """The dispute, for who may see it; being read leaves a line."""
    found: Dispute = get_object_or_404(visible_disputes(request).for_detail(), pk=pk)
    note_reading(request, found, disputes.read, at=timezone.now())
    return found


def stage_or_404(request: ActorRequest, pk: int) -> DisputeStage:
    seen = visible_disputes(request).values("pk")
    stage = get_object_or_404(DisputeStage, pk=pk, dispute__in=seen)
    stage.dispute = dispute_or_404(request, stage.dispute_id)
    return stage


def side_or_404(request: ActorRequest, pk: int) -> DisputeSide:
    seen = visible_disputes(request).values("pk")
    rows = DisputeSide.objects.select_related("participation__organisation")
    side = get_object_or_404(rows, pk=pk, dispute__in=seen)
    side.dispute = dispute_or_404(request, side.dispute_id)
    return side


def officer_or_404(request: ActorRequest, pk: int) -> DisputeOfficer:
    seen = visible_disputes(request).values("pk")
    rows = DisputeOfficer.objects.filter(ended_at__isnull=True).select_related("person")
    officer = get_object_or_404(rows, pk=pk, side__dispute__in=seen)
    officer.side = side_or_404(request, officer.side_id)
    return officer


def escalation_or_404(request: ActorRequest, pk: int) -> EscalationOfficer:
    rows: QuerySet[EscalationOfficer] = EscalationOfficer.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.filter(ended_at__isnull=True).select_related(
            "person", "participation__organisation", "participation__partnership"
        ),
        pk=pk,
    )


def dispute_url(dispute: Dispute) -> str:
    return reverse("reviews:dispute-detail", args=[dispute.pk])


def page_for(
    dispute: Dispute, title: str, button: str, done: str | Callable[[Any], str], **more: Any
) -> FormPage:
    """The page around a form about one dispute."""
    about: dict[str, Any] = {"record": dispute, **more}
    return FormPage(
        title=title,
        caption=dispute.reference,
        marking=MARKING,
        button=button,
        back=dispute_url(dispute),
        back_label=f"Back to {dispute.reference}",
        done=done,
        partnership=dispute.partnership,
        **about,
    )


def named_places(places: QuerySet[Partnership]) -> list[tuple[int, str]]:
    return [(each.pk, each.name) for each in places]
