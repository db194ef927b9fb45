"""Who may compose a report, agree to it, write and comment in it, and receive it."""

from assurance.grants import GRANTS, Permission
from assurance.models import Passage, Report, ReportComment, ReportReceipt
from governance.roles import Actor, scope_of


def reaches(actor: Actor, record: Report, permission: Permission) -> bool:
    return record.group_id in scope_of(actor, permission, GRANTS).groups


def can_compose(actor: Actor, record: Report) -> bool:
    """The schedule, or the office of a partnership that the producing group serves."""
    return actor.is_schedule or keeps(actor, record)


def keeps(actor: Actor, record: Report) -> bool:
    """The office, a person: a schedule sends and issues nothing."""
    return reaches(actor, record, Permission.COMPOSE_REPORT)


def is_asked_to_agree(actor: Actor, record: Report) -> bool:
    """Somebody in a seat whose agreement this round needs, the holder's deputy included."""
    return any(held.seat_id in record.agreeing_seats for held in actor.holdings)


def has_a_say(actor: Actor, record: Report) -> bool:
    """A seat that is asked to agree; the office, for what was said elsewhere or for a slip.

    While nobody is named yet, the producing group's seats: told to wait rather than refused.
    """
    if keeps(actor, record) or is_asked_to_agree(actor, record):
        return True
    in_the_group = any(held.group_id == record.group_id for held in actor.holdings)
    return in_the_group and not record.agreeing_seats


def can_open(actor: Actor, passage: Passage) -> bool:
    return can_compose(actor, passage.report)


def can_write(actor: Actor, passage: Passage) -> bool:
    return keeps(actor, passage.report)


def can_comment(actor: Actor, comment: ReportComment) -> bool:
    """Members of the producing group, its office, and the chairs of the whole."""
    return reaches(actor, comment.report, Permission.COMMENT_ON_REPORT)


def can_scrutinise(actor: Actor, comment: ReportComment) -> bool:
    """The independent scrutineer, and nobody in the scrutineer's place."""
    return reaches(actor, comment.report, Permission.SCRUTINISE_REPORT)


def wrote(actor: Actor, comment: ReportComment) -> bool:
    """Nobody changes what another has said."""
    return actor.user_id is not None and actor.user_id == comment.written_by_id


def can_receive(actor: Actor, receipt: ReportReceipt) -> bool:
    """The office or the chair of that partnership."""
    scope = scope_of(actor, Permission.RECEIVE_REPORT, GRANTS)
    return receipt.partnership_id in scope.partnerships


def issues(actor: Actor, receipt: ReportReceipt) -> bool:
    return keeps(actor, receipt.report)
