"""Who reads earlier reviews in, and takes one out again: the office of the partnership."""

from governance.core.roles import Actor, scope_of
from reviews.legacy.grants import GRANTS, Permission
from reviews.legacy.models import LegacyReview


def can_import(actor: Actor, record: LegacyReview) -> bool:
    scope = scope_of(actor, Permission.IMPORT_LEGACY, GRANTS)
    return record.partnership_id in scope.partnerships
