"""Who may ask for long work."""

from governance.core.roles import Actor
from governance.jobs.models import Job


def can_retry(actor: Actor, job: Job) -> bool:
    """Whoever asks for long work: the page or operation it is for has asked whether they may."""
    return actor.is_schedule or actor.user_id is not None
