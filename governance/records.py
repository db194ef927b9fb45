"""The kinds of record of this app: their tables, their operations, where each is shown.

The generated pages and the architecture tests walk this list: a kind that is missing fails them.
"""

from governance import models
from governance.accounts import operations as accounts
from governance.accounts.transitions import ACCOUNT
from governance.actions.operations import actions, assignments
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.core import reference_data
from governance.core.reference_data import REFERENCE
from governance.core.registry import RecordKind, RecordWorkflow, one
from governance.deadlines import operations as deadlines
from governance.deadlines.transitions import DEADLINE
from governance.files import operations as files
from governance.files.transitions import FILE
from governance.jobs import operations as jobs
from governance.jobs.transitions import JOB
from governance.outbox import operations as outbox
from governance.outbox.transitions import MESSAGE
from governance.plans import operations as plans
from governance.plans.transitions import (
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PLAN,
    PRIORITY,
    PROGRESS,
)
from governance.signatures import operations as signatures
from governance.signatures.transitions import SIGNATURE
from governance.structure.operations import appointments
from governance.structure.operations.arrangements import loading
from governance.structure.transitions import APPOINTMENT, ARRANGED
from governance.themes import operations as themes
from governance.themes.transitions import FIRST_LIST

PARTNERSHIP, GROUP, ACTION_PAGE, PLAN_PAGE, PRIORITY_PAGE = (
    "governance:partnership-detail",
    "governance:group-detail",
    "governance:action-detail",
    "governance:plan-detail",
    "governance:priority-detail",
)
REFERRED = RecordWorkflow(table=REFERENCE, operations=reference_data)
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
    RecordKind(models.User, (REFERRED, RecordWorkflow(table=ACCOUNT, operations=accounts))),
    RecordKind(models.Period, (REFERRED,)),
    RecordKind(models.Theme, (RecordWorkflow(table=FIRST_LIST, operations=themes), REFERRED)),
    RecordKind(models.StoredFile, one(FILE, files), "governance:file-list", "group__key"),
    RecordKind(models.Deadline, one(DEADLINE, deadlines, meet_late="meet")),
    RecordKind(models.Message, one(MESSAGE, outbox)),
    RecordKind(models.Job, one(JOB, jobs)),
)
