"""Publishing a signed report: its clocks are met and started, its recipients and boards listed."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from assurance.publication import notifications
from assurance.publication.letters import letter_for
from assurance.publication.models import YearlyDispatch, YearlyPresentation
from assurance.publication.operations.public_files import ask_for_files
from assurance.publication.recipients import NamedRecipient, boards_of, recipients_of
from assurance.publication.transitions import DISPATCH, PRESENTATION
from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import clocks
from assurance.yearly.transitions import REPORT
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline


@transaction.atomic
def publish(
    record: YearlyReport, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Anybody may read it from now on. Its clocks are met, late if they are, and the days in which
    copies are sent begin; so do the 12 months of the report after it.

    Raises NotAllowed, NotNow (not signed, or published already), Stale, AlteredContent.
    """
    lock(record)
    REPORT.require("publish", by, record)
    ensure_as_seen("publish", record, expected_version)
    content_of(record)
    REPORT.move(
        record,
        "publish",
        by=by,
        at=at,
        expected_version=expected_version,
        published_at=at,
        published_by_id=by.user_id,
        dispatch_deadline=start_dispatch(record, by=by, at=at),
    )
    for deadline in running(record):
        deadlines.meet(deadline, by=by, at=at, part_of=record)
    list_recipients(record, by=by, at=at)
    list_boards(record, by=by, at=at)
    start_next_interval(record, by=by, at=at)
    ask_for_files(record, by=by, at=at)
    notifications.notify_published(record, at=at)


def start_dispatch(record: YearlyReport, *, by: Actor, at: datetime) -> Deadline | None:
    """So many calendar days from the day of publication; None where the edition states no limit."""
    rule = clocks.rule_of(record, clocks.DISPATCH)
    if rule is None or rule.limit is None:
        return None
    return clocks.started(record, rule, localdate(at), by=by, at=at)


def running(record: YearlyReport) -> list[Deadline]:
    """Those of its deadlines that publication meets."""
    both = (record.deadline, record.interval_deadline)
    return [each for each in both if each is not None and each.is_running]


def list_recipients(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    named = recipients_of(record, on=localdate(at))
    rows = [dispatch_for(record, each, at=at) for each in named]
    DISPATCH.create_all(rows, "expect", by=by, at=at)


def dispatch_for(record: YearlyReport, named: NamedRecipient, *, at: datetime) -> YearlyDispatch:
    """An unsaved row, with its letter prepared and the address that a source prints."""
    return YearlyDispatch(
        report=record,
        origin=named.origin,
        recipient=named.name,
        citation=named.citation,
        is_confirmed=named.is_confirmed,
        address=named.mailbox.address if named.mailbox else "",
        is_address_confirmed=bool(named.mailbox and named.mailbox.confirmed),
        letter=letter_for(record, named.name, named.citation, on=localdate(at)),
    )


def list_boards(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """The boards before which it comes by the partnership's own rules, each without a day."""
    rule = boards_of(record)
    if rule is None:
        return
    rows = [
        YearlyPresentation(report=record, board=name, citation=rule.citation)
        for name in rule.recipients
    ]
    PRESENTATION.create_all(rows, "list_board", by=by, at=at)


def start_next_interval(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """The next report that is open has 12 months from this publication, unless it has them."""
    later = YearlyReport.objects.unpublished().filter(
        partnership=record.partnership, period__starts_on__gte=record.period.ends_on
    )
    following = later.order_by("period__starts_on").first()
    if following is None or following.interval_deadline_id is not None:
        return
    clocks.start_interval(following, by=by, at=at)
    REPORT.edit(
        following,
        {"interval_deadline": following.interval_deadline},
        verb="start_interval",
        by=by,
        at=at,
        expected_version=following.version,
    )
