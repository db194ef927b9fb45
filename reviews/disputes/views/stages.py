"""Beginning a stage, its response, its end."""

from django.http import HttpResponse

from governance.core.form_pages import bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from reviews.disputes.forms import parts as forms
from reviews.disputes.models import DisputeStage
from reviews.disputes.operations import stages
from reviews.disputes.transitions import STAGE
from reviews.disputes.transitions.requirements import next_rule
from reviews.disputes.views.lookups import dispute_or_404, page_for, stage_or_404


def dispute_stage(request: ActorRequest, pk: int) -> HttpResponse:
    dispute = dispute_or_404(request, pk)
    STAGE.require("open_stage", request.actor, DisputeStage(dispute=dispute), about=dispute)
    rule = next_rule(dispute)
    limit = f"{rule.limit_in_words}" if rule else ""
    counted = f", counted from {rule.anchor_in_words}" if rule and rule.counts_from else ""
    page = page_for(
        dispute,
        f"Begin the next stage: {rule.title[0].lower()}{rule.title[1:]}" if rule else "",
        "Begin it",
        "Begun. Both sides have been told that a matter needs them.",
        lede=f"{rule.sides if rule else ''}. Limit: {limit}{counted}.",
        record=None,
    )
    return run_form(
        request, forms.OpenStageForm(bound_data(request)), page, stages.open_stage, dispute
    )


def stage_respond(request: ActorRequest, pk: int) -> HttpResponse:
    stage = stage_or_404(request, pk)
    STAGE.require_allowed("respond", request.actor, stage, about=stage.dispute)
    form = forms.RespondForm(bound_data(request), initial=initial_from(stage, "response"))
    page = page_for(
        stage.dispute,
        f"Stage {stage.number}: record the response",
        "Record it",
        "Recorded.",
        lede="The first response ends the count of how long the other side took.",
        record=stage,
    )
    return run_form(request, form, page, stages.respond, stage)


def stage_agree(request: ActorRequest, pk: int) -> HttpResponse:
    stage = stage_or_404(request, pk)
    STAGE.require("agree", request.actor, stage, about=stage.dispute)
    form = forms.AgreeForm(bound_data(request), initial=seen_of(stage))
    page = page_for(
        stage.dispute,
        f"Stage {stage.number}: they agree",
        "Record the agreement",
        "Recorded. Record that the dispute is resolved once nothing more is open.",
        warning="The stage ends with this. It cannot be undone.",
        record=stage,
    )
    return run_form(request, form, page, stages.agree, stage)


def stage_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Put right what was written of a stage that ended."""
    stage = stage_or_404(request, pk)
    STAGE.require("edit_stage", request.actor, stage, about=stage.dispute)
    names = stage.written
    initial = initial_from(stage, *names)
    form = forms.StageWordsForm(bound_data(request), names=names, initial=initial)
    page = page_for(
        stage.dispute,
        f"Stage {stage.number}: change the words",
        "Save",
        "Saved.",
        lede="When the stage ended, and how, stays as it is. Earlier words are kept.",
        record=stage,
    )
    return run_form(request, form, page, stages.edit_stage, stage)


def stage_not_agreed(request: ActorRequest, pk: int) -> HttpResponse:
    stage = stage_or_404(request, pk)
    STAGE.require("end_without_agreement", request.actor, stage, about=stage.dispute)
    form = forms.NotAgreedForm(bound_data(request), initial=seen_of(stage))
    page = page_for(
        stage.dispute,
        f"Stage {stage.number}: no agreement",
        "Record it",
        "Recorded. The next stage can begin.",
        warning="The stage ends with this. It cannot be undone.",
        record=stage,
    )
    return run_form(request, form, page, stages.end_without_agreement, stage)
