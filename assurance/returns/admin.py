"""What an administrator may look at and not touch: that a return is there, and how far it is."""

from django.contrib import admin

from assurance.returns.models import AssuranceReturn
from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site


@admin.register(AssuranceReturn, site=site)
class AssuranceReturnAdmin(ReadOnlyAdmin):
    """That a return is there and how far it is; its answers are read on its own page."""

    list_display = ("item", "period", "status", "submitted_at", "accepted_at")
    list_filter = ("status", "instrument__key", "period__code")
    list_select_related = ("item", "item__group", "item__organisation", "period")
    ordering = ("-period__ends_on", "pk")
