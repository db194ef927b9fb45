"""Who prepares a yearly report, writes in it, comments, scrutinises, signs and publishes it."""

from enum import StrEnum

from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from governance.core.roles import Actor, scope_of

OfReport = YearlyComment | YearlyRequirement | YearlySection | YearlyStatement | YearlyStep


def has_permission(actor: Actor, record: YearlyReport, permission: StrEnum) -> bool:
    return record.partnership_id in scope_of(actor, permission, GRANTS).partnerships


def can_manage(actor: Actor, record: YearlyReport) -> bool:
    """The office of the partnership, a person."""
    return has_permission(actor, record, Permission.PREPARE_YEARLY)


def can_publish(actor: Actor, record: YearlyReport) -> bool:
    """The office; and where the arrangements name a single seat that signs, as the independent
    chair of a board, that seat as well (004, §25.1)."""
    signs_alone = len(record.asked_seats) == 1 and not actor.signing_seats.isdisjoint(
        record.asked_seats
    )
    return can_manage(actor, record) or signs_alone


def can_open(actor: Actor, record: YearlyReport) -> bool:
    """The schedule, or the office: to begin a report and to draw its evidence together."""
    return actor.is_schedule or can_manage(actor, record)


def can_open_part(actor: Actor, part: OfReport) -> bool:
    return can_open(actor, part.report)


def can_manage_part(actor: Actor, part: OfReport) -> bool:
    return can_manage(actor, part.report)


def can_read_draft(actor: Actor, record: YearlyReport) -> bool:
    """Who may see it before it is published: who works on it, and who is asked to sign."""
    seats = {held.seat_id for held in actor.holdings}
    is_asked = not seats.isdisjoint(record.asked_seats)
    return is_asked or has_permission(actor, record, Permission.SEE_DRAFT_YEARLY)


def can_write(actor: Actor, section: YearlySection) -> bool:
    """The office, and whoever holds the seat that is to write it."""
    seats = {held.seat_id for held in actor.holdings}
    return can_manage(actor, section.report) or section.author_id in seats


def can_comment(actor: Actor, comment: YearlyComment) -> bool:
    return has_permission(actor, comment.report, Permission.COMMENT_ON_YEARLY)


def can_scrutinise(actor: Actor, statement: YearlyStatement) -> bool:
    """The independent scrutineer, and nobody in the scrutineer's place."""
    return has_permission(actor, statement.report, Permission.SCRUTINISE_YEARLY)


def is_author(actor: Actor, words: YearlyStatement | YearlyComment) -> bool:
    """Nobody changes what another has said."""
    return actor.user_id is not None and actor.user_id == words.written_by_id


def can_sign(actor: Actor, record: YearlyReport) -> bool:
    """Who may give the agreement of a seat that this step asks (as ``can_sign`` of signatures)."""
    if record.asked_seats:
        return not actor.signing_seats.isdisjoint(record.asked_seats)
    return any(
        held.signs and held.partnership_id == record.partnership_id for held in actor.holdings
    )


def can_start_interval(actor: Actor, record: YearlyReport) -> bool:
    """Whoever may have published the report before it: the office, or who signs there."""
    return can_manage(actor, record) or can_sign(actor, record)


def can_send_back(actor: Actor, record: YearlyReport) -> bool:
    """Who may sign it; the office; the scrutineer, while it is with them."""
    is_scrutineer = record.status == YearlyReport.Status.SCRUTINY and has_permission(
        actor, record, Permission.SCRUTINISE_YEARLY
    )
    return can_manage(actor, record) or can_sign(actor, record) or is_scrutineer
