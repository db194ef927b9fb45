"""What an administrator may look at and not touch: what was done, and that a reason was given."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.core.event_phrases import describe_event
from governance.core.formatting import format_number
from governance.core.models import Remark, TrailEntry
from governance.core.restricted import restricted_q

LOOKED_AT = 3_000
"""Lines in which words are looked for, the newest."""
PAGED = 10_000
"""Lines through which one can page, the newest."""
SEARCHED = (
    "The list has the newest {} lines, and words are looked for in the newest {}; with a filter by "
    "day, all lines of those days."
)


PAGED_BY = {"p", "o"}
"""What an address says that leaves out no line: the page, and the column that is sorted by."""


class NewestPaginator(Paginator):
    """Pages through the newest lines; to count all of them takes longer every year.

    What no list shows is counted by its index, and not by looking at the kind of every line.
    """

    @cached_property
    def count(self) -> int:
        most = TrailEntry.objects.order_by()[: PAGED + 1].count()
        if most > PAGED:
            return PAGED
        return most - TrailEntry.objects.filter(restricted_q(TrailEntry)).count()


@admin.register(TrailEntry, site=site)
class TrailEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "who", "what", "before", "after")
    list_filter = ("at",)  # no list of all verbs: it would read the whole trail
    list_select_related = ("by", "invited_by")
    list_only = (
        *("kind", "subject_id", "label", "verb", "before", "after", "at"),
        *("by__name", "by__email", "invited_by__name", "invited_by__email"),
    )
    search_fields = ("label", "by__name")
    search_help_text = SEARCHED.format(format_number(PAGED), format_number(LOOKED_AT))
    ordering = ("-pk",)

    @admin.display(description="what was done")
    def what(self, entry: TrailEntry) -> str:
        return capfirst(describe_event(entry.kind, entry.verb, entry.label))

    def get_paginator(self, request: HttpRequest, *args: Any, **options: Any) -> Paginator:
        is_whole = PAGED_BY.issuperset(request.GET)
        kind = NewestPaginator if is_whole else Paginator
        return kind(*args, **options)

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """As they are written: to fold thousands of lines takes PostgreSQL half a second."""
        return [f"{name}__icontains" for name in self.search_fields]

    def get_search_results(
        self, request: HttpRequest, rows: QuerySet, words: str
    ) -> tuple[QuerySet, bool]:
        """The trail only grows: what is asked of all of it takes longer every year."""
        if words and not any(name.startswith("at__") for name in request.GET):
            newest = Subquery(TrailEntry.objects.order_by("-pk").values("pk")[:1])
            rows = rows.filter(pk__gt=newest - LOOKED_AT)
        return super().get_search_results(request, rows, words)


@admin.register(Remark, site=site)
class RemarkAdmin(ReadOnlyAdmin):
    """Without the words: who may read a reason is decided by its record."""

    exclude = ("text",)
    list_display = ("at", "who", "verb", "kind", "subject_id")
    list_filter = ("at",)
    list_select_related = ("by",)
    ordering = ("-pk",)
