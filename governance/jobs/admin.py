"""What an administrator may look at and not touch: long work, and signs of life."""

from django.contrib import admin

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.jobs.models import Heartbeat, Job


@admin.register(Job, site=site)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("key", "task", "status", "attempts", "queued_at", "started_at", "ended_at")
    list_filter = ("status", "task")
    search_fields = ("key",)
    ordering = ("-pk",)


@admin.register(Heartbeat, site=site)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ("name", "at")
