"""Who writes a short version, who reads it before it is released, who releases and withdraws it."""

from assurance.short_versions.grants import GRANTS, Permission
from assurance.short_versions.models import ShortPart, ShortReading, ShortVersion
from assurance.yearly import access
from governance.core.roles import Actor, scope_of

NEEDED = {
    ShortVersion.Reader.YOUNG.value: Permission.READ_SHORT_VERSION,
    ShortVersion.Reader.STAND_IN.value: Permission.STAND_IN_FOR_READER,
}
"""What whoever reads it must be granted, by who was asked."""


def can_manage(actor: Actor, record: ShortVersion) -> bool:
    """The office of the partnership."""
    return access.can_manage(actor, record.report)


def can_manage_part(actor: Actor, part: ShortPart) -> bool:
    return can_manage(actor, part.short_version)


def can_read(actor: Actor, record: ShortVersion) -> bool:
    """Who was asked to read it: whoever stands in where there was no young scrutineer, else, and
    before anybody was asked, the young scrutineer.
    """
    permission = NEEDED[record.reader or ShortVersion.Reader.YOUNG.value]
    return record.report.partnership_id in scope_of(actor, permission, GRANTS).partnerships


def can_say(actor: Actor, reading: ShortReading) -> bool:
    return can_read(actor, reading.short_version)


def can_follow(actor: Actor, record: ShortVersion) -> bool:
    """Who reads why it was taken back or withdrawn: who sees the draft of the report, and who was
    asked to read it.
    """
    return access.can_read_draft(actor, record.report) or can_read(actor, record)
