"""What children, young people and families told us: list, one voice, recording, withdrawing."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from assurance.voice import operations as voices
from assurance.voice.forms import TEXTS, VoiceFilterForm, VoiceForm, WithdrawForm
from assurance.voice.grants import GRANTS, Permission
from assurance.voice.models import VoiceQuerySet, VoiceRecord
from assurance.voice.transitions import VOICE
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from governance.core.timeline import build_timeline
from governance.core.workflow import require_any
from governance.structure import owner_choices

COLUMNS = (
    Column("heard", "Heard on", lambda row: row.heard_on, "heard_on"),
    Column("who", "Who was heard", lambda row: row.who, "who"),
    Column("place", "By", lambda row: row.place, "group__name"),
    Column("said", "What they said", lambda row: row.said),
    Column("did", "What we did", lambda row: row.did),
    Column("changed", "What changed", lambda row: row.changed),
)


def voice_list(request: ActorRequest) -> HttpResponse:
    rows = VoiceRecord.objects.visible_to(request.actor)
    places = owner_choices.choices_among(rows, "group", "partnership")
    form = VoiceFilterForm(request.GET, places=places, periods=periods_of(rows))
    found = filter_voices(rows, form).for_list().order_by("-heard_on", "-pk")
    if wants_file(request):
        return export_response(request, "Voice of the child", found, COLUMNS)
    context = {
        "listing": paginate_table(request, found, COLUMNS),
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_VOICE, GRANTS)),
        "may_add": bool(scope_of(request.actor, Permission.MANAGE_VOICE, GRANTS)),
    }
    return render(request, "assurance/voice/list.html", context)


def periods_of(rows: QuerySet) -> list[tuple[str, str]]:
    found = rows.order_by("-period__starts_on").values_list("period__code", "period__label")
    return list(dict.fromkeys(found))


def filter_voices(rows: VoiceQuerySet, form: VoiceFilterForm) -> VoiceQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(rows, wish.get("q", "")).filter(owner_choices.stands_in(wish.get("place", "")))
    if wish.get("theme"):
        rows = rows.filter(themes=wish["theme"])
    if wish.get("period"):
        rows = rows.filter(period__code=wish["period"])
    if wish.get("came_to") == "withdrawn":
        return rows.exclude(withdrawn_at=None)
    rows = rows.current()
    match wish.get("came_to"):
        case "heard":
            return rows.unanswered()
        case "acted":
            return rows.exclude(did="").filter(changed="")
        case "changed":
            return rows.exclude(changed="")
    return rows


def voice_or_404(request: ActorRequest, pk: int) -> VoiceRecord:
    rows = VoiceRecord.objects.visible_to(request.actor).for_list()
    return get_object_or_404(rows.prefetch_related("themes"), pk=pk)


def voice_detail(request: ActorRequest, pk: int) -> HttpResponse:
    voice = voice_or_404(request, pk)
    context = {
        "voice": voice,
        "partnership": voice.partnership,
        "may_edit": VOICE.offers("edit", request.actor, voice),
        "may_withdraw": VOICE.offers("withdraw", request.actor, voice),
        "trail": build_timeline(voice, reader=request.actor),
    }
    return render(request, "assurance/voice/detail.html", context)


def voice_add(request: ActorRequest) -> HttpResponse:
    scope = scope_of(request.actor, Permission.MANAGE_VOICE, GRANTS)
    found = owner_choices.owner_choices(scope, on=request.actor.on)
    places = require_any(found, "record", "what children told you")
    form = VoiceForm(bound_data(request), places=places)
    return run_form(request, form, add_page(), voices.record, VoiceRecord())


def add_page() -> FormPage:
    return FormPage(
        title="Record the voice of the child",
        lede="Never write a name, an address or a date of birth. The quarterly report draws on "
        "what stands here.",
        button="Save",
        back=reverse("assurance:voice-list"),
        back_label="All voices",
        done="Recorded.",
        done_url=voice_url,
    )


def voice_url(voice: VoiceRecord) -> str:
    return reverse("assurance:voice-detail", args=[voice.pk])


def voice_edit(request: ActorRequest, pk: int) -> HttpResponse:
    voice = voice_or_404(request, pk)
    VOICE.require("edit", request.actor, voice)
    form = VoiceForm(bound_data(request), initial=initial_from(voice, "heard_on", *TEXTS, "themes"))
    page = FormPage(
        title="Add to the voice of the child",
        caption=str(voice),
        button="Save",
        back=voice_url(voice),
        back_label="Back to the voice",
        done="Saved.",
        partnership=voice.partnership,
        record=voice,
    )
    return run_form(request, form, page, voices.edit, voice)


def voice_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    voice = voice_or_404(request, pk)
    VOICE.require("withdraw", request.actor, voice)
    page = FormPage(
        title="Withdraw the voice of the child?",
        caption=str(voice),
        warning="No list and no report that is compiled from now on goes by it. Reports "
        "that were sent stay as they are.",
        button="Withdraw it",
        back=voice_url(voice),
        back_label="Back to the voice",
        done="Withdrawn.",
        partnership=voice.partnership,
        record=voice,
    )
    form = WithdrawForm(bound_data(request), initial=seen_of(voice))
    return run_form(request, form, page, voices.withdraw, voice)
