"""Screening a case: the partners’ views, what is found, the notification and who was told."""

from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.people.models import Organisation
from reviews.cases.models import Case, PartnerView, Telling
from reviews.cases.operations import (
    clocks,
    local_reviews,
    people,
    practice_reviews,
    rapid_reviews,
)
from reviews.cases.operations.files import store_with
from reviews.cases.transitions import CASE, TELLING, VIEW

NOT_NOTIFIED = "It was found not to be notifiable."
WITHDRAWN = "The notification was withdrawn."


@transaction.atomic
def give_view(
    case: Case,
    organisation: Organisation,
    *,
    view: str,
    reason: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> PartnerView:
    """What one safeguarding partner thinks of notifying, and why; an earlier view of it stays.

    Given by who speaks for that partner, or written down by who co-ordinates the case.
    """
    lock(case)
    record = PartnerView(
        case=case,
        organisation=organisation,
        view=view,
        reason=reason,
        given_at=at,
        given_by_id=by.user_id,
    )
    VIEW.require("give_view", by, record)
    for earlier in case.views.filter(organisation=organisation, is_current=True):
        replace_view(earlier, by=by, at=at)
    VIEW.create(record, "give_view", by=by, at=at, note=note)
    return record


def replace_view(earlier: PartnerView, *, by: Actor, at: datetime) -> None:
    """A partner thinks again: the view it gave before stays, and is not its present one."""
    changes = {"is_current": False}
    VIEW.edit(earlier, changes, verb="replace_view", by=by, at=at, expected_version=0)


def dispute(case: Case, *, by: Actor, at: datetime, note: str = "") -> None:
    """The partners’ views differ: that is recorded, and stays visible whatever comes of it."""
    CASE.move(case, "dispute", by=by, at=at, note=note)


def find_notifiable(case: Case, *, by: Actor, at: datetime, note: str = "") -> None:
    """It is to be notified. Raises ValidationError without the council’s own view."""
    CASE.move(case, "find_notifiable", by=by, at=at, note=note)


@transaction.atomic
def find_not_notifiable(
    case: Case, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """It is not to be notified, and why; its time limits stop."""
    CASE.move(
        case, "find_not_notifiable", by=by, at=at, expected_version=expected_version, note=note
    )
    clocks.stop_notification_clocks(case, by=by, at=at, part_of=case, note=NOT_NOTIFIED)
    people.end_with_case(case, by=by, at=at, note=NOT_NOTIFIED)


@transaction.atomic
def find_local(case: Case, *, by: Actor, at: datetime, note: str) -> None:
    """It is serious but not notifiable: what can be learned is learned locally."""
    CASE.move(case, "find_local", by=by, at=at, note=note)
    clocks.stop_notification_clocks(case, by=by, at=at, part_of=case, note=NOT_NOTIFIED)


@transaction.atomic
def notify(
    case: Case,
    *,
    notified_on: date,
    outside_reference: str,
    proof: str = "",
    content: UploadedFile | None = None,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """Record that the incident was notified: the day, the outside reference, and the proof, stored
    as ``content`` or said where it is kept.

    The limit is met, or met late, by that day; the rapid review opens where one does.
    """
    lock(case)
    CASE.require("notify", by, case)
    kept = store_with(case, content, by=by, at=at, part_of=case) if content else None
    CASE.move(
        case,
        "notify",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
        notified_on=notified_on,
        outside_reference=outside_reference.strip(),
        proof=proof.strip(),
        proof_file=kept,
        notified_recorded_at=at,
        notified_recorded_by_id=by.user_id,
    )
    if case.notification_deadline and case.notification_deadline.is_running:
        deadlines.meet(
            case.notification_deadline, by=by, at=at, part_of=case, happened_on=notified_on
        )
    if case.opens_rapid_review:
        rapid_reviews.open_review(case, by=by, at=at, part_of=case)


@transaction.atomic
def tell(
    case: Case,
    *,
    who: str,
    told_on: date,
    is_last: bool,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Telling:
    """Record who else was told, and whether that was the last; then the limit for it is met."""
    record = Telling(
        case=case,
        who=who,
        told_on=told_on,
        is_last=is_last,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    TELLING.create(record, "tell", by=by, at=at, note=note)
    deadline = case.partners_deadline
    if is_last and deadline and deadline.is_running:
        deadlines.meet(deadline, by=by, at=at, part_of=case, happened_on=told_on)
    return record


@transaction.atomic
def withdraw(
    case: Case, *, by: Actor, at: datetime, expected_version: ExpectedVersion, note: str
) -> None:
    """The criteria turned out not to be met: the notification is withdrawn, and why."""
    CASE.move(case, "withdraw", by=by, at=at, expected_version=expected_version, note=note)
    clocks.stop_notification_clocks(case, by=by, at=at, part_of=case, note=WITHDRAWN)
    practice_reviews.end_with_case(case, by=by, at=at, note=WITHDRAWN)
    local_reviews.withdraw_with_case(case, by=by, at=at, note=WITHDRAWN)
    rapid_reviews.stop_with_case(case, by=by, at=at, note=WITHDRAWN)
    people.end_with_case(case, by=by, at=at, note=WITHDRAWN)
