"""What the laws ask of complaints and of requests for information, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model

from governance.people.models import Organisation
from reviews.complaints import forms, operations
from reviews.complaints.transitions import STEPS
from tests.scenarios import complaints as scenarios


def taking(verb: str) -> Callable[[Any], object]:
    return lambda record: scenarios.take(record, verb)


MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "reviews.complaint": {verb: taking(verb) for verb in STEPS},
    "reviews.informationrequest": {
        "answer_request": scenarios.answer,
        "close_request": scenarios.close,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "reviews.complaint": {
        "receive_complaint": scenarios.a_complaint,
        "edit_complaint": scenarios.an_edited_complaint,
    },
    "reviews.complaintstep": {
        "take_step": scenarios.a_step,
        "tell_complainant": scenarios.a_told_step,
    },
    "reviews.informationrequest": {
        "receive_request": scenarios.a_request,
        "edit_request": scenarios.an_edited_request,
        "extend_request": scenarios.an_extended_request,
    },
}
RESOLVABLE = ("representative", "chair", "chief_officer", "assurance_group")
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "reviews.complaint": {
        "find_fit": (("received",), "representative"),
        "find_not_ours": (("received",), "not_ours"),
        "pass_to_chair": (("representative",), "chair"),
        "ask_chief_officer": (("chair",), "chief_officer"),
        "record_opinion": (("chief_officer",), "assurance_group"),
        "record_findings": (("assurance_group",), "full_board"),
        "decide_complaint": (("full_board",), "decided"),
        "resolve_complaint": (RESOLVABLE, "resolved"),
        "withdraw_complaint": (("received", *RESOLVABLE, "full_board"), "withdrawn"),
    },
    "reviews.informationrequest": {
        "answer_request": (("open",), "answered"),
        "close_request": (("answered",), "closed"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "reviews.complaint": ({"receive_complaint"}, {"edit_complaint"}),
    "reviews.complaintstep": ({"take_step"}, {"tell_complainant"}),
    "reviews.informationrequest": ({"receive_request"}, {"edit_request", "extend_request"}),
}
IRREVERSIBLE = {
    "reviews.complaint": {
        "find_not_ours",
        "decide_complaint",
        "resolve_complaint",
        "withdraw_complaint",
    },
    "reviews.informationrequest": {"close_request"},
}
IRREVERSIBLE_OPERATIONS = (operations.take_step, operations.close_request)

BODIES = Organisation.objects.none()
not_ours_form = partial(forms.NotOursForm, bodies=BODIES)
receive_form = partial(forms.ReceiveRequestForm, bodies=BODIES)
request_form = partial(forms.RequestForm, bodies=BODIES)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"reviews.complaint.{name}": [
            (forms.ReceiveComplaintForm, name),
            (forms.ComplaintForm, name),
        ]
        for name in ("complainant", "about")
    },
    "reviews.complaint.procedure": [(not_ours_form, "procedure")],
    **{
        f"reviews.complaintstep.{name}": [(forms.StepForm, name), (not_ours_form, name)]
        for name in ("who", "text")
    },
    "reviews.complaintstep.told_how": [(forms.StepForm, "told_how"), (forms.TellForm, "told_how")],
    **{
        f"reviews.informationrequest.{name}": [(receive_form, name), (request_form, name)]
        for name in ("requester", "about")
    },
    "reviews.informationrequest.extension_reason": [(forms.ExtendForm, "extension_reason")],
    **{
        f"reviews.informationrequest.{name}": [(forms.AnswerForm, name)]
        for name in ("exemptions", "exemption_reason")
    },
}
"""Every text about people, and the forms it comes from."""
NOT_SCREENED = {
    "reviews.complaints.forms.WordsFilter": "what is looked for is kept nowhere",
}
THE_COMPLAINT, THE_REQUEST = (
    "the complaint received on 6 October 2025",
    "the request received on 6 October 2025",
)
PHRASES = (
    *(
        ("reviews.complaint", verb, THE_COMPLAINT)
        for verb in ("receive_complaint", "edit_complaint", *STEPS)
    ),
    *(
        ("reviews.complaintstep", verb, f"a step of {THE_COMPLAINT}")
        for verb in ("take_step", "tell_complainant")
    ),
    *(
        ("reviews.informationrequest", verb, THE_REQUEST)
        for verb in (
            "receive_request",
            "edit_request",
            "extend_request",
            "answer_request",
            "close_request",
        )
    ),
)
SAID = (
    f"recorded {THE_COMPLAINT}",
    f"edited {THE_COMPLAINT}",
    f"found the complaint to be about the partnership: {THE_COMPLAINT}",
    f"pointed the complainant to an agency: {THE_COMPLAINT}",
    f"recorded that it was passed to the chair: {THE_COMPLAINT}",
    f"recorded that the chief officer was asked: {THE_COMPLAINT}",
    f"recorded the chief officer’s written opinion: {THE_COMPLAINT}",
    f"recorded the findings of the assurance group: {THE_COMPLAINT}",
    f"recorded the decision of the board: {THE_COMPLAINT}",
    f"recorded that it was resolved: {THE_COMPLAINT}",
    f"recorded that it was withdrawn: {THE_COMPLAINT}",
    f"recorded a step of {THE_COMPLAINT}",
    f"recorded that the complainant was told of a step of {THE_COMPLAINT}",
    f"recorded {THE_REQUEST}",
    f"edited {THE_REQUEST}",
    f"extended the time of {THE_REQUEST}",
    f"recorded the answer to {THE_REQUEST}",
    f"closed {THE_REQUEST}",
)
"""How each verb is told, in the same order."""
PAGES = """
    complaint-detail complaint-edit complaint-list complaint-receive complaint-step complaint-tell
    information-answer information-close information-detail information-edit information-extend
    information-list information-receive
"""
"""Reached from the foot of the page."""
