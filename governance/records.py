"""The kinds of record of this app: their tables, their operations, where each is shown; and what
the navigation and the foot of a page lead to.

The generated pages and the architecture tests walk this list: a kind that is missing fails them.
"""

from django.urls import reverse

from governance import models
from governance.accounts import operations as accounts
from governance.accounts.transitions import ACCOUNT
from governance.actions import records as actions
from governance.challenges import records as challenges
from governance.core import reference_data
from governance.core.group_lists import GroupList, filtered_list
from governance.core.reference_data import REFERENCE
from governance.core.registry import (
    NavigationEntry,
    RecordKind,
    RecordPage,
    RecordWorkflow,
    single_workflow,
)
from governance.core.retained import Retained
from governance.core.search_index import Searched
from governance.deadlines import operations as deadlines
from governance.deadlines.transitions import DEADLINE
from governance.files import operations as files
from governance.files.search_words import words_of_file
from governance.files.transitions import FILE
from governance.imports.records import KINDS as IMPORT_KINDS
from governance.invitations import operations as invitations
from governance.invitations.transitions import INVITATION
from governance.jobs import operations as jobs
from governance.jobs.transitions import JOB
from governance.outbox import operations as outbox
from governance.outbox.transitions import MESSAGE
from governance.people import operations as people
from governance.people.transitions import SESSIONS
from governance.plans import operations as plans
from governance.plans.retained import COMMENT as COMMENT_RETAINED
from governance.plans.retained import PROGRESS as PROGRESS_RETAINED
from governance.plans.search_words import words_of_plan, words_of_priority
from governance.plans.transitions import (
    COMMENT,
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PLAN,
    PRIORITY,
    PROGRESS,
)
from governance.recommendations import records as recommendations
from governance.retention.people import PERSON
from governance.retention.records import KINDS as RETENTION_KINDS
from governance.risks import records as risks
from governance.signatures import operations as signatures
from governance.signatures.transitions import SIGNATURE
from governance.structure.operations import appointments
from governance.structure.operations.arrangements import loading
from governance.structure.retained import APPOINTMENT as APPOINTMENT_RETAINED
from governance.structure.search_words import words_of_group, words_of_partnership
from governance.structure.transitions import APPOINTMENT, ARRANGEMENT
from governance.themes import operations as themes
from governance.themes.transitions import THEME
from governance.timetable import records as timetable

PLANS = NavigationEntry("Plans", "governance:plan-list", 30)
GROUPS = NavigationEntry("Groups", "governance:group-list", 60)
NAVIGATION = (actions.ACTIONS, PLANS, GROUPS)
FOOTER = (
    NavigationEntry("Challenges", "governance:challenge-list"),
    NavigationEntry("Partnerships", "governance:partnership-list"),
    NavigationEntry("Recommendations", "governance:recommendation-list"),
    *timetable.FOOTER,
    NavigationEntry("Risks", "governance:risk-list"),
    NavigationEntry("Rules", "governance:rule-list"),
    NavigationEntry("Time limits", "governance:deadline-list"),
)

PARTNERSHIP_PAGE = RecordPage("governance:partnership-detail")
GROUP_PAGE = RecordPage("governance:group-detail", GROUPS)
FILES_PAGE = RecordPage("governance:file-list", GROUPS)
PLAN_PAGE = RecordPage("governance:plan-detail", PLANS)
PRIORITY_PAGE = RecordPage("governance:priority-detail", PLANS)

REFERENCE_WORKFLOW = RecordWorkflow(table=REFERENCE, operations=reference_data)
STRUCTURE = (RecordWorkflow(table=ARRANGEMENT, operations=loading), REFERENCE_WORKFLOW)
"""A partnership's structure comes by loading its arrangements, and is changed on screen too."""

RECORDS = (
    RecordKind(models.Signature, single_workflow(SIGNATURE, signatures)),
    *actions.RECORDS,
    RecordKind(
        models.Invitation,
        single_workflow(INVITATION, invitations, lock="give_code", fail_code="give_code"),
    ),
    RecordKind(
        models.BusinessPlan,
        single_workflow(PLAN, plans),
        PLAN_PAGE,
        url_word="plan",
        searched=Searched(
            heading="Plans",
            words=words_of_plan,
            visible_to=models.BusinessPlan.objects.visible_to,
        ),
        group_list=GroupList(
            label="Plans",
            rows=models.BusinessPlan.objects.visible_to,
            url=filtered_list("governance:plan-list"),
            order=30,
        ),
    ),
    RecordKind(
        models.FocusArea,
        single_workflow(FOCUS_AREA, plans),
        PLAN_PAGE,
        "plan",
        url_word="focus",
        found_with="plan",
    ),
    RecordKind(
        models.Priority,
        single_workflow(PRIORITY, plans),
        PRIORITY_PAGE,
        url_word="priority",
        searched=Searched(
            heading="Priorities",
            words=words_of_priority,
            visible_to=models.Priority.objects.visible_to,
        ),
    ),
    RecordKind(
        models.OutcomeStatement,
        single_workflow(OUTCOME_STATEMENT, plans),
        PRIORITY_PAGE,
        "priority",
        url_word="outcome",
        found_with="priority",
    ),
    RecordKind(
        models.Objective,
        single_workflow(OBJECTIVE, plans),
        PRIORITY_PAGE,
        "priority",
        url_word="objective",
        found_with="priority",
    ),
    RecordKind(
        models.ProgressUpdate,
        single_workflow(PROGRESS, plans, give="give_progress", change="change_progress"),
        PRIORITY_PAGE,
        "priority",
        url_word="progress",
        found_with="priority",
        retained=PROGRESS_RETAINED,
    ),
    RecordKind(
        models.PlanComment,
        single_workflow(COMMENT, plans),
        PLAN_PAGE,
        "plan",
        found_with="plan",
        retained=COMMENT_RETAINED,
    ),
    *challenges.RECORDS,
    *recommendations.RECORDS,
    *risks.RECORDS,
    *timetable.RECORDS,
    RecordKind(
        models.Partnership,
        STRUCTURE,
        PARTNERSHIP_PAGE,
        "key",
        searched=Searched(
            heading="Partnerships",
            words=words_of_partnership,
            visible_to=models.Partnership.objects.visible_to,
        ),
    ),
    RecordKind(models.Organisation, STRUCTURE),
    RecordKind(models.Participation, STRUCTURE, PARTNERSHIP_PAGE, "partnership__key"),
    RecordKind(
        models.Group,
        STRUCTURE,
        GROUP_PAGE,
        "key",
        url_word="group",
        searched=Searched(
            heading="Groups", words=words_of_group, visible_to=models.Group.objects.visible_to
        ),
    ),
    RecordKind(models.GroupService, STRUCTURE, GROUP_PAGE, "group__key"),
    RecordKind(models.Cadence, STRUCTURE, GROUP_PAGE, "group__key"),
    RecordKind(models.Seat, STRUCTURE, GROUP_PAGE, "group__key", url_word="seat"),
    RecordKind(models.Signatory, STRUCTURE, GROUP_PAGE, "group__key"),
    RecordKind(models.EscalationStep, STRUCTURE, GROUP_PAGE, "group__key"),
    RecordKind(
        models.Appointment,
        single_workflow(APPOINTMENT, appointments),
        GROUP_PAGE,
        "seat__group__key",
        url_word="appointment",
        retained=APPOINTMENT_RETAINED,
    ),
    RecordKind(
        models.User,
        (
            REFERENCE_WORKFLOW,
            RecordWorkflow(table=SESSIONS, operations=people),
            RecordWorkflow(table=ACCOUNT, operations=accounts),
        ),
        retained=PERSON,
    ),
    RecordKind(models.Period, (REFERENCE_WORKFLOW,)),
    RecordKind(models.Theme, (RecordWorkflow(table=THEME, operations=themes), REFERENCE_WORKFLOW)),
    RecordKind(
        models.StoredFile,
        single_workflow(FILE, files),
        FILES_PAGE,
        "group__key",
        url_word="file",
        searched=Searched(
            heading="Files", words=words_of_file, visible_to=models.StoredFile.objects.visible_to
        ),
        group_list=GroupList(
            label="Files",
            rows=lambda actor: models.StoredFile.objects.visible_to(actor).current(),
            url=lambda group: reverse("governance:file-list", args=[group.key]),
            order=60,
            opens_empty=True,
        ),
    ),
    RecordKind(
        models.Deadline,
        single_workflow(DEADLINE, deadlines, meet_late="meet"),
        retained=Retained(parts=(models.DeadlineMove,)),
    ),
    RecordKind(
        models.Message,
        single_workflow(MESSAGE, outbox),
        retained=Retained(goes_with=("recipient",)),
    ),
    *IMPORT_KINDS,
    RecordKind(models.Job, single_workflow(JOB, jobs)),
    *RETENTION_KINDS,
)
