"""Who may read a register into a partnership, save it, and undo that."""

from governance.core.roles import Actor, scope_of
from governance.imports.grants import GRANTS, Permission
from governance.imports.models import ImportRun


def can_import(actor: Actor, run: ImportRun) -> bool:
    """The business office of the partnership."""
    scope = scope_of(actor, Permission.IMPORT_REGISTER, GRANTS)
    return run.partnership_id in scope.partnerships


def can_finish(actor: Actor, run: ImportRun) -> bool:
    """The office, as whose worker it is saved."""
    return can_import(actor, run) or actor.is_schedule


def imports_registers(actor: Actor) -> bool:
    """Whether the actor is the office of any partnership."""
    return bool(scope_of(actor, Permission.IMPORT_REGISTER, GRANTS).partnerships)
