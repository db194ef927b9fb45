"""Who may install an instrument's questions."""

from assurance.instruments.models import Instrument
from governance.core.roles import Actor


def can_install(actor: Actor, record: Instrument) -> bool:
    """The schedule's own actor (loading what we ship) or an administrator."""
    return actor.is_schedule or actor.is_administrator
