"""What a page of retention is about, as far as the person may see it; and its lists."""

from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.core.requests import ActorRequest
from governance.retention.access import can_see_retention
from governance.retention.models import Disposal, DueRecord, LegalHold


def require_office(request: ActorRequest) -> None:
    """For everybody else the pages are not there."""
    if not can_see_retention(request.actor):
        raise Http404


def due_or_404(request: ActorRequest, pk: int) -> DueRecord:
    return get_object_or_404(DueRecord.objects.visible_to(request.actor).for_list(), pk=pk)


def hold_or_404(request: ActorRequest, pk: int) -> LegalHold:
    return get_object_or_404(LegalHold.objects.visible_to(request.actor).for_list(), pk=pk)


def disposal_or_404(request: ActorRequest, pk: int) -> Disposal:
    return get_object_or_404(Disposal.objects.visible_to(request.actor).for_list(), pk=pk)


def chosen(form: forms.Form) -> dict[str, Any]:
    """What a list is filtered by; nothing where any of it cannot be."""
    wish = form.cleaned_data if form.is_valid() else {}
    return {name: value for name, value in wish.items() if value}
