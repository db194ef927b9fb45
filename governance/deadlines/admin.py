"""What an administrator may look at and not touch: the time limits that run."""

from django.contrib import admin

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.deadlines.models import Deadline


@admin.register(Deadline, site=site)
class DeadlineAdmin(ReadOnlyAdmin):
    list_display = ("label", "rule", "edition", "counts_from", "due_on", "status")
    list_filter = ("status", "rule", "edition")
    search_fields = ("label",)
    ordering = ("-pk",)
