"""What an administrator may look at and not touch: what was done, and that a reason was given."""

from django.contrib import admin
from django.utils.text import capfirst

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.core.event_phrases import describe_event
from governance.core.models import Remark, TrailEntry


@admin.register(TrailEntry, site=site)
class TrailEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "who", "what", "before", "after")
    list_filter = ("at",)  # no list of all verbs: it would read the whole trail
    list_select_related = ("by", "invited_by")
    search_fields = ("label", "by__name")
    ordering = ("-pk",)

    @admin.display(description="what was done")
    def what(self, entry: TrailEntry) -> str:
        return capfirst(describe_event(entry.kind, entry.verb, entry.label))


@admin.register(Remark, site=site)
class RemarkAdmin(ReadOnlyAdmin):
    """Without the words: who may read a reason is decided by its record."""

    exclude = ("text",)
    list_display = ("at", "who", "verb", "kind", "subject_id")
    list_filter = ("at",)
    list_select_related = ("by",)
    ordering = ("-pk",)
