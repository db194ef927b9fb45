"""Who may record what children told us."""

from assurance.voice.grants import GRANTS, Permission
from assurance.voice.models import VoiceRecord
from governance.core.roles import Actor, scope_of


def can_manage_voice(actor: Actor, record: VoiceRecord) -> bool:
    """A member of the group that heard them, or the office of the partnership."""
    scope = scope_of(actor, Permission.MANAGE_VOICE, GRANTS)
    return record.group_id in scope.groups or record.partnership_id in scope.partnerships
