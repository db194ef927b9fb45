"""Disputes in the tables of the laws: how each verb is done, and what each must say."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from reviews.cases.models import Case
from reviews.disputes.forms import disputes as forms
from reviews.disputes.forms import parts as part_forms
from reviews.disputes.models import DisputeStage
from reviews.disputes.operations import advice, disputes, stages
from tests.scenarios import disputes as scenarios

raised = partial(forms.RaiseForm, own=[], agencies=[], cases=Case.objects.none())
put_right = partial(part_forms.StageWordsForm, names=DisputeStage.WORDS)

MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "reviews.dispute": {
        "ask_advice": lambda dispute: scenarios.ask_advice(scenarios.fresh(dispute)),
        "give_advice": scenarios.give_advice,
        "publish_reply": scenarios.publish_reply,
        "resolve": scenarios.resolve,
        "withdraw": scenarios.withdraw,
    },
    "reviews.disputestage": {
        "agree": scenarios.agree,
        "end_without_agreement": scenarios.not_agreed,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "reviews.dispute": {
        "raise_dispute": scenarios.a_raised_dispute,
        "edit": scenarios.an_edited_dispute,
        "involve_chair": scenarios.with_the_chair,
        "record_mediation": scenarios.a_mediated_dispute,
    },
    "reviews.disputeside": {
        "add_side": lambda: scenarios.first_side(scenarios.a_raised_dispute()),
        "bring_in": scenarios.an_agency_brought_in,
        "state_position": scenarios.a_position,
        "note_legal_advice": scenarios.legal_advice,
    },
    "reviews.disputeofficer": {
        "name_officer": scenarios.a_named_officer,
        "end_officer": scenarios.an_ended_officer,
        "replace_officer": scenarios.a_replaced_officer,
    },
    "reviews.ownprocedurestep": {"record_step": scenarios.a_step},
    "reviews.disputestage": {
        "open_stage": scenarios.a_running_stage,
        "respond": scenarios.an_answered_stage,
        "edit_stage": scenarios.a_stage_put_right,
    },
    "reviews.escalationofficer": {
        "appoint_officer": scenarios.an_escalation_officer,
        "end_appointment": scenarios.an_ended_appointment,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "reviews.dispute": {
        "ask_advice": (("open",), "with_advisor"),
        "give_advice": (("with_advisor",), "advised"),
        "publish_reply": (("advised",), "replied"),
        "resolve": (("open", "replied"), "resolved"),
        "withdraw": (("open", "with_advisor", "advised", "replied"), "withdrawn"),
    },
    "reviews.disputestage": {
        "agree": (("running",), "agreed"),
        "end_without_agreement": (("running",), "not_agreed"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "reviews.dispute": ({"raise_dispute"}, {"edit", "involve_chair", "record_mediation"}),
    "reviews.disputeside": (
        {"add_side", "bring_in"},
        {"state_position", "note_legal_advice"},
    ),
    "reviews.disputeofficer": ({"name_officer"}, {"end_officer", "replace_officer"}),
    "reviews.ownprocedurestep": ({"record_step"}, set()),
    "reviews.disputestage": ({"open_stage"}, {"respond", "edit_stage"}),
    "reviews.escalationofficer": ({"appoint_officer"}, {"end_appointment"}),
}
IRREVERSIBLE = {
    "reviews.dispute": {"give_advice", "publish_reply", "resolve", "withdraw"},
    "reviews.disputestage": {"agree", "end_without_agreement"},
}
IRREVERSIBLE_OPERATIONS = (
    advice.give_advice,
    advice.publish_reply,
    disputes.resolve,
    disputes.withdraw,
    stages.agree,
    stages.end_without_agreement,
)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"reviews.dispute.{name}": [(raised, name), (forms.DisputeWordsForm, name)]
        for name in ("account", "immediate_safety")
    },
    "reviews.dispute.mediation": [(forms.MediationForm, "mediation")],
    "reviews.dispute.advice": [(forms.AdviceForm, "advice")],
    "reviews.dispute.reply": [(forms.ReplyForm, "reply")],
    "reviews.dispute.outcome": [(forms.ResolveForm, "outcome")],
    "reviews.dispute.plan": [(forms.ResolveForm, "plan")],
    "reviews.disputeside.position": [(part_forms.PositionForm, "position")],
    "reviews.disputeside.legal_advice": [(part_forms.LegalAdviceForm, "legal_advice")],
    "reviews.ownprocedurestep.what": [(part_forms.StepForm, "what")],
    "reviews.ownprocedurestep.evidence": [(part_forms.StepForm, "evidence")],
    "reviews.disputestage.response": [
        (part_forms.RespondForm, "response"),
        (put_right, "response"),
    ],
    "reviews.disputestage.plan": [(part_forms.AgreeForm, "plan"), (put_right, "plan")],
    "reviews.disputestage.outcome": [
        (part_forms.AgreeForm, "outcome"),
        (part_forms.NotAgreedForm, "outcome"),
        (put_right, "outcome"),
    ],
}
"""Every text of a dispute that may tell of somebody, and the forms it comes from."""
OWN_PAGE = {
    "raise_dispute": "raised the dispute",
    "edit": "changed the words",
    "involve_chair": "asked the chair to mediate",
    "record_mediation": "recorded the mediation",
    "ask_advice": "asked for the advisor’s advice",
    "give_advice": "gave the advice",
    "publish_reply": "published the reply to the advice to all sides",
    "resolve": "recorded that it is resolved",
    "withdraw": "withdrew the dispute",
    "read": "read the dispute",
}
"""Each verb of a dispute, as its own page tells it."""
PARTS = {
    ("reviews.disputeside", "state_position", "a side of LEI-D-2025-001"): (
        "stated the position of a side of LEI-D-2025-001"
    ),
    ("reviews.disputeside", "note_legal_advice", "a side of LEI-D-2025-001"): (
        "noted legal advice of a side of LEI-D-2025-001"
    ),
    ("reviews.disputeside", "bring_in", "a side of LEI-D-2025-001"): (
        "brought in another agency as a side of LEI-D-2025-001"
    ),
    ("reviews.disputeofficer", "replace_officer", "an officer in LEI-D-2025-001"): (
        "replaced an officer in LEI-D-2025-001"
    ),
    ("reviews.disputeofficer", "name_officer", "an officer in LEI-D-2025-001"): (
        "named an officer in LEI-D-2025-001"
    ),
    ("reviews.disputeofficer", "end_officer", "an officer in LEI-D-2025-001"): (
        "ended the part of an officer in LEI-D-2025-001"
    ),
    ("reviews.ownprocedurestep", "record_step", "a step taken before LEI-D-2025-001"): (
        "recorded a step taken before LEI-D-2025-001"
    ),
    ("reviews.disputestage", "open_stage", "stage 1 of LEI-D-2025-001"): (
        "began stage 1 of LEI-D-2025-001"
    ),
    ("reviews.disputestage", "respond", "stage 1 of LEI-D-2025-001"): (
        "recorded the response at stage 1 of LEI-D-2025-001"
    ),
    ("reviews.disputestage", "edit_stage", "stage 1 of LEI-D-2025-001"): (
        "changed the words of stage 1 of LEI-D-2025-001"
    ),
    ("reviews.disputestage", "agree", "stage 1 of LEI-D-2025-001"): (
        "recorded agreement at stage 1 of LEI-D-2025-001"
    ),
    ("reviews.disputestage", "end_without_agreement", "stage 1 of LEI-D-2025-001"): (
        "recorded that there was no agreement at stage 1 of LEI-D-2025-001"
    ),
    ("reviews.escalationofficer", "appoint_officer", "escalation officer of The Trust"): (
        "named the escalation officer of The Trust"
    ),
    ("reviews.escalationofficer", "end_appointment", "escalation officer of The Trust"): (
        "ended the appointment of the escalation officer of The Trust"
    ),
}
"""What hangs on a dispute, and how each verb is told."""
PAGES = """
    dispute-advice dispute-ask-advice dispute-bring-in dispute-chair dispute-detail dispute-edit
    dispute-list dispute-readers officer-replace
    dispute-mediation dispute-raise dispute-reply dispute-resolve dispute-stage dispute-withdraw
    escalation-add escalation-end escalation-list disagreement-guidance officer-end
    side-legal-advice side-officer side-position side-step stage-agree stage-edit
    stage-not-agreed stage-respond
"""
"""Its pages, which light no entry of the navigation: they are reached from the foot."""
