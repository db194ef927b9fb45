"""What an administrator may look at and not touch: the time limits that run."""

from django.contrib import admin

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.deadlines.models import Clock


@admin.register(Clock, site=site)
class ClockAdmin(ReadOnlyAdmin):
    list_display = ("told", "rule", "edition", "anchor_on", "due_on", "status")
    list_filter = ("status", "rule", "edition")
    search_fields = ("told",)
    ordering = ("-pk",)
