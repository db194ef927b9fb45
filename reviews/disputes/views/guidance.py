"""How disagreements are resolved, for anybody: no sign-in is asked for."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from governance.core.text_folding import Folded
from governance.structure.models import Partnership
from reviews.disputes.protocols.files import protocol_for
from reviews.disputes.protocols.schema import CADENCES, Protocol


@dataclass(frozen=True)
class PartnershipGuidance:
    """One partnership with its protocols, of practitioners first."""

    partnership: Partnership
    protocols: tuple[Protocol, ...]
    reminded: str


@login_not_required
def disagreement_guidance(request: HttpRequest) -> HttpResponse:
    """The stages and limits of every partnership in force, or that they are to be confirmed."""
    on = localdate()
    rows = Partnership.objects.in_force(on=on).order_by(Folded("name"))
    context = {"places": [guidance_of(each, on=on) for each in rows]}
    return render(request, "reviews/disputes/guidance.html", context)


def guidance_of(partnership: Partnership, *, on: date) -> PartnershipGuidance:
    found = (
        protocol_for(partnership.key, "practitioners", on=on),
        protocol_for(partnership.key, "partners", on=on),
    )
    protocols = tuple(each for each in found if each is not None)
    reminders = [each.reminder for each in protocols if each.reminder]
    return PartnershipGuidance(
        partnership, protocols, CADENCES[reminders[0]][0] if reminders else ""
    )
