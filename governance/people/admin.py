"""The organisations that take part."""

from django.contrib import admin

from governance.core.admin.base import HistoricalAdmin
from governance.core.admin.site import site
from governance.people.models import Organisation


@admin.register(Organisation, site=site)
class OrganisationAdmin(HistoricalAdmin):
    list_display = ("name", "short_name", "sector", "predecessor", "starts_on", "ends_on")
    list_filter = ("sector",)
    list_select_related = ("predecessor",)
    search_fields = ("name", "short_name", "key")
    autocomplete_fields = ("predecessor",)
    ordering = ("name", "pk")
