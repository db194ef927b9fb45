"""The steps of drawing up a new partnership: names, organisations, groups, contacts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from assurance.new_partnerships.forms import steps as forms
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import drafting
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from assurance.new_partnerships.views import context
from governance.core.form_pages import bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest

NAMES = ("name", "short_name", "key", "area", "colour", "office_email", "office_phone")
CONTACTS = ("concern_text", "concern_phone", "concern_url")
TELL = "If you are worried about a child, contact children’s social care at the council."


def new_partnership_name(request: ActorRequest, pk: int) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("name_partnership", request.actor, draft)
    form = forms.NamesForm(bound_data(request), initial=initial_from(draft, *NAMES))
    page = context.page_for(
        draft,
        title="Name it",
        lede=f"What stands in the arrangements of {draft.source_name} under its names is called "
        "by these.",
        button="Save and go on",
        done="Named.",
        done_url=next_page(draft, "organisations"),
    )
    return run_form(request, form, page, drafting.name_partnership, draft)


def next_page(draft: NewPartnership, step: str) -> Callable[[Any], str]:
    return lambda _: reverse(f"assurance:new-partnership-{step}", args=[draft.pk])


def new_partnership_organisations(request: ActorRequest, pk: int) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("choose_organisations", request.actor, draft)
    form = bodies_form(request, draft, "organisation")
    page = context.page_for(
        draft,
        title="Which organisations take part?",
        lede="Keep those that work here too, such as a police force or an NHS trust of both "
        "areas; call the others by their name here; leave out what there is not. Its seats, and "
        "what it is asked for, go with it.",
        button="Save and go on",
        done="Saved.",
        done_url=next_page(draft, "groups"),
    )
    return run_form(request, form, page, drafting.choose_organisations, draft)


def new_partnership_groups(request: ActorRequest, pk: int) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("choose_groups", request.actor, draft)
    form = bodies_form(request, draft, "group")
    page = context.page_for(
        draft,
        title="Which groups does it have?",
        lede="Each becomes a group of its own with vacant seats: people are appointed or imported "
        "later. What is left out takes along its seats, its meetings and what is returned to it; "
        "what reported to it reports to the next group above.",
        button="Save and go on",
        done="Saved.",
        done_url=next_page(draft, "contacts"),
    )
    return run_form(request, form, page, drafting.choose_groups, draft)


def bodies_form(request: ActorRequest, draft: NewPartnership, kind: str) -> forms.BodiesForm:
    rows = list(draft.lines.order_by("place"))
    lines = [each for each in rows if each.kind == kind]
    initial: dict[str, Any] = initial_from(draft, "line_changes")
    del initial["line_changes"]
    for line in lines:
        initial |= {f"choice_{line.pk}": line.choice, f"name_{line.pk}": line.new_name}
    hints = context.hints_of(lines, rows)
    return forms.BodiesForm(bound_data(request), lines=lines, hints=hints, initial=initial)


def new_partnership_contacts(request: ActorRequest, pk: int) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("enter_contacts", request.actor, draft)
    councils = councils_of(draft)
    typed = {each["council"]: each for each in draft.concern_councils}
    initial: dict[str, Any] = initial_from(draft, *CONTACTS)
    initial["concern_text"] = initial["concern_text"] or TELL
    for at, council in enumerate(councils):
        found = typed.get(council, {})
        for name in ("phone", "out_of_hours", "confirmed"):
            initial[f"{name}_{at}"] = found.get(name, "")
    form = forms.ContactsForm(bound_data(request), councils=councils, initial=initial)
    page = context.page_for(
        draft,
        title="Whom to tell about a child",
        lede="It stands on every page, mail and paper of the partnership.",
        button="Save and go on",
        done="Saved.",
        done_url=next_page(draft, "lines"),
    )
    return run_form(request, form, page, drafting.enter_contacts, draft)


def councils_of(draft: NewPartnership) -> list[str]:
    """The names of the councils among its statutory partners, as they are called here."""
    lines = list(draft.lines.filter(kind__in=("organisation", "participation"), is_in_use=True))
    partners = {
        each.key
        for each in lines
        if each.kind == "participation" and each.said["standing"] == "statutory_partner"
    }
    return [
        body_name(each)
        for each in sorted(lines, key=lambda line: line.place)
        if each.kind == "organisation"
        and each.key in partners
        and each.values["sector"] == "local_authority"
    ]


def body_name(line: CopiedLine) -> str:
    return line.new_name or str(line.values["name"])
