"""Who may compose a report."""

from assurance.grants import GRANTS, Permission
from assurance.models import Report
from governance.roles import Actor, scope_of


def can_compose(actor: Actor, record: Report) -> bool:
    """The schedule, or the office of a partnership that the producing group serves."""
    if actor.is_schedule:
        return True
    return record.group_id in scope_of(actor, Permission.COMPOSE_REPORT, GRANTS).groups
