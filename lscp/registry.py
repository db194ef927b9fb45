"""Every kind of record that has deeds or a page: its tables, its operations, where it is shown.

Trail pages and stored origins know a record by kind and id; here a kind and id become a link. The
diagrams and the house tests walk this list, so a kind that is not in it does not pass.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.db.models import Model
from django.urls import reverse

from assurance import models as assurance
from assurance.operations import instruments, passages, reports, returns, voices
from assurance.transitions.instruments import INSTRUMENT
from assurance.transitions.reports import COMMENT, PASSAGE, REPORT, REPORT_RECEIPT
from assurance.transitions.returns import ANSWER, QUERY, RETURN
from assurance.transitions.voices import VOICE
from governance import models as governance
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
from governance.transitions import CLOCK, JOB, MESSAGE
from governance.transitions.actions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.transitions.appointments import APPOINTMENT
from governance.transitions.arrangements import ARRANGED
from governance.transitions.files import FILE
from governance.transitions.people import REFERENCE
from governance.transitions.plans import (
    FOCUS_AREA,
    OBJECTIVE,
    OUTCOME_STATEMENT,
    PLAN,
    PRIORITY,
    PROGRESS,
)
from governance.transitions.signatures import SIGNATURE
from governance.workflow import Workflow
from lscp import arranging


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """One table and the module whose functions do what it says."""

    table: Workflow
    operations: ModuleType
    done_by: Mapping[str, str] = field(default_factory=dict)
    """Verbs whose function has another name: it chooses among verbs, or does several at once."""

    def operation(self, verb: str) -> Callable[..., Any]:
        """The function that does ``verb``; raises AttributeError when nobody wrote it."""
        return getattr(self.operations, self.done_by.get(verb, verb))


@dataclass(frozen=True)
class RecordKind:
    """One kind of record, as the product as a whole knows it."""

    model: type[Model]
    deeds: tuple[Deeds, ...]
    page: str = ""
    """URL name of the page that shows it; empty when none does."""
    page_of: str = "pk"
    """The lookup, from this record, to what that page's address names."""

    @property
    def kind(self) -> str:
        """As trail lines, remarks, files and jobs store it."""
        return self.model._meta.label_lower

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def statuses(self) -> Deeds | None:
        """The deeds that move its status; None for a record without one."""
        return next((each for each in self.deeds if each.table.moves), None)


def one(table: Workflow, operations: ModuleType, **done_by: str) -> tuple[Deeds, ...]:
    """The deeds of a kind that has a single table."""
    return (Deeds(table=table, operations=operations, done_by=done_by),)


PARTNERSHIP, GROUP, ACTION_PAGE, PLAN_PAGE, PRIORITY_PAGE, RETURN_PAGE, REPORT_PAGE = (
    "governance:partnership-detail",
    "governance:group-detail",
    "governance:action-detail",
    "governance:plan-detail",
    "governance:priority-detail",
    "assurance:return-detail",
    "assurance:report-detail",
)
REFERRED = Deeds(table=REFERENCE, operations=reference)
LOADED = Deeds(table=ARRANGED, operations=arranging, done_by={"reload": "load", "end": "load"})
STRUCTURE = (LOADED, REFERRED)
"""A partnership's structure comes by loading its arrangements, and is changed on screen too."""

RECORD_KINDS = (
    RecordKind(assurance.AssuranceReturn, one(RETURN, returns), RETURN_PAGE),
    RecordKind(assurance.Answer, one(ANSWER, returns), RETURN_PAGE, "assurance_return"),
    RecordKind(
        assurance.Query,
        one(QUERY, returns, raise_query="query", settle="accept"),
        RETURN_PAGE,
        "answer__assurance_return",
    ),
    RecordKind(assurance.Instrument, one(INSTRUMENT, instruments)),
    RecordKind(assurance.TimetableItem, (LOADED,), GROUP, "group__key"),
    RecordKind(assurance.Report, one(REPORT, reports), REPORT_PAGE),
    RecordKind(assurance.Passage, one(PASSAGE, passages, open="open_all"), REPORT_PAGE, "report"),
    RecordKind(assurance.ReportComment, one(COMMENT, passages), REPORT_PAGE, "report"),
    RecordKind(
        assurance.ReportReceipt,
        one(REPORT_RECEIPT, reports, expect="issue"),
        REPORT_PAGE,
        "report",
    ),
    RecordKind(governance.Signature, one(SIGNATURE, signatures)),
    RecordKind(assurance.VoiceRecord, one(VOICE, voices), "assurance:voice-detail"),
    RecordKind(governance.Action, one(ACTION, actions, **{"raise": "raise_action"}), ACTION_PAGE),
    RecordKind(governance.Assignment, one(ASSIGNMENT, assignments), ACTION_PAGE, "action"),
    RecordKind(governance.ActionUpdate, one(ACTION_UPDATE, actions), ACTION_PAGE, "action"),
    RecordKind(governance.BusinessPlan, one(PLAN, plans), PLAN_PAGE),
    RecordKind(governance.FocusArea, one(FOCUS_AREA, plans), PLAN_PAGE, "plan"),
    RecordKind(governance.Priority, one(PRIORITY, plans), PRIORITY_PAGE),
    RecordKind(
        governance.OutcomeStatement, one(OUTCOME_STATEMENT, plans), PRIORITY_PAGE, "priority"
    ),
    RecordKind(governance.Objective, one(OBJECTIVE, plans), PRIORITY_PAGE, "priority"),
    RecordKind(
        governance.ProgressUpdate,
        one(PROGRESS, plans, give="give_progress", change="change_progress"),
        PRIORITY_PAGE,
        "priority",
    ),
    RecordKind(governance.Partnership, STRUCTURE, PARTNERSHIP, "key"),
    RecordKind(governance.Organisation, STRUCTURE),
    RecordKind(governance.Participation, STRUCTURE, PARTNERSHIP, "partnership__key"),
    RecordKind(governance.Group, STRUCTURE, GROUP, "key"),
    RecordKind(governance.GroupService, STRUCTURE, GROUP, "group__key"),
    RecordKind(governance.Cadence, STRUCTURE, GROUP, "group__key"),
    RecordKind(governance.Seat, STRUCTURE, GROUP, "group__key"),
    RecordKind(governance.Signatory, STRUCTURE, GROUP, "group__key"),
    RecordKind(governance.Appointment, one(APPOINTMENT, appointments), GROUP, "seat__group__key"),
    RecordKind(governance.User, (REFERRED,)),
    RecordKind(governance.Period, (REFERRED,)),
    RecordKind(governance.Theme, (REFERRED,)),
    RecordKind(governance.StoredFile, one(FILE, files), "governance:file-list", "group__key"),
    RecordKind(governance.Clock, one(CLOCK, clocks, meet_late="meet")),
    RecordKind(governance.Message, one(MESSAGE, outbox)),
    RecordKind(governance.Job, one(JOB, jobs)),
)
BY_KIND = {each.kind: each for each in RECORD_KINDS}


def link(kind: str, pk: int) -> str | None:
    """The address of the page that shows a record; None when there is none or it is gone."""
    found = BY_KIND.get(kind)
    if found is None or not found.page:
        return None
    rows = found.model._default_manager.filter(pk=pk)
    shown = pk if found.page_of == "pk" else rows.values_list(found.page_of, flat=True).first()
    return reverse(found.page, args=[shown]) if shown is not None else None
