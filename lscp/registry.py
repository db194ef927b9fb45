"""Every kind of record that has deeds or a page: its table, its operations, where it is shown.

Trail pages and stored origins know a record by kind and id; here a kind and id become a link. The
diagrams and the house tests walk this list, so a kind that is not in it does not pass.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.db.models import Model
from django.urls import reverse

from assurance.models import Answer, AssuranceReturn, Instrument, Query, Report, TimetableItem
from assurance.operations import instruments, reports, returns
from assurance.transitions.instruments import INSTRUMENT
from assurance.transitions.reports import REPORT
from assurance.transitions.returns import ANSWER, QUERY, RETURN
from governance.models import (
    Appointment,
    Cadence,
    Clock,
    Group,
    GroupService,
    Job,
    Message,
    Organisation,
    Participation,
    Partnership,
    Seat,
)
from governance.operations import appointments, clocks, jobs, outbox
from governance.transitions import CLOCK, JOB, MESSAGE
from governance.transitions.appointments import APPOINTMENT
from governance.transitions.arrangements import ARRANGED
from governance.workflow import Workflow
from lscp import arranging


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """One kind of record, as the product as a whole knows it."""

    model: type[Model]
    workflow: Workflow | None = None
    operations: ModuleType | None = None
    done_by: Mapping[str, str] = field(default_factory=dict)
    """Verbs whose function has another name, because it chooses among verbs or does several."""
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

    def operation(self, verb: str) -> Callable[..., Any]:
        """The function that does ``verb``; raises AttributeError when nobody wrote it."""
        return getattr(self.operations, self.done_by.get(verb, verb))


def arranged(model: type[Model], page: str = "", page_of: str = "pk") -> RecordKind:
    """A part of a partnership's structure: it comes and changes by loading its arrangements."""
    return RecordKind(
        model=model,
        workflow=ARRANGED,
        operations=arranging,
        done_by={"reload": "load", "end": "load"},
        page=page,
        page_of=page_of,
    )


PARTNERSHIP, GROUP = "governance:partnership-detail", "governance:group-detail"
RECORD_KINDS = (
    RecordKind(
        model=AssuranceReturn, workflow=RETURN, operations=returns, page="assurance:return-detail"
    ),
    RecordKind(
        model=Answer,
        workflow=ANSWER,
        operations=returns,
        page="assurance:return-detail",
        page_of="assurance_return",
    ),
    RecordKind(
        model=Query,
        workflow=QUERY,
        operations=returns,
        done_by={"raise_query": "query", "settle": "accept"},
        page="assurance:return-detail",
        page_of="answer__assurance_return",
    ),
    RecordKind(model=Instrument, workflow=INSTRUMENT, operations=instruments),
    RecordKind(model=Report, workflow=REPORT, operations=reports, page="assurance:report-detail"),
    arranged(Partnership, PARTNERSHIP, "key"),
    arranged(Organisation),
    arranged(Participation, PARTNERSHIP, "partnership__key"),
    arranged(Group, GROUP, "key"),
    arranged(GroupService, GROUP, "group__key"),
    arranged(Cadence, GROUP, "group__key"),
    arranged(Seat, GROUP, "group__key"),
    arranged(TimetableItem, GROUP, "group__key"),
    RecordKind(
        model=Appointment,
        workflow=APPOINTMENT,
        operations=appointments,
        page=GROUP,
        page_of="seat__group__key",
    ),
    RecordKind(model=Clock, workflow=CLOCK, operations=clocks, done_by={"meet_late": "meet"}),
    RecordKind(model=Message, workflow=MESSAGE, operations=outbox),
    RecordKind(model=Job, workflow=JOB, operations=jobs),
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
