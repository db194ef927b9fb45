"""What an administrator may look at and not touch: that a report is there, and how far it is."""

from django.contrib import admin

from assurance.reports.models import Report
from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site


@admin.register(Report, site=site)
class ReportAdmin(ReadOnlyAdmin):
    exclude = ("content",)
    list_display = ("group", "period", "status", "composed_at")
    list_filter = ("status",)
    list_select_related = ("group", "period")
    ordering = ("-period__ends_on", "pk")
