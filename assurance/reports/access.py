"""Who may compose a report, agree to it, write and comment in it, and receive it."""

from assurance.reports.grants import GRANTS, Permission
from assurance.reports.models import Passage, Report, ReportComment, ReportReceipt
from governance.core.roles import Actor, scope_of


def has_permission(actor: Actor, record: Report, permission: Permission) -> bool:
    return record.group_id in scope_of(actor, permission, GRANTS).groups


def can_compose(actor: Actor, record: Report) -> bool:
    """The schedule, or the office of a partnership that the producing group serves."""
    return actor.is_schedule or can_manage_report(actor, record)


def can_manage_report(actor: Actor, record: Report) -> bool:
    """The office, a person: a schedule sends and issues nothing."""
    return has_permission(actor, record, Permission.COMPOSE_REPORT)


def can_agree(actor: Actor, record: Report) -> bool:
    """Who may give the agreement of a seat that this round asks (as ``can_sign`` of signatures).

    While none is asked, who signs for a seat of the producing group: told to wait, not refused.
    """
    if record.agreeing_seats:
        return not actor.signing_seats.isdisjoint(record.agreeing_seats)
    return any(held.group_id == record.group_id and held.may_sign for held in actor.holdings)


def can_read_draft(actor: Actor, record: Report) -> bool:
    """Who may see it before it is issued: who works on it, and who is asked to agree.

    What was said of a draft is theirs for good, whoever sees the report once it is issued.
    """
    seats = {held.seat_id for held in actor.holdings}
    is_asked = not seats.isdisjoint(record.agreeing_seats)
    return is_asked or has_permission(actor, record, Permission.SEE_DRAFT_REPORT)


def can_read_comment(actor: Actor, comment: ReportComment) -> bool:
    """A comment on the draft is for those who may see the draft; the scrutineer's words, the
    answers to them and what is said since stand in or beside the report, for whoever sees it.
    """
    if comment.kind != ReportComment.Kind.MEMBER:
        return True
    return can_read_draft(actor, comment.report)


def can_send_back(actor: Actor, record: Report) -> bool:
    """Who may agree to it; the office, for what was said elsewhere or for a slip."""
    return can_manage_report(actor, record) or can_agree(actor, record)


def can_open(actor: Actor, passage: Passage) -> bool:
    return can_compose(actor, passage.report)


def can_write(actor: Actor, passage: Passage) -> bool:
    return can_manage_report(actor, passage.report)


def can_comment(actor: Actor, comment: ReportComment) -> bool:
    """Members of the producing group, its office, and the chairs of the whole."""
    return has_permission(actor, comment.report, Permission.COMMENT_ON_REPORT)


def can_scrutinise(actor: Actor, comment: ReportComment) -> bool:
    """The independent scrutineer, and nobody in the scrutineer's place."""
    return has_permission(actor, comment.report, Permission.SCRUTINISE_REPORT)


def is_author(actor: Actor, comment: ReportComment) -> bool:
    """Nobody changes what another has said."""
    return actor.user_id is not None and actor.user_id == comment.written_by_id


def can_receive(actor: Actor, receipt: ReportReceipt) -> bool:
    """The office or the chair of that partnership."""
    scope = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS)
    return receipt.partnership_id in scope.partnerships


def can_issue(actor: Actor, receipt: ReportReceipt) -> bool:
    return can_manage_report(actor, receipt.report)
