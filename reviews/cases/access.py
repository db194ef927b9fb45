"""Who may do what on a case: its named people, each in their part; a seat alone gives nothing.

That somebody may refer one is the only thing that a seat decides.
"""

from typing import Any

from governance.core.roles import Actor, scope_of
from reviews.cases.grants import GRANTS, NEVER_NAMED, Permission
from reviews.cases.models import (
    Case,
    CasePerson,
    CriterionConsidered,
    PanelResponse,
    PartnerView,
    PracticeReview,
    RapidReview,
)
from reviews.cases.models.people import entry_of

COORDINATOR, PARTNER, CONTRIBUTOR, READER = CasePerson.Role


def can_refer(actor: Actor, case: Case) -> bool:
    """An agency, a partner or the office of the partnership; never a lay or young member."""
    scope = scope_of(actor, Permission.REFER_CASE, GRANTS)
    return case.partnership_id in scope.partnerships and not actor.capacities & NEVER_NAMED


def can_read_case(actor: Actor, case: Case) -> bool:
    """Everybody on the list."""
    return entry_of(actor, case) is not None


def can_coordinate(actor: Actor, case: Case) -> bool:
    """Whoever was named to co-ordinate it."""
    entry = entry_of(actor, case)
    return entry is not None and entry.role == COORDINATOR


def can_read_whole(actor: Actor, case: Case) -> bool:
    """All but those who contribute for an agency, who read the whole once the meeting was held."""
    entry = entry_of(actor, case)
    if entry is None:
        return False
    return entry.role != CONTRIBUTOR or (case.has_rapid_review and case.rapid_review.is_met)


def can_coordinate_part(actor: Actor, part: Any) -> bool:
    """The same for what hangs on a case: a child, a named person, a telling, an overrun."""
    return can_coordinate(actor, part.case)


def can_give_view(actor: Actor, view: PartnerView) -> bool:
    """Who speaks for that safeguarding partner on this case; nobody for another."""
    entry = entry_of(actor, view.case)
    if entry is None:
        return False
    is_theirs = entry.role == PARTNER and entry.organisation_id == view.organisation_id
    return is_theirs or entry.role == COORDINATOR


def can_coordinate_review(actor: Actor, review: RapidReview) -> bool:
    return can_coordinate(actor, review.case)


def can_sign_review(actor: Actor, review: RapidReview) -> bool:
    """Who is named on the case and may sign for a seat; the signature asks for which one."""
    return can_read_whole(actor, review.case) and bool(actor.signing_seats)


def can_coordinate_review_part(actor: Actor, part: CriterionConsidered | PanelResponse) -> bool:
    """The same for a criterion considered and a reply of the Panel."""
    return can_coordinate(actor, part.review.case)


def can_read_practice(actor: Actor, review: PracticeReview) -> bool:
    """Whoever reads the whole of its case."""
    return can_read_whole(actor, review.case)
