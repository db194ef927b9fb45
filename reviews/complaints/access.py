"""Who records complaints and requests: the office of the partnership."""

from governance.core.roles import Actor, scope_of
from reviews.complaints.grants import GRANTS, Permission
from reviews.complaints.models import Complaint, ComplaintStep, InformationRequest, may_see_none


def can_manage(actor: Actor, complaint: Complaint) -> bool:
    scope = scope_of(actor, Permission.MANAGE_COMPLAINT, GRANTS)
    return complaint.partnership_id in scope.partnerships and not may_see_none(actor)


def can_manage_step(actor: Actor, step: ComplaintStep) -> bool:
    return can_manage(actor, step.complaint)


def can_manage_request(actor: Actor, request: InformationRequest) -> bool:
    scope = scope_of(actor, Permission.MANAGE_REQUEST, GRANTS)
    return request.partnership_id in scope.partnerships and not may_see_none(actor)
