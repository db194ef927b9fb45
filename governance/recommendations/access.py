"""Who acts for the group that recommends, and for the group with which it stands."""

from governance.core.roles import Actor, scope_of
from governance.recommendations.grants import GRANTS, Permission
from governance.recommendations.models import GroupRecommendation
from governance.structure.models import Group


def acts_for(actor: Actor, group: Group | None) -> bool:
    """Its chairs and its office; for a partnership’s board also whoever chairs the partnership."""
    if group is None:
        return False
    if group.pk in scope_of(actor, Permission.MANAGE_RECOMMENDATION, GRANTS).groups:
        return True
    areas = scope_of(actor, Permission.ANSWER_FOR_BOARD, GRANTS).groups
    return group.kind == Group.Kind.BOARD and group.pk in areas


def can_manage(actor: Actor, record: GroupRecommendation) -> bool:
    """Whoever acts for the group that made it."""
    return acts_for(actor, record.group)


def can_answer(actor: Actor, record: GroupRecommendation) -> bool:
    """Whoever acts for the group that has it.

    Of one that no group has yet, who made it would be asked: they are told that it is not the time.
    """
    return acts_for(actor, record.stands_with or record.group)


def can_raise_action(actor: Actor, record: GroupRecommendation) -> bool:
    return can_manage(actor, record) or can_answer(actor, record)
