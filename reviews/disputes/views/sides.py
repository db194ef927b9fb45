"""What a side says, did first and was advised, and who speaks for it."""

from django.http import HttpResponse

from governance.core.form_pages import bound_data, confirm, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from reviews.disputes.form_choices import agencies_beside, choices_of
from reviews.disputes.forms import parts as forms
from reviews.disputes.models import DisputeOfficer, DisputeSide, OwnProcedureStep
from reviews.disputes.operations import sides
from reviews.disputes.transitions import OFFICER, SIDE, STEP
from reviews.disputes.views.lookups import (
    dispute_or_404,
    officer_or_404,
    page_for,
    side_or_404,
)


def side_position(request: ActorRequest, pk: int) -> HttpResponse:
    side = side_or_404(request, pk)
    SIDE.require_allowed("state_position", request.actor, side, about=side.dispute)
    form = forms.PositionForm(bound_data(request), initial=initial_from(side, "position"))
    page = page_for(side.dispute, f"What {side.agency} holds", "Save", "Saved.", record=side)
    return run_form(request, form, page, sides.state_position, side)


def side_legal_advice(request: ActorRequest, pk: int) -> HttpResponse:
    side = side_or_404(request, pk)
    SIDE.require_allowed("note_legal_advice", request.actor, side, about=side.dispute)
    form = forms.LegalAdviceForm(bound_data(request), initial=initial_from(side, "legal_advice"))
    page = page_for(side.dispute, f"Legal advice of {side.agency}", "Save", "Saved.", record=side)
    return run_form(request, form, page, sides.note_legal_advice, side)


def side_officer(request: ActorRequest, pk: int) -> HttpResponse:
    side = side_or_404(request, pk)
    officer = DisputeOfficer(side=side)
    OFFICER.require("name_officer", request.actor, officer, about=side.dispute)
    page = page_for(
        side.dispute,
        f"Name who speaks for {side.agency}",
        "Name them",
        "Named. They are told by e-mail that a matter needs them.",
        record=None,
    )
    return run_form(request, forms.OfficerForm(bound_data(request)), page, sides.name_officer, side)


def side_step(request: ActorRequest, pk: int) -> HttpResponse:
    side = side_or_404(request, pk)
    STEP.require("record_step", request.actor, OwnProcedureStep(side=side), about=side.dispute)
    page = page_for(
        side.dispute,
        f"Own procedure of {side.agency}: record a step",
        "Record it",
        "Recorded.",
        record=None,
    )
    return run_form(request, forms.StepForm(bound_data(request)), page, sides.record_step, side)


def dispute_bring_in(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    SIDE.require("bring_in", request.actor, DisputeSide(dispute=dispute), about=dispute)
    others = agencies_beside(dispute, on=request.actor.on)
    form = forms.BringInForm(bound_data(request), agencies=choices_of(others))
    page = page_for(
        dispute,
        "Bring in another agency",
        "Bring it in",
        "Brought in. Its escalation officer sees the dispute now; name who else speaks for it.",
        record=None,
    )
    return run_form(request, form, page, sides.bring_in, dispute)


def officer_replace(request: ActorRequest, pk: int) -> HttpResponse:
    officer = officer_or_404(request, pk)
    dispute = officer.side.dispute
    OFFICER.require("replace_officer", request.actor, officer, about=dispute)
    page = page_for(
        dispute,
        f"Who speaks for {officer.side.agency} instead of {officer.person}?",
        "Replace them",
        "Replaced. Who speaks for it now is told by e-mail that a matter needs them.",
        lede=f"At the same level: {officer.get_level_display().lower()}. {officer.person} sees "
        "the dispute no more, unless by another seat.",
        record=None,
    )
    form = forms.PersonForm(bound_data(request))
    return run_form(request, form, page, sides.replace_officer, officer)


def officer_end(request: ActorRequest, pk: int) -> HttpResponse:
    officer = officer_or_404(request, pk)
    dispute = officer.side.dispute
    OFFICER.require("end_officer", request.actor, officer, about=dispute)
    page = page_for(
        dispute,
        f"{officer.person} speaks for {officer.side.agency} no more?",
        "End it",
        "Ended.",
        record=officer,
    )
    return confirm(request, page, sides.end_officer, officer)
