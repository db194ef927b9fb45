"""The two ways the administration site shows records: kept through the doors, or only read."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from governance.core import reference_data
from governance.core.forms.reference import ReferenceForm
from governance.core.identifier_screening import REASON, justification_note
from governance.core.requests import actor_of
from governance.core.restricted import without_restricted
from governance.core.text_folding import Folded, is_sorted_by_key


class SafeAutocompleteSelect(AutocompleteSelect):
    """Draws the form again whatever was sent: what is no number is nobody's key."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if is_number(str(key))], attrs)


class FoldedChangeList(ChangeList):
    """Sorts a column of text as people read it, when its heading is pressed."""

    def get_ordering_field(self, field_name: Callable[..., Any] | str) -> Any:
        return by_key(self.model, super().get_ordering_field(field_name))


def by_key(model: type[models.Model], field: Any) -> Any:
    """What a column of text is sorted by; what is no such column is sorted as it says."""
    if not isinstance(field, str) or not is_sorted_by_key(model, field):
        return field
    key = Folded(field.lstrip("-"))
    return key.desc() if field.startswith("-") else key.asc()


class SafeLookupAdmin(admin.ModelAdmin):
    """What both ways share: nothing that is not shown can be found out by asking for it.

    Lists are sorted and searched without regard to case, accents and apostrophes. What tells of a
    restricted record is not there, for no administrator: neither in a list nor at its own address.
    """

    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return without_restricted(super().get_queryset(request))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model:
        """Raises Http404 for what is not there, as at every other address."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return FoldedChangeList

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [by_key(self.model, field) for field in super().get_ordering(request)]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return [f"{name}__finds" for name in super().get_search_fields(request)]

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **options: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", SafeAutocompleteSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only by the filters beside the list: a hidden text could be guessed letter by letter."""
        offered = self.get_list_filter(request)
        is_offered = any(lookup == name or lookup.startswith(f"{name}__") for name in offered)
        return is_offered and super().lookup_allowed(lookup, value, request)


class ReferenceAdmin(SafeLookupAdmin):
    """Rows are added and changed through operations, never deleted: they are given an end."""

    form = ReferenceForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        note = justification_note(form.confirmed)
        doer = {"by": actor_of(request), "at": timezone.now(), "note": note}
        changed = [name for name in form.changed_data if name != REASON]
        if change:
            self.change(obj, {name: form.cleaned_data[name] for name in changed}, **doer)
        else:
            self.add(obj, **doer)

    def add(self, obj: Any, **doer: Any) -> None:
        reference_data.add(obj, **doer)

    def change(self, obj: Any, changes: dict[str, Any], **doer: Any) -> None:
        reference_data.change(obj, changes, **doer)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What an operation refuses after the form had found nothing wrong is told as well."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as refusal:
            for sentence in refusal.messages:
                messages.error(request, sentence)
            return redirect(request.path)


class HistoricalAdmin(ReferenceAdmin, SimpleHistoryAdmin):
    """Reference data whose every earlier state is kept."""

    object_history_list_template = "admin/history_list.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        ensure_numbers(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, **options: Any
    ) -> HttpResponse:
        ensure_numbers(object_id, version_id)
        return super().history_form_view(request, object_id, version_id, **options)


def ensure_numbers(*parts: str) -> None:
    """What is no number has no page, as at every other address. Raises Http404."""
    if not all(map(is_number, parts)):
        raise Http404


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


class ReadOnlyAdmin(SafeLookupAdmin):
    """For whatever has a status, and for the trail: to be looked at, not touched."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
