"""Who may read a register into a partnership, save it, and undo that."""

from governance.core.roles import Actor, scope_of
from governance.imports.grants import GRANTS, OPEN_TO_ADMINISTRATORS, Permission
from governance.imports.models import ImportRun


def can_import(actor: Actor, run: ImportRun) -> bool:
    """The business office of the partnership; of people also an administrator."""
    scope = scope_of(actor, Permission.IMPORT_REGISTER, GRANTS)
    is_of_people = run.register in OPEN_TO_ADMINISTRATORS
    return run.partnership_id in scope.partnerships or (is_of_people and actor.is_administrator)


def can_finish(actor: Actor, run: ImportRun) -> bool:
    """Whoever may import it, as whose worker it is saved."""
    return can_import(actor, run) or actor.is_schedule


def imports_registers(actor: Actor) -> bool:
    """Whether the actor is the office of any partnership, or adds people to all."""
    scope = scope_of(actor, Permission.IMPORT_REGISTER, GRANTS)
    return bool(scope.partnerships) or actor.is_administrator
