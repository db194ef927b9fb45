"""Who writes and releases learning, who spreads it, who follows up a national review."""

from typing import Any

from governance.core.roles import Actor, scope_of
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import Dissemination, NationalCheck


def can_manage(actor: Actor, record: Any) -> bool:
    """The office of the partnership that a point, a briefing or a national review belongs to."""
    scope = scope_of(actor, Permission.MANAGE_LEARNING, GRANTS)
    return record.partnership_id in scope.partnerships


def can_manage_subject(actor: Actor, part: Any) -> bool:
    """The same of what is about a point or a briefing."""
    return can_manage(actor, part.subject)


def can_finish(actor: Actor, record: Dissemination) -> bool:
    """Whoever holds the seat that does it, and the office."""
    is_theirs = any(held.seat_id == record.seat_id for held in actor.holdings)
    return is_theirs or can_manage_subject(actor, record)


def can_check(actor: Actor, check: NationalCheck) -> bool:
    return can_manage(actor, check.review)
