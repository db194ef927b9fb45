"""Who may put a file before a group: those who sit at its table, and its office."""

from governance.core.roles import Actor, scope_of
from governance.files.grants import GRANTS, Permission
from governance.files.models import StoredFile
from governance.structure.models import Group


def stores(actor: Actor, record: StoredFile) -> bool:
    return stores_for(actor, record.group_id)


def stores_for(actor: Actor, group: int | Group | None) -> bool:
    key = group.pk if isinstance(group, Group) else group
    return key in scope_of(actor, Permission.STORE_FILE, GRANTS).groups
