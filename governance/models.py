"""Gathers the record kinds of governance's rooms, where Django looks; import from the room."""

from governance.actions.models import (
    Action,
    ActionReader,
    ActionUpdate,
    Assignment,
    DueChange,
    Escalation,
    Reopening,
)
from governance.challenges.models import Challenge, ChallengeAnswer
from governance.core.models import (
    DeletionPermit,
    FormSubmission,
    Remark,
    SearchText,
    TrailEntry,
)
from governance.deadlines.models import Deadline, DeadlineMove
from governance.evidence.models import Evidence
from governance.files.models import StoredFile
from governance.imports.models import ImportRow, ImportRun, RememberedColumn
from governance.invitations.models import Invitation
from governance.jobs.models import Heartbeat, Job
from governance.outbox.models import Message
from governance.people.models import Organisation, User
from governance.periods.models import Period
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    PlanComment,
    Priority,
    ProgressUpdate,
)
from governance.recommendations.models import GroupRecommendation, RecommendationStep
from governance.retention.models import Disposal, DisposedFile, DueRecord, LegalHold
from governance.risks.models import Risk, RiskReview
from governance.signatures.models import Signature
from governance.structure.models import (
    Appointment,
    Cadence,
    EscalationStep,
    Group,
    GroupService,
    ImportSnapshot,
    Participation,
    Partnership,
    Seat,
    Signatory,
)
from governance.themes.models import Theme
from governance.timetable.models import TimetableEntry

__all__ = [
    "Action",
    "ActionReader",
    "ActionUpdate",
    "Appointment",
    "Assignment",
    "BusinessPlan",
    "Cadence",
    "Challenge",
    "ChallengeAnswer",
    "Deadline",
    "DeadlineMove",
    "DeletionPermit",
    "Disposal",
    "DisposedFile",
    "DueChange",
    "DueRecord",
    "Escalation",
    "EscalationStep",
    "Evidence",
    "FocusArea",
    "FormSubmission",
    "Group",
    "GroupRecommendation",
    "GroupService",
    "Heartbeat",
    "ImportRow",
    "ImportRun",
    "ImportSnapshot",
    "Invitation",
    "Job",
    "LegalHold",
    "Message",
    "Objective",
    "Organisation",
    "OutcomeStatement",
    "Participation",
    "Partnership",
    "Period",
    "PlanComment",
    "Priority",
    "ProgressUpdate",
    "RecommendationStep",
    "Remark",
    "RememberedColumn",
    "Reopening",
    "Risk",
    "RiskReview",
    "SearchText",
    "Seat",
    "Signatory",
    "Signature",
    "StoredFile",
    "Theme",
    "TimetableEntry",
    "TrailEntry",
    "User",
]
