"""What an administrator may look at and not touch: the questions, and who is asked them when."""

from django.contrib import admin

from assurance.instruments.models import Instrument, TimetableItem
from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site


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
