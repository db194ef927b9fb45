"""What an administrator may look at in assurance and not touch: it has statuses and deeds."""

from django.contrib import admin

from assurance.models import AssuranceReturn, Instrument, Report, TimetableItem
from governance.admin.records import ReadOnlyAdmin
from governance.admin.site import site


@admin.register(Instrument, site=site)
class InstrumentAdmin(ReadOnlyAdmin):
    list_display = ("title", "key", "version", "opened_at")
    ordering = ("key", "-version")


@admin.register(TimetableItem, site=site)
class TimetableItemAdmin(ReadOnlyAdmin):
    """Changed in the arrangements file, which says who asked for what."""

    list_display = ("key", "instrument_key", "every", "due_working_days", "starts_on", "ends_on")
    list_filter = ("instrument_key", "every", "is_confirmed")
    search_fields = ("key",)
    ordering = ("key",)


@admin.register(AssuranceReturn, site=site)
class AssuranceReturnAdmin(ReadOnlyAdmin):
    """That a return is there and how far it is; its answers are read on its own page."""

    list_display = ("item", "period", "status", "submitted_at", "accepted_at")
    list_filter = ("status", "instrument__key", "period__code")
    list_select_related = ("item", "item__group", "item__organisation", "period")
    ordering = ("-period__ends_on", "pk")


@admin.register(Report, site=site)
class ReportAdmin(ReadOnlyAdmin):
    exclude = ("content",)
    list_display = ("group", "period", "status", "composed_at")
    list_filter = ("status",)
    list_select_related = ("group", "period")
    ordering = ("-period__ends_on", "pk")
