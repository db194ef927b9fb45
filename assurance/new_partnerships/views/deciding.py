"""All that would be made, setting it up, its file, and discarding it."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from assurance.instruments import arrangements_io
from assurance.new_partnerships.copying.clocks import first_whole_period
from assurance.new_partnerships.copying.fields import CHAPTERS
from assurance.new_partnerships.forms import steps as forms
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import making
from assurance.new_partnerships.operations.making import Preview
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from assurance.new_partnerships.views import context
from assurance.new_partnerships.views.line_words import LineReader
from governance.core.form_pages import Notice, bound_data, run_form, seen_of
from governance.core.formatting import format_count, format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.people.models import Organisation

COUNTED = {
    "organisation": ("organisation that is new", "organisations that are new"),
    "participation": ("organisation that takes part", "organisations that take part"),
    "group": ("group", "groups"),
    "seat": ("seat, vacant", "seats, all vacant"),
    "cadence": ("frequency", "frequencies"),
    "timetable_item": ("return that is asked for", "returns that are asked for"),
    "signatory": ("signatory", "signatories"),
    "escalation": ("step of escalation", "steps of escalation"),
}


THERE = ("organisation that is there already", "organisations that are there already")


def new_partnership_make(request: ActorRequest, pk: int) -> HttpResponse:
    """The preview of everything, with its checksum; confirmed, it is made in one step."""
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("make", request.actor, draft)
    lines = list(draft.lines.order_by("place"))
    found = making.preview(draft, on=localdate(), lines=lines)
    if found.content is None:
        return render_not_ready(request, draft, found)
    initial = {**seen_of(draft), "content_hash": found.content_hash}
    data = request.POST if request.method == "POST" else None
    form = forms.MakeForm(data, initial=initial)
    page = context.page_for(
        draft,
        title=f"Set up {draft.name}?",
        lede="All of it is made in one step, or nothing.",
        button="Set it up",
        done="Set up. Its seats are vacant: people are appointed or imported next.",
        done_url=lambda _: context.detail_url(draft),
        points=points_of(draft, found, lines),
    )
    return run_form(request, form, page, making.make, draft)


def render_not_ready(request: ActorRequest, draft: NewPartnership, found: Preview) -> HttpResponse:
    """What is still missing, in place of what would be made."""
    page = {"draft": draft, "problems": found.problems}
    return render(request, "assurance/new_partnerships/not_ready.html", page)


def points_of(draft: NewPartnership, found: Preview, lines: list[CopiedLine]) -> tuple[Notice, ...]:
    """What is made, from when it is asked for what, what is left out, what is unconfirmed."""
    used = [each for each in lines if each.is_in_use]
    counts = Counter(each.kind for each in used)
    kept = [each.key for each in used if each.kind == "organisation" and each.choice == "keep"]
    there = Organisation.objects.filter(key__in=kept).count()
    counts["organisation"] -= there
    made = [format_count(counts[kind], *words) for kind, words in COUNTED.items() if counts[kind]]
    if there:
        made.append(format_count(there, *THERE))
    reader = LineReader(draft, lines)
    groups = tuple(reader.title(each) for each in used if each.kind == "group")
    bodies = tuple(reader.title(each) for each in used if each.kind == "participation")
    day = max(draft.starts_on, localdate())
    left_out = Counter(each.kind for each in lines if not each.is_in_use)
    left = [f"{CHAPTERS.get(kind, 'Organisations')}: {number}" for kind, number in left_out.items()]
    notices = [
        Notice(
            f"{draft.name} ({draft.short_name}), from {format_date(draft.starts_on)}",
            (*made, f"Checksum of all of it: {found.content_hash[:16]}"),
        ),
        Notice("Its groups", groups),
        Notice("Who takes part", bodies),
        Notice(
            "From when it is asked for what",
            (
                f"What is monthly: from {format_date(first_whole_period('month', day))}",
                f"What is quarterly: from {format_date(first_whole_period('quarter', day))}",
                f"What is yearly: from {format_date(first_whole_period('year', day))}",
                "Nothing is owed for a period that began before.",
            ),
        ),
        Notice(
            "Lines to be confirmed",
            (
                f"{format_count(draft.to_confirm, 'line')}: each says so wherever it is shown, and "
                "can be confirmed afterwards"
                if draft.to_confirm
                else "None: all are confirmed",
            ),
            tone="warning" if draft.to_confirm else "",
        ),
    ]
    if left:
        notices.append(Notice("Left out of the copy", tuple(left)))
    return tuple(notices)


@require_safe
def new_partnership_file(request: ActorRequest, pk: int) -> HttpResponse:
    """Its arrangements as a file: as they stand, or as they would be made."""
    draft = context.draft_or_404(request, pk)
    if draft.is_made:
        text = arrangements_io.export_arrangements(draft.key)
    else:
        found = making.preview(draft, on=localdate())
        if found.content is None:
            return render_not_ready(request, draft, found)
        text = found.toml
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{draft.key}.toml"'
    return response


def new_partnership_discard(request: ActorRequest, pk: int) -> HttpResponse:
    draft = context.draft_or_404(request, pk)
    NEW_PARTNERSHIP.require("discard", request.actor, draft)
    form = forms.DiscardForm(bound_data(request), initial=initial_from(draft))
    all_of_it = (
        "All that was set up is deleted: it can be discarded only before its first day, and only "
        "while nothing was built on it."
    )
    page = context.page_for(
        draft,
        title="Discard it?",
        button="Discard it",
        done="Discarded. That it was begun stays in the list.",
        warning=all_of_it if draft.is_made else "Nothing of it was set up. It stays in the list.",
    )
    return run_form(request, form, page, making.discard, draft)
