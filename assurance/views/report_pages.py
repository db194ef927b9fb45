"""What the pages of a report show: values for templates, and no rules."""

from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse

from assurance.access import reports as access
from assurance.forms.reports import ComposeForm
from assurance.models import Report
from assurance.operations import reports
from assurance.reports.content import Figure
from assurance.reports.producers import completed_quarters, producing_groups
from assurance.reports.showing import shown
from assurance.transitions.reports import REPORT
from assurance.views.return_pages import Verb
from governance.lists import Column
from governance.models import Group, TrailEntry
from governance.periods import Span
from governance.roles import Actor

LOOK_AGAIN = 3
"""Seconds after which the page that waits for a PDF looks again."""
COLUMNS = (
    Column("period", "Quarter", lambda row: row.period, "period__ends_on"),
    Column("group", "Produced by", lambda row: row.group, "group__name"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
    Column("composed", "Composed", lambda row: row.composed_at, "composed_at"),
)


def composable(actor: Actor) -> list[Group]:
    """The producing groups whose report the actor may compose."""
    return [
        group
        for group in producing_groups(on=actor.on)
        if access.can_compose(actor, Report(group=group))
    ]


def compose_form(actor: Actor, data: QueryDict | None = None) -> ComposeForm | None:
    """The form that asks for a report; None for those who compose none."""
    groups = composable(actor)
    if not groups:
        return None
    spans = completed_quarters(min(groups, key=lambda group: group.starts_on), on=actor.on)
    return ComposeForm(data, groups=groups, spans=spans)


def chosen(form: ComposeForm) -> tuple[Group, Span]:
    """The group and the quarter that a valid form names."""
    return form.groups[form.cleaned_data["group"]], form.spans[form.cleaned_data["period"]]


def frame(record: Report) -> dict[str, Any]:
    """What every page of a report needs for its head."""
    served = reports.content_of(record).partnerships
    return {"report": record, "partnership": served[0] if len(served) == 1 else None}


def detail(actor: Actor, record: Report) -> dict[str, Any]:
    progress = reports.progress_of(record)
    return frame(record) | {
        "shown": shown(reports.content_of(record)),
        "verbs": verbs(actor, record, has_pdf=progress.file is not None),
        "trail": TrailEntry.objects.about(record).select_related("by"),
    }


def verbs(actor: Actor, record: Report, *, has_pdf: bool) -> list[Verb]:
    pdf = reverse("assurance:report-pdf", args=[record.pk])
    found = [Verb("Open the PDF", pdf, by_link=True) if has_pdf else Verb("Make the PDF", pdf)]
    if REPORT.may_edit("recompose", actor, record):
        url = reverse("assurance:report-recompose", args=[record.pk])
        found.append(Verb("Compose again", url))
    return found


def figure_or_404(record: Report, key: str) -> Figure:
    figures = {figure.key: figure for figure in reports.content_of(record).figures}
    if key not in figures:
        raise Http404
    return figures[key]
