"""Who may put a file before a group: those who sit at its table, and its office."""

from governance.core.roles import Actor, scope_of
from governance.files.grants import GRANTS, Permission
from governance.files.models import StoredFile
from governance.structure.models import Group


def can_upload(actor: Actor, record: StoredFile) -> bool:
    return can_upload_for(actor, record.group_id)


def can_upload_for(actor: Actor, group: int | Group | None) -> bool:
    key = group.pk if isinstance(group, Group) else group
    return key in scope_of(actor, Permission.STORE_FILE, GRANTS).groups
