"""Who sends a published report out, plans its presentations and puts a mistake in it right."""

from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from assurance.yearly import access
from governance.core.roles import Actor

OfPublished = YearlyDispatch | YearlyErratum | YearlyPresentation


def can_manage(actor: Actor, part: OfPublished) -> bool:
    """The office of the partnership."""
    return access.can_manage(actor, part.report)


def can_begin(actor: Actor, part: OfPublished) -> bool:
    """Whoever publishes: with it, the rows of those who are to have it come to be."""
    return access.can_publish(actor, part.report)


def is_schedule(actor: Actor, part: OfPublished) -> bool:
    """Only the schedule says what the outbox did."""
    return actor.is_schedule


def can_read_letter(actor: Actor, part: OfPublished) -> bool:
    """Letters, addresses and proofs are the office’s; that it was sent, every reader’s."""
    return can_manage(actor, part)
