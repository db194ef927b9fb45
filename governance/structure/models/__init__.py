"""The record kinds of the room, one module per family."""

from governance.structure.models.escalations import EscalationStep
from governance.structure.models.groups import Cadence, Group, GroupService
from governance.structure.models.partnerships import Participation, Partnership
from governance.structure.models.seats import Appointment, Seat
from governance.structure.models.signatories import Signatory
from governance.structure.models.snapshots import ImportSnapshot

__all__ = [
    "Appointment",
    "Cadence",
    "EscalationStep",
    "Group",
    "GroupService",
    "ImportSnapshot",
    "Participation",
    "Partnership",
    "Seat",
    "Signatory",
]
