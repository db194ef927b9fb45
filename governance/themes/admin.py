"""The themes that all share."""

from django.contrib import admin

from governance.core.admin.base import ReferenceAdmin
from governance.core.admin.site import site
from governance.themes.models import Theme


@admin.register(Theme, site=site)
class ThemeAdmin(ReferenceAdmin):
    list_display = ("name", "key")
    search_fields = ("name", "key")
    ordering = ("name",)
