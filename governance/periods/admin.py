"""Periods, in the words people use."""

from django.contrib import admin

from governance.core.admin.base import ReferenceAdmin
from governance.core.admin.site import site
from governance.periods.models import Period


@admin.register(Period, site=site)
class PeriodAdmin(ReferenceAdmin):
    list_display = ("label", "kind", "code", "starts_on", "ends_on")
    list_filter = ("kind",)
    search_fields = ("label", "code")
    ordering = ("-starts_on", "kind")
