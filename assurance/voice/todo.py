"""What children and families said lately, for whoever looks at the work with their eyes."""

from dataclasses import dataclass

from assurance.voice.models import VoiceRecord
from governance.core.roles import Actor, Capacity

LATEST = 5


@dataclass(frozen=True)
class VoicesHeard:
    """The last voices heard, and how many of all wait for somebody to do something."""

    latest: list[VoiceRecord]
    unanswered: int


def voices_heard(actor: Actor) -> VoicesHeard | None:
    """For a young scrutineer, in two queries; None and none for everybody else."""
    if Capacity.YOUNG_SCRUTINEER not in actor.capacities:
        return None
    seen = VoiceRecord.objects.visible_to(actor).current()
    latest = seen.for_list().order_by("-heard_on", "-pk")[:LATEST]
    return VoicesHeard(list(latest), seen.unanswered().count())
