"""Situations of complaints and of requests for information, reached by the real operations."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from governance.people.models import Organisation
from governance.structure.models import Partnership
from reviews.complaints import operations
from reviews.complaints.models import Complaint, ComplaintStep, InformationRequest
from tests import factories
from tests.scenarios import cases
from tests.scenarios.returns import NOON, acting, the_leicester_partnership

ABOUT = "No training was offered to village halls this year."
TO_THE_BOARD = (
    "find_fit",
    "pass_to_chair",
    "ask_chief_officer",
    "record_opinion",
    "record_findings",
    "decide_complaint",
)
DAY = date(2025, 10, 8)
MORE_OF: dict[str, Callable[[], dict[str, Any]]] = {}
"""What a step says beside who did what."""


def office_of(record: Complaint | InformationRequest) -> Actor:
    return acting(cases.the_office(record.partnership))


def a_body() -> Organisation:
    """An organisation whose representative sits at the board."""
    found = Organisation.objects.filter(key="the-represented").first()
    return found or factories.OrganisationFactory(key="the-represented")


MORE_OF |= {
    "find_fit": lambda: {"represented_by": a_body()},
    "find_not_ours": lambda: {"pointed_to": a_body(), "procedure": "Complaints, stage 1"},
}


def a_complaint(area: Partnership | None = None, **words: Any) -> Complaint:
    """Received, not tested yet."""
    record = Complaint(partnership=area or the_leicester_partnership())
    given = {"received_on": date(2025, 10, 6), "complainant": "A parish council", "about": ABOUT}
    by = office_of(record)
    return operations.receive_complaint(record, {**given, **words}, by=by, at=NOON)


def take(record: Complaint, verb: str, **words: Any) -> ComplaintStep:
    given = {
        "happened_on": DAY,
        "who": "Independent chair",
        "text": "As the procedure says.",
        **MORE_OF.get(verb, dict)(),
    }
    return operations.take_step(
        record,
        verb,
        **{**given, **words},
        by=office_of(record),
        at=NOON,
        expected_version=record.version,
    )


def a_complaint_after(*verbs: str, area: Partnership | None = None) -> Complaint:
    """With these steps taken, one after the other."""
    record = a_complaint(area)
    for verb in verbs:
        take(record, verb)
    return record


def an_edited_complaint() -> Complaint:
    record = a_complaint()
    operations.edit_complaint(
        record,
        {"about": "No training for two years."},
        by=office_of(record),
        at=NOON,
        expected_version=record.version,
    )
    return record


def a_step() -> ComplaintStep:
    return a_complaint_after("find_fit").steps.get()


def tell(step: ComplaintStep, **words: Any) -> None:
    given = {"told_on": date(2025, 10, 9), "told_how": "By letter of the chair"}
    operations.tell_complainant(
        step,
        **{**given, **words},
        by=office_of(step.complaint),
        at=NOON,
        expected_version=step.version,
    )


def a_told_step() -> ComplaintStep:
    step = a_step()
    tell(step)
    return step


COMPLAINT_AT: dict[str, Callable[[], Model]] = {
    Complaint.Status.RECEIVED: a_complaint,
    Complaint.Status.NOT_OURS: partial(a_complaint_after, "find_not_ours"),
    Complaint.Status.REPRESENTATIVE: partial(a_complaint_after, *TO_THE_BOARD[:1]),
    Complaint.Status.CHAIR: partial(a_complaint_after, *TO_THE_BOARD[:2]),
    Complaint.Status.CHIEF_OFFICER: partial(a_complaint_after, *TO_THE_BOARD[:3]),
    Complaint.Status.GROUP: partial(a_complaint_after, *TO_THE_BOARD[:4]),
    Complaint.Status.BOARD: partial(a_complaint_after, *TO_THE_BOARD[:5]),
    Complaint.Status.DECIDED: partial(a_complaint_after, *TO_THE_BOARD),
    Complaint.Status.RESOLVED: partial(a_complaint_after, "find_fit", "resolve_complaint"),
    Complaint.Status.WITHDRAWN: partial(a_complaint_after, "withdraw_complaint"),
}


# Requests


def a_request(area: Partnership | None = None, **words: Any) -> InformationRequest:
    """A freedom of information request that an authority is to answer."""
    record = InformationRequest(partnership=area or the_leicester_partnership())
    given = {
        "kind": "foi",
        "received_on": date(2025, 10, 6),
        "requester": "A journalist",
        "about": "How many practice reviews were begun in each of five years.",
        "authority": a_body(),
    }
    by = office_of(record)
    return operations.receive_request(record, {**given, **words}, by=by, at=NOON)


def an_edited_request() -> InformationRequest:
    record = a_request()
    operations.edit_request(
        record,
        {"about": "How many in six years."},
        by=office_of(record),
        at=NOON,
        expected_version=record.version,
    )
    return record


def extend(record: InformationRequest) -> None:
    operations.extend_request(
        record,
        extension_reason="Three archives are searched.",
        by=office_of(record),
        at=NOON,
        expected_version=record.version,
    )


def an_extended_request() -> InformationRequest:
    record = a_request(kind="subject_access", requester="A former foster carer")
    extend(record)
    return record


def answer(record: InformationRequest, **words: Any) -> None:
    given = {"answered_on": date(2025, 10, 14), "outcome": "whole"}
    operations.answer_request(record, **{**given, **words}, by=office_of(record), at=NOON)


def an_answered_request() -> InformationRequest:
    record = a_request()
    answer(record)
    return record


def close(record: InformationRequest) -> None:
    operations.close_request(record, by=office_of(record), at=NOON, expected_version=record.version)


def a_closed_request() -> InformationRequest:
    record = an_answered_request()
    close(record)
    return record


def everything_of(area: Partnership) -> None:
    """One complaint before the board, with a step of which nobody was told, and two requests."""
    a_complaint_after(*TO_THE_BOARD[:5], area=area)
    a_request(area)


INFORMATION_AT: dict[str, Callable[[], Model]] = {
    InformationRequest.Status.OPEN: a_request,
    InformationRequest.Status.ANSWERED: an_answered_request,
    InformationRequest.Status.CLOSED: a_closed_request,
}
