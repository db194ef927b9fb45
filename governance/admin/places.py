"""Partnerships, the organisations that take part, their groups, and the words all share."""

from django.contrib import admin

from governance.admin.records import HistoricalAdmin, ReferenceAdmin
from governance.admin.site import site
from governance.models import (
    Cadence,
    Group,
    GroupService,
    Organisation,
    Participation,
    Partnership,
    Period,
    Theme,
)


@admin.register(Partnership, site=site)
class PartnershipAdmin(HistoricalAdmin):
    list_display = ("name", "short_name", "area", "starts_on", "ends_on", "is_inferred")
    list_filter = ("is_inferred",)
    search_fields = ("name", "short_name", "area", "key")
    autocomplete_fields = ("host",)
    ordering = ("name", "pk")


@admin.register(Organisation, site=site)
class OrganisationAdmin(HistoricalAdmin):
    list_display = ("name", "short_name", "sector", "predecessor", "starts_on", "ends_on")
    list_filter = ("sector",)
    list_select_related = ("predecessor",)
    search_fields = ("name", "short_name", "key")
    autocomplete_fields = ("predecessor",)
    ordering = ("name", "pk")


@admin.register(Participation, site=site)
class ParticipationAdmin(HistoricalAdmin):
    list_display = ("organisation", "partnership", "standing", "through", "starts_on", "ends_on")
    list_filter = ("partnership", "standing", "is_inferred")
    list_select_related = ("organisation", "partnership", "through")
    search_fields = ("organisation__name", "partnership__name")
    autocomplete_fields = ("organisation", "partnership", "through")
    ordering = ("organisation__name", "pk")


@admin.register(Group, site=site)
class GroupAdmin(HistoricalAdmin):
    list_display = ("name", "kind", "reports_to", "is_joint", "starts_on", "ends_on")
    list_filter = ("kind", "is_joint", "services__partnership", "is_inferred")
    list_select_related = ("reports_to",)
    search_fields = ("name", "short_name", "key")
    autocomplete_fields = ("reports_to", "commissioned_by")
    ordering = ("name", "pk")


@admin.register(GroupService, site=site)
class GroupServiceAdmin(HistoricalAdmin):
    list_display = ("group", "partnership", "starts_on", "ends_on")
    list_filter = ("partnership",)
    list_select_related = ("group", "partnership")
    search_fields = ("group__name",)
    autocomplete_fields = ("group", "partnership")
    ordering = ("group__name", "pk")


@admin.register(Cadence, site=site)
class CadenceAdmin(HistoricalAdmin):
    list_display = ("group", "item", "unit", "interval", "starts_on", "ends_on", "is_inferred")
    list_filter = ("item", "unit", "is_inferred")
    list_select_related = ("group",)
    search_fields = ("group__name", "item")
    autocomplete_fields = ("group",)
    ordering = ("group__name", "item", "pk")


@admin.register(Period, site=site)
class PeriodAdmin(ReferenceAdmin):
    list_display = ("label", "kind", "code", "starts_on", "ends_on")
    list_filter = ("kind",)
    search_fields = ("label", "code")
    ordering = ("-starts_on", "kind")


@admin.register(Theme, site=site)
class ThemeAdmin(ReferenceAdmin):
    list_display = ("name", "key")
    search_fields = ("name", "key")
    ordering = ("name",)
