"""Who may do what on a case: its named people, each in their part; a seat alone gives nothing.

That somebody may refer one is the only thing that a seat decides.
"""

from typing import Any

from governance.core.roles import Actor, scope_of
from reviews.cases.grants import GRANTS, NEVER_NAMED, RECEIVERS, Permission
from reviews.cases.models import (
    Case,
    CasePerson,
    ChronologyEntry,
    CriterionConsidered,
    EmergencyAccess,
    LocalReview,
    PanelResponse,
    PartnerView,
    PracticeReview,
    RapidReview,
    SignedReview,
)
from reviews.cases.models.emergency import reads_in_emergency
from reviews.cases.models.people import entry_of

COORDINATOR, PARTNER, CONTRIBUTOR, SAFEGUARDING_LEAD, READER = CasePerson.Role
FOR_AN_AGENCY = CasePerson.FOR_AN_AGENCY


INVITED_TO_REFER = "refer_case"
"""How the invitation of somebody with no seat names the referring of a case."""


def can_refer(actor: Actor, case: Case) -> bool:
    """An agency, a partner, the office of the partnership, or whom the office invited to.

    Never a lay member, an observer or a young scrutineer.
    """
    if actor.may_by_invitation(INVITED_TO_REFER, case.partnership):
        return True
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
    """All but those named for an agency, who read the whole once the meeting was held."""
    return reads_whole_as(entry_of(actor, case), case)


def reads_whole_as(entry: CasePerson | None, case: Case) -> bool:
    """The same by an entry on its list that was fetched already."""
    if entry is None:
        return False
    return entry.role not in FOR_AN_AGENCY or case.has_met


def can_view_whole(actor: Actor, case: Case) -> bool:
    """Who may open its pages: by the list, or by emergency access, which allows no verb."""
    return can_read_whole(actor, case) or reads_in_emergency(actor, case)


def can_ask_emergency(actor: Actor, record: EmergencyAccess) -> bool:
    """A delegate of a safeguarding partner or the office; whether the case is theirs is not said.

    What somebody of another partnership typed is no case of theirs, so that it is never found.
    """
    return bool(emergency_places(actor)) and not actor.capacities & NEVER_NAMED


def can_approve_emergency(actor: Actor, record: EmergencyAccess) -> bool:
    """Another one of a different organisation, who is on the list or receives referrals."""
    case = record.case
    if case is None or actor.user_id == record.asked_by_id or actor.capacities & NEVER_NAMED:
        return False
    body = acts_for(actor, case.partnership_id)
    is_other = body is not None and body != record.asked_for_id
    receives = scope_of(actor, Permission.RECEIVE_REFERRAL, GRANTS).partnerships
    knows = case.partnership_id in receives or entry_of(actor, case) is not None
    return is_other and knows


def can_end_emergency(actor: Actor, record: EmergencyAccess) -> bool:
    """Whoever co-ordinates the case, and who reads by it; until it is approved not who asked, who
    could tell by it whether there is a case.
    """
    if record.case is None:
        return False
    is_reader = record.approved_at is not None and record.asked_by_id == actor.user_id
    return is_reader or can_coordinate(actor, record.case)


def emergency_places(actor: Actor) -> frozenset[int]:
    """The partnerships in which somebody may ask for emergency access, and approve it."""
    return scope_of(actor, Permission.USE_EMERGENCY_ACCESS, GRANTS).partnerships


def acts_for(actor: Actor, partnership_id: int) -> int | None:
    """The organisation for which somebody uses emergency access in a partnership.

    A delegate’s seat names it; of the office it is the organisation that employs the person.
    """
    for held in actor.holdings:
        granted = Permission.USE_EMERGENCY_ACCESS in GRANTS.get(held.capacity, {})
        if granted and held.partnership_id == partnership_id:
            is_office = held.capacity in RECEIVERS
            return actor.organisation_id if is_office else held.organisation_id
    return None


def can_read_whole_of_part(actor: Actor, part: Any) -> bool:
    """The same for what is made of a case: its papers."""
    return can_read_whole(actor, part.case)


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


def can_add_entry(actor: Actor, entry: ChronologyEntry) -> bool:
    """Who is named for that agency or partner on the case, and who co-ordinates it."""
    own = entry_of(actor, entry.case)
    if own is None:
        return False
    speaks = own.role in (PARTNER, *FOR_AN_AGENCY)
    is_theirs = speaks and own.organisation_id == entry.organisation_id
    return is_theirs or own.role == COORDINATOR


def is_named_for(actor: Actor, case: Case, body: int | None, *roles: str) -> bool:
    """Whether somebody is on the list for one agency, in one of these parts."""
    entry = entry_of(actor, case)
    return entry is not None and entry.role in roles and entry.organisation_id == body


def can_write_for(actor: Actor, case: Case, body: int | None) -> bool:
    """Who contributes for that agency; its safeguarding lead does not, who signs it off."""
    return is_named_for(actor, case, body, CONTRIBUTOR)


def can_sign_off_for(actor: Actor, case: Case, body: int | None) -> bool:
    """That agency’s safeguarding lead."""
    return is_named_for(actor, case, body, SAFEGUARDING_LEAD)


def can_read_of(actor: Actor, case: Case, body: int | None) -> bool:
    """What that agency wrote: its own people, and who reads the whole."""
    return can_view_whole(actor, case) or is_named_for(actor, case, body, *FOR_AN_AGENCY)


def can_coordinate_review(actor: Actor, review: RapidReview) -> bool:
    return can_coordinate(actor, review.case)


def can_sign_review(actor: Actor, review: SignedReview) -> bool:
    """Who is named on the case and may sign for a seat; the signature asks for which one."""
    return can_read_whole(actor, review.case) and bool(actor.signing_seats)


def can_coordinate_review_part(actor: Actor, part: CriterionConsidered | PanelResponse) -> bool:
    """The same for a criterion considered and a reply of the Panel."""
    return can_coordinate(actor, part.review.case)


def can_read_whole_of_response(actor: Actor, response: PanelResponse) -> bool:
    """Whoever reads the whole of the case that a letter is about."""
    return can_read_whole(actor, response.review.case)


def can_read_practice(actor: Actor, review: PracticeReview) -> bool:
    """Whoever reads the whole of its case."""
    return can_read_whole(actor, review.case)


def can_write_local(actor: Actor, review: LocalReview) -> bool:
    """Who co-ordinates the case, and who leads its local learning review."""
    if can_coordinate(actor, review.case):
        return True
    leads = actor.user_id is not None and review.lead_id == actor.user_id
    return leads and can_read_whole(actor, review.case)
