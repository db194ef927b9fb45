"""What must be in place before an operation on a case and on what hangs on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate

from governance.core.record_changes import OperationContext
from governance.people.models import Organisation
from governance.rules.errors import RuleError
from governance.structure.models import Appointment, Participation
from reviews.cases.grants import NEVER_NAMED
from reviews.cases.models import (
    Case,
    CasePerson,
    ChronologyEntry,
    Overrun,
    PartnerView,
    Proceeding,
    RapidReview,
    Telling,
)

REFERRED, DISPUTED, TO_NOTIFY, NOTIFIED, LOCAL, NOT_NOTIFIABLE, WITHDRAWN, CLOSED = Case.Status
SENT, STOPPED = RapidReview.Status.SENT, RapidReview.Status.STOPPED

SAID_WITH_REASON = (
    "may_not_be_shared",
    "sharing_reason",
    "place",
    "place_text",
    "residence",
    "residence_text",
)
"""What a case says, and what must be said with it."""


def refuse(faults: dict[str, Any]) -> None:
    """Raises ValidationError with all that is missing at once."""
    if faults:
        raise ValidationError(faults)


@contextmanager
def rules_give_a_day() -> Iterator[None]:
    """Around the counting of a day: raises ValidationError where the rules give none."""
    try:
        yield
    except RuleError as error:
        raise ValidationError(f"No day follows from the rules: {error}") from error


def in_the_future(day: date | None, context: OperationContext) -> bool:
    return day is not None and day > localdate(context.at)


def has_happened(record: Case, context: OperationContext) -> None:
    """Its days have been, in the order in which they can be."""
    given = context.input
    incident_on = given.get("incident_on", record.incident_on)
    aware_on = given.get("aware_on", record.aware_on)
    faults = {}
    if in_the_future(incident_on, context):
        faults["incident_on"] = "The day of the incident must be today or in the past."
    if in_the_future(aware_on, context):
        faults["aware_on"] = "The day of becoming aware must be today or in the past."
    elif aware_on and aware_on < incident_on:
        faults["aware_on"] = "Nobody can be aware of it before it happened: check both days."
    refuse(faults)


def is_complete(record: Case, context: OperationContext) -> None:
    """It says what is known, where, and why it may not be shared if it may not."""
    has_happened(record, context)
    given = {name: context.input.get(name, getattr(record, name)) for name in SAID_WITH_REASON}
    faults = {}
    if given["may_not_be_shared"] and not given["sharing_reason"]:
        faults["sharing_reason"] = "Say why it may not be shared, and until when."
    if given["place"] != Case.Place.HERE and not given["place_text"]:
        faults["place_text"] = "Say which area or country it happened in."
    if given["residence"] != Case.Residence.HERE and not given["residence_text"]:
        faults["residence_text"] = "Say which area the child normally lives in."
    refuse(faults)


def statutory_partners(case: Case, *, on: date) -> list[Organisation]:
    """The safeguarding partners of the case’s partnership on a day, by name."""
    rows = Organisation.objects.filter(pk__in=partners_in(case.partnership_id, on))
    return sorted(rows, key=lambda each: each.name)


def partners_in(partnership: int, on: date) -> QuerySet:
    """The keys of the safeguarding partners of a partnership on a day."""
    rows = Participation.objects.in_force(on=on).filter(partnership=partnership)
    return rows.filter(standing=Participation.Standing.STATUTORY_PARTNER).values("organisation")


def current_views(case: Case) -> dict[int, str]:
    """What each partner thinks now, by its id."""
    rows = case.views.filter(is_current=True)
    return dict(rows.values_list("organisation", "view"))


def is_agreed(record: Case, context: OperationContext) -> None:
    """No partner is of another view, unless a dispute was recorded and its outcome has a reason."""
    views = set(current_views(record).values())
    if record.status == REFERRED and len(views) > 1:
        raise ValidationError(
            "The partners are not of one view. Record the disagreement first; their views stay."
        )
    if record.status == DISPUTED and not context.note:
        raise ValidationError({"note": "Say how the disagreement was settled, and by whom."})


def has_councils_view(record: Case, context: OperationContext) -> None:
    """The duty to notify is the council’s: nothing waits for the other partners’ views.

    Children Act 2004, section 16C(1).
    """
    faults: list[str] = []
    if record.aware_on is None:
        faults.append("Record first the day on which the local authority became aware.")
    views = current_views(record)
    councils = [
        each
        for each in statutory_partners(record, on=context.by.on)
        if each.sector == Organisation.Sector.LOCAL_AUTHORITY
    ]
    if not any(each.pk in views for each in councils):
        names = " or ".join(str(each) for each in councils) or "the local authority"
        faults.append(f"The view of {names} is missing: the duty to notify is its own.")
    if faults:
        raise ValidationError(faults)
    is_agreed(record, context)


def has_every_view(record: Case, context: OperationContext) -> None:
    """That it is not notified is decided on the view of every partner, with each one’s reason."""
    if record.is_notified_whatever_the_cause:
        what = record.get_circumstance_display().lower()
        raise ValidationError(f"Somebody died who was {what}: it is notified whatever the cause.")
    views = current_views(record)
    missing = [
        str(each) for each in statutory_partners(record, on=context.by.on) if each.pk not in views
    ]
    if missing:
        raise ValidationError(
            f"Not every partner has given its view. Missing: {', '.join(missing)}."
        )
    is_agreed(record, context)


def views_differ(record: Case, context: OperationContext) -> None:
    if len(set(current_views(record).values())) < 2:
        raise ValidationError("No two partners’ views differ: there is nothing to settle.")


def is_sent_with_proof(record: Case, context: OperationContext) -> None:
    """It was sent on a day that has been, not before anybody was aware of the incident."""
    notified_on = context.input.get("notified_on")
    faults = {}
    if not context.input.get("outside_reference", "x"):
        faults["outside_reference"] = "Enter it: without it nothing shows that it was notified."
    if not (context.input.get("proof", "x") or context.input.get("proof_file")):
        faults["proof"] = "Store the proof, or say where it is kept."
    elif context.input.get("proof") and context.input.get("proof_file"):
        faults["proof"] = "It is stored here: leave this empty, so that there is one place for it."
    if in_the_future(notified_on, context):
        faults["notified_on"] = "The day of the notification must be today or in the past."
    elif notified_on and record.aware_on and notified_on < record.aware_on:
        faults["notified_on"] = "It cannot have been sent before the local authority was aware."
    refuse(faults)


def has_been_told(record: Telling, context: OperationContext) -> None:
    if in_the_future(record.told_on, context):
        raise ValidationError({"told_on": "The day must be today or in the past."})


def explains_its_own_limit(record: Overrun, context: OperationContext) -> None:
    """It was told on a day that has been, and is about a limit of this case."""
    faults: dict[str, Any] = {}
    if in_the_future(record.told_on, context):
        faults["told_on"] = "The day must be today or in the past."
    if record.deadline_id not in {each.pk for each in record.case.deadlines}:
        faults[NON_FIELD_ERRORS] = "This is no time limit of this case."
    refuse(faults)


def is_finished(record: Case, context: OperationContext) -> None:
    """Nothing that the case needs is still open."""
    faults = []
    if record.status == NOTIFIED and record.opens_rapid_review:
        review = record.rapid_review if record.has_rapid_review else None
        if review is None or review.status not in (SENT, STOPPED):
            faults.append("The rapid review has not been sent to the Panel.")
        elif any(each.awaits_answer for each in review.responses.all()):
            faults.append("A letter of the Panel has not been answered.")
        elif review.status == SENT and not review.responses.exists():
            faults.append("No reply of the Panel has been recorded.")
    if record.has_practice_review and not record.practice_review.is_finished:
        faults.append("The practice review has neither been published nor ended.")
    if record.has_local_review and not record.local_review.is_finished:
        faults.append("The local learning review has neither been completed nor withdrawn.")
    if faults:
        raise ValidationError(faults)


def is_open(record: Any) -> bool:
    return record.is_open


def is_of_an_open_case(record: Any) -> bool:
    return record.case.is_open


def is_being_screened(record: PartnerView) -> bool:
    return record.case.counts_to_notification


def is_of_a_partner(record: PartnerView, context: OperationContext) -> None:
    partners = statutory_partners(record.case, on=context.by.on)
    if record.organisation_id not in {each.pk for each in partners}:
        raise ValidationError(
            {"organisation": "Choose one of the safeguarding partners of this partnership."}
        )


def may_be_named(record: CasePerson, context: OperationContext) -> None:
    """Not twice, not for a past period, never who holds a lay, observing or young seat."""
    faults: dict[str, str] = {}
    on = localdate(context.at)
    if record.ends_on and record.ends_on <= on:
        faults["until"] = "The last day must be today or later."
    rows = CasePerson.objects.filter(case=record.case_id, person=record.person_id)
    if rows.filter(ended_at__isnull=True).exists():
        faults["person"] = "This person is on the list already: end that entry first."
    barred = Appointment.objects.acting(on=on).filter(
        person=record.person_id, seat__capacity__in=NEVER_NAMED
    )
    if barred.exists():
        faults["person"] = (
            "Lay members, participant observers and young scrutineers are never named on a case."
        )
    if record.role in (CasePerson.Role.PARTNER, *CasePerson.FOR_AN_AGENCY):
        if record.organisation_id is None:
            faults["organisation"] = "Say for which organisation."
        elif record.role == CasePerson.Role.PARTNER:
            partners = statutory_partners(record.case, on=on)
            if record.organisation_id not in {each.pk for each in partners}:
                faults["organisation"] = "Choose a safeguarding partner of this partnership."
    refuse(faults)


def somebody_coordinates(record: CasePerson, context: OperationContext) -> None:
    """The last one who co-ordinates an open case stays until another does."""
    if not context.note:
        raise ValidationError({"note": "Give the reason."})
    if record.role != CasePerson.Role.COORDINATOR or not record.case.is_open:
        return
    others = CasePerson.objects.acting(on=context.by.on).filter(
        case=record.case_id, role=CasePerson.Role.COORDINATOR
    )
    if not others.exclude(pk=record.pk).exists():
        raise ValidationError("Nobody else co-ordinates this case: name another one first.")


def has_not_ended(record: CasePerson) -> bool:
    return record.ended_at is None


def was_in_the_past(record: ChronologyEntry, context: OperationContext) -> None:
    if in_the_future(record.happened_on, context):
        raise ValidationError({"happened_on": "The day must be today or in the past."})


def is_still_there(record: ChronologyEntry) -> bool:
    return record.is_there and record.case.is_open


def has_ended_proceeding(record: Proceeding, context: OperationContext) -> None:
    if in_the_future(context.input.get("ended_on", record.ended_on), context):
        raise ValidationError({"ended_on": "The day must be today or in the past."})
