"""governance's record kinds, one module per family."""

from governance.models.clocks import Clock
from governance.models.files import StoredFile
from governance.models.groups import Cadence, Group, GroupService
from governance.models.jobs import Heartbeat, Job
from governance.models.loads import LoadedRecord
from governance.models.organisations import Organisation, Participation, Partnership
from governance.models.outbox import Message
from governance.models.people import User
from governance.models.periods import Period, Theme
from governance.models.seats import Appointment, Seat
from governance.models.trail import Remark, TrailEntry

__all__ = [
    "Appointment",
    "Cadence",
    "Clock",
    "Group",
    "GroupService",
    "Heartbeat",
    "Job",
    "LoadedRecord",
    "Message",
    "Organisation",
    "Participation",
    "Partnership",
    "Period",
    "Remark",
    "Seat",
    "StoredFile",
    "Theme",
    "TrailEntry",
    "User",
]
