"""The questions, in versions that stay as they are, and who is asked them when."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assurance.instruments import operations
from assurance.instruments.file_writing import next_version_text, sections_of
from assurance.instruments.forms import QuestionSetForm, TimetableForm
from assurance.instruments.models import Instrument, TimetableItem
from governance.core.admin.base import AddOnlyAdmin, HistoricalAdmin, is_number
from governance.core.admin.site import site
from governance.core.formatting import format_date

BEGIN_FROM = "from"
"""In the address of the form: the version that a new one begins from."""


@admin.register(Instrument, site=site)
class InstrumentAdmin(AddOnlyAdmin):
    """What people were asked does not change: a changed question is a new version."""

    form = QuestionSetForm
    list_display = ("title", "key", "version", "opened_at")
    list_filter = ("key",)
    search_fields = ("title", "key")
    ordering = ("key", "-version")
    fieldsets = (
        (None, {"fields": ("title", "key", "version", "opened_at", "purpose", "source")}),
        ("Reply", {"fields": ("reply_working_days", "reply_source", "is_reply_confirmed")}),
        ("Versions", {"fields": ("versions", "new_version")}),
        ("Questions", {"fields": ("questions",)}),
    )
    new = (
        (
            None,
            {
                "fields": ("text", "file"),
                "description": "Give it a higher version than each there is. It is asked from "
                "the next period on; what was asked before stays as it was.",
            },
        ),
    )
    readonly_fields = ("versions", "new_version", "questions")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.new

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.readonly_fields if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        wish = request.GET.get(BEGIN_FROM, "")
        begun = Instrument.objects.filter(pk=wish).first() if is_number(wish) else None
        return {"text": next_version_text(begun)} if begun else {}

    def add(self, obj: Instrument, form: QuestionSetForm, **doer: Any) -> None:
        made = operations.add_version(form.shape, **doer)
        obj.pk, obj.title, obj.version = made.pk, made.title, made.version

    @admin.display(description="all versions")
    def versions(self, instrument: Instrument) -> SafeString:
        rows = Instrument.objects.filter(key=instrument.key).order_by("-version")
        return format_html_join(
            "",
            '<div><a href="{}">Version {}</a>, {}</div>',
            (
                (
                    reverse("admin:assurance_instrument_change", args=[row.pk]),
                    row.version,
                    f"first asked {format_date(row.opened_at)}" if row.opened_at else "not asked",
                )
                for row in rows
            ),
        )

    @admin.display(description="change the questions")
    def new_version(self, instrument: Instrument) -> SafeString:
        address = f"{reverse('admin:assurance_instrument_add')}?{BEGIN_FROM}={instrument.pk}"
        return format_html('<a href="{}">Write a new version from this one</a>', address)

    @admin.display(description="as they are asked")
    def questions(self, instrument: Instrument) -> SafeString:
        return format_html_join(
            "",
            "<div><strong>{}</strong>{}</div>",
            (
                (
                    section.title,
                    format_html_join(
                        "",
                        "<div>{} ({})</div>",
                        ((q.prompt, q.get_kind_display().lower()) for q in section.questions.all()),
                    ),
                )
                for section in sections_of(instrument)
            ),
        )


@admin.register(TimetableItem, site=site)
class TimetableItemAdmin(HistoricalAdmin):
    """Who is asked, for what and how often is set once: to change it, one ends, another begins."""

    form = TimetableForm
    list_display = ("key", "instrument_key", "every", "due_working_days", "starts_on", "ends_on")
    list_filter = ("instrument_key", "every", "is_confirmed")
    search_fields = ("key", "group__name", "organisation__name")
    autocomplete_fields = ("group", "organisation", "returns_to", "through")
    ordering = ("key",)
    set_once = (
        "key",
        "instrument_key",
        "group",
        "organisation",
        "returns_to",
        "every",
        "starts_on",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.set_once if obj else ()
