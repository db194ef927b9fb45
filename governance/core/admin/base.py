"""The two ways the administration site shows records: kept through the doors, or only read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import quote
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from simple_history.admin import SimpleHistoryAdmin

from governance.core import reference_data
from governance.core.formatting import format_date_short
from governance.core.forms.reference import ReferenceForm
from governance.core.identifier_screening import REASON, justification_note
from governance.core.requests import actor_of
from governance.core.restricted import without_restricted
from governance.core.text_folding import Folded, is_sorted_by_key


class SafeAutocompleteSelect(AutocompleteSelect):
    """Draws the form again whatever was sent: what is no number is nobody's key."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if is_number(str(key))], attrs)


ANY_KEY = "ANY"
"""Stands for a key in the address of a row’s page."""


def day_column(name: str, description: str) -> Callable[[Any, models.Model], str | None]:
    """A day as the application writes it, in a list that can be sorted by it."""

    @admin.display(description=description, ordering=name)
    def show(model_admin: Any, obj: models.Model) -> str | None:
        day = getattr(obj, name)
        return format_date_short(day) if day else None

    return show


class FoldedChangeList(ChangeList):
    """Sorts a column of text as people read it, and fetches what a list shows."""

    def apply_select_related(self, qs: QuerySet) -> QuerySet:
        rows = super().apply_select_related(qs)
        shown = cast(SafeLookupAdmin, self.model_admin).list_only
        return rows.only(*shown) if shown else rows

    def url_for_result(self, result: models.Model) -> str:
        """The address of a row’s page; to ask for each costs as much as the row."""
        return self.page_of_any.replace(ANY_KEY, str(quote(result.pk)))

    @cached_property
    def page_of_any(self) -> str:
        named = f"{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(f"{self.model_admin.admin_site.name}:{named}", args=[ANY_KEY])

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
    list_only: tuple[str, ...] = ()
    """The columns that a list shows, where it stands in many tables; else all are fetched."""
    show_full_result_count = False

    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: models.Model) -> SafeString:
        """What Django draws with a form’s widget, which is a quarter of the time of a list."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select"'
            ' aria-label="Select this object for an action - {}">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            obj,
        )

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
        offered = [getattr(each, "parameter_name", each) for each in self.get_list_filter(request)]
        is_offered = any(lookup == name or lookup.startswith(f"{name}__") for name in offered)
        return is_offered and super().lookup_allowed(lookup, value, request)


def tell_refusals(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What an operation refuses after the form had found nothing wrong is told as well."""

    @wraps(page)
    def told(how: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return page(how, request, *args, **kwargs)
        except ValidationError as refusal:
            for sentence in refusal.messages:
                messages.error(request, sentence)
            return redirect(request.get_full_path())

    return told


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

    @tell_refusals
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)


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


class AddOnlyAdmin(ReadOnlyAdmin):
    """What is added through an operation, and afterwards only looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        self.add(obj, form, by=actor_of(request), at=timezone.now())

    def add(self, obj: Any, form: Any, **doer: Any) -> None:
        raise NotImplementedError

    @tell_refusals
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)
