"""governance's record kinds, one module per family."""

from governance.models.actions import Action
from governance.models.assignments import ActionUpdate, Assignment, DueChange, Reopening
from governance.models.clocks import Clock
from governance.models.evidence import Evidence
from governance.models.files import StoredFile
from governance.models.groups import Cadence, Group, GroupService
from governance.models.jobs import Heartbeat, Job
from governance.models.loads import LoadedRecord
from governance.models.organisations import Organisation, Participation, Partnership
from governance.models.outbox import Message
from governance.models.people import User
from governance.models.periods import Period, Theme
from governance.models.plans import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from governance.models.seats import Appointment, Seat
from governance.models.signatories import Signatory
from governance.models.signatures import Signature
from governance.models.trail import Remark, TrailEntry

__all__ = [
    "Action",
    "ActionUpdate",
    "Appointment",
    "Assignment",
    "BusinessPlan",
    "Cadence",
    "Clock",
    "DueChange",
    "Evidence",
    "FocusArea",
    "Group",
    "GroupService",
    "Heartbeat",
    "Job",
    "LoadedRecord",
    "Message",
    "Objective",
    "Organisation",
    "OutcomeStatement",
    "Participation",
    "Partnership",
    "Period",
    "Priority",
    "ProgressUpdate",
    "Remark",
    "Reopening",
    "Seat",
    "Signatory",
    "Signature",
    "StoredFile",
    "Theme",
    "TrailEntry",
    "User",
]
