"""The kinds of record of this app: their tables, their operations, where each is shown.

The diagrams and the house tests walk this list, so a kind that is not in it does not pass.
"""

from governance import models
from governance.operations import (
    actions,
    appointments,
    assignments,
    clocks,
    files,
    jobs,
    outbox,
    plans,
    reference,
    signatures,
)
from governance.operations.arrangements import loading
from governance.registry import RecordKind, RecordWorkflow, one
from governance.transitions import CLOCK, JOB, MESSAGE
from governance.transitions.actions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.transitions.appointments import APPOINTMENT
from governance.transitions.arrangements import ARRANGED
from governance.transitions.files import FILE
from governance.transitions.people import ACCOUNT, REFERENCE
from governance.transitions.plans import (
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PLAN,
    PRIORITY,
    PROGRESS,
)
from governance.transitions.signatures import SIGNATURE

PARTNERSHIP, GROUP, ACTION_PAGE, PLAN_PAGE, PRIORITY_PAGE = (
    "governance:partnership-detail",
    "governance:group-detail",
    "governance:action-detail",
    "governance:plan-detail",
    "governance:priority-detail",
)
REFERRED = RecordWorkflow(table=REFERENCE, operations=reference)
STRUCTURE = (RecordWorkflow(table=ARRANGED, operations=loading), REFERRED)
"""A partnership's structure comes by loading its arrangements, and is changed on screen too."""

RECORDS = (
    RecordKind(models.Signature, one(SIGNATURE, signatures)),
    RecordKind(models.Action, one(ACTION, actions, **{"raise": "raise_action"}), ACTION_PAGE),
    RecordKind(models.Assignment, one(ASSIGNMENT, assignments), ACTION_PAGE, "action"),
    RecordKind(models.ActionUpdate, one(ACTION_UPDATE, actions), ACTION_PAGE, "action"),
    RecordKind(models.BusinessPlan, one(PLAN, plans), PLAN_PAGE),
    RecordKind(models.FocusArea, one(FOCUS_AREA, plans), PLAN_PAGE, "plan"),
    RecordKind(models.Priority, one(PRIORITY, plans), PRIORITY_PAGE),
    RecordKind(models.OutcomeStatement, one(OUTCOME_STATEMENT, plans), PRIORITY_PAGE, "priority"),
    RecordKind(models.Objective, one(OBJECTIVE, plans), PRIORITY_PAGE, "priority"),
    RecordKind(
        models.ProgressUpdate,
        one(PROGRESS, plans, give="give_progress", change="change_progress"),
        PRIORITY_PAGE,
        "priority",
    ),
    RecordKind(models.Partnership, STRUCTURE, PARTNERSHIP, "key"),
    RecordKind(models.Organisation, STRUCTURE),
    RecordKind(models.Participation, STRUCTURE, PARTNERSHIP, "partnership__key"),
    RecordKind(models.Group, STRUCTURE, GROUP, "key"),
    RecordKind(models.GroupService, STRUCTURE, GROUP, "group__key"),
    RecordKind(models.Cadence, STRUCTURE, GROUP, "group__key"),
    RecordKind(models.Seat, STRUCTURE, GROUP, "group__key"),
    RecordKind(models.Signatory, STRUCTURE, GROUP, "group__key"),
    RecordKind(models.Appointment, one(APPOINTMENT, appointments), GROUP, "seat__group__key"),
    RecordKind(models.User, (REFERRED, RecordWorkflow(table=ACCOUNT, operations=reference))),
    RecordKind(models.Period, (REFERRED,)),
    RecordKind(models.Theme, (REFERRED,)),
    RecordKind(models.StoredFile, one(FILE, files), "governance:file-list", "group__key"),
    RecordKind(models.Clock, one(CLOCK, clocks, meet_late="meet")),
    RecordKind(models.Message, one(MESSAGE, outbox)),
    RecordKind(models.Job, one(JOB, jobs)),
)
