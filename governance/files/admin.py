"""What an administrator may look at and not touch: that a file is stored."""

from django.contrib import admin

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.files.models import StoredFile


@admin.register(StoredFile, site=site)
class StoredFileAdmin(ReadOnlyAdmin):
    """Without the content: files are read through access, and reading leaves a line."""

    exclude = ("content",)
    list_display = ("name", "group", "content_type", "size", "marking", "stored_by", "stored_at")
    list_filter = ("marking", "content_type")
    list_select_related = ("group", "stored_by")
    search_fields = ("name", "group__name")
    ordering = ("-pk",)
