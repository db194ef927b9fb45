"""What is asked of a report, how far each is met, and saying that there is no evidence."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.values import RequirementContent
from assurance.yearly.forms import NoEvidenceForm, RequirementFilterForm
from assurance.yearly.headings.sections import section as definition_of
from assurance.yearly.models import YearlyReport, YearlyRequirement
from assurance.yearly.operations import writing
from assurance.yearly.transitions import REQUIREMENT
from assurance.yearly.views.context import base_context, requirement_counts
from assurance.yearly.views.lookups import part_or_404, yearly_or_404
from assurance.yearly.views.pages import yearly_form_page, yearly_url
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column

TONES = {"met": "good", "thin": "asked", "missing": "late"}
COLUMNS = (
    Column("force", "Force", lambda row: row.force),
    Column("text", "What is asked", lambda row: row.content.text),
    Column("citation", "Where it is written", lambda row: row.content.citation),
    Column("confirmed", "Source", lambda row: row.source),
    Column("state", "State", lambda row: row.content.state.capitalize()),
    Column("evidence", "By what", lambda row: row.evidence),
    Column("writer", "Who writes it", lambda row: row.writers),
    Column("due", "By", lambda row: row.due_on or ""),
)


@dataclass(frozen=True)
class HeadingLink:
    """A heading under which a requirement is met, and where it stands."""

    title: str
    url: str


@dataclass(frozen=True)
class RequirementRow:
    """One requirement as the page shows it."""

    content: RequirementContent
    force: str
    tone: str
    headings: tuple[HeadingLink, ...]
    evidence: str
    writers: str
    due_on: date | None
    no_evidence_url: str

    @property
    def source(self) -> str:
        return "Confirmed" if self.content.is_confirmed else "To be confirmed"


def yearly_requirements(request: ActorRequest, pk: int) -> HttpResponse:
    record = yearly_or_404(request, pk)
    content = content_of(record)
    filters = RequirementFilterForm(request.GET)
    state = filters.cleaned_data["state"] if filters.is_valid() else ""
    found = requirement_rows(request.actor, record, content.requirements)
    rows = [row for row in found if not state or row.content.state == state]
    if wants_file(request):
        return export_response(request, f"Requirements of {record}", rows, COLUMNS)
    context: dict[str, Any] = {
        "rows": rows,
        "filters": filters,
        "counts": requirement_counts(content),
        "guidance": content.report.guidance_title,
        "query": f"state={state}" if state else "",
    }
    return render(request, "assurance/yearly/requirements.html", base_context(record) | context)


def requirement_rows(
    actor: Actor, record: YearlyReport, contents: tuple[RequirementContent, ...]
) -> list[RequirementRow]:
    """Each with who writes it, by when, and where one says that there is no evidence."""
    stored = {each.key: each for each in record.requirements.all()}
    return [requirement_row(actor, record, each, stored[each.key]) for each in contents]


def requirement_row(
    actor: Actor, record: YearlyReport, content: RequirementContent, row: YearlyRequirement
) -> RequirementRow:
    row.report = record
    places = [each for each in record.sections.all() if each.key in content.sections]
    days = [each.due_on for each in places if each.due_on]
    writers = [each.author.title if each.author else "The office" for each in places]
    may = REQUIREMENT.offers("say_no_evidence", actor, row)
    detail = yearly_url("detail", record)
    return RequirementRow(
        content=content,
        force=row.get_force_display(),
        tone=TONES[content.state],
        headings=tuple(
            HeadingLink(definition_of(key).title, f"{detail}#{key}") for key in content.sections
        ),
        evidence="; ".join(dict.fromkeys(each.label for each in content.evidence)) or content.why,
        writers=", ".join(dict.fromkeys(writers)) or "The scrutineer",
        due_on=min(days, default=None),
        no_evidence_url=(
            reverse("assurance:yearly-requirement-no-evidence", args=[row.pk]) if may else ""
        ),
    )


def requirement_no_evidence(request: ActorRequest, pk: int) -> HttpResponse:
    """That there is no evidence of progress: why, and what is done about it; printed."""
    requirement = part_or_404(request, YearlyRequirement, pk)
    record = requirement.report
    REQUIREMENT.require("say_no_evidence", request.actor, requirement, about=record)
    form = NoEvidenceForm(bound_data(request), initial=initial_from(requirement, "no_evidence"))
    page = yearly_form_page(
        record,
        title="Say that there is no evidence",
        lede=requirement.text,
        warning="The report prints this. An honest gap is better than a claim nobody can show.",
        button="Save",
        done="Saved.",
    )
    page = replace(
        page,
        record=requirement,
        back=yearly_url("requirements", record),
        back_label="What is asked of the report",
    )
    return run_form(request, form, page, writing.say_no_evidence, requirement)
