"""What an administrator may look at and not touch: clocks, mail, jobs, files, the trail."""

from django.contrib import admin

from governance.admin.records import ReadOnlyAdmin
from governance.admin.site import site
from governance.models import (
    Clock,
    Heartbeat,
    Job,
    LoadedRecord,
    Message,
    Remark,
    StoredFile,
    TrailEntry,
)


@admin.register(Clock, site=site)
class ClockAdmin(ReadOnlyAdmin):
    list_display = ("told", "rule", "edition", "anchor_on", "due_on", "status")
    list_filter = ("status", "rule", "edition")
    search_fields = ("told",)
    ordering = ("-pk",)


@admin.register(Message, site=site)
class MessageAdmin(ReadOnlyAdmin):
    """Without the text: a mail may hold a link that opens an account."""

    exclude = ("body",)
    list_display = ("subject", "recipient", "mailbox", "group", "status", "queued_at", "sent_at")
    list_filter = ("status",)
    list_select_related = ("recipient", "group")
    search_fields = ("subject", "recipient__name", "recipient__email")
    ordering = ("-pk",)


@admin.register(Job, site=site)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("key", "task", "status", "attempts", "queued_at", "started_at", "ended_at")
    list_filter = ("status", "task")
    search_fields = ("key",)
    ordering = ("-pk",)


@admin.register(Heartbeat, site=site)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ("name", "at")


@admin.register(LoadedRecord, site=site)
class LoadedRecordAdmin(ReadOnlyAdmin):
    list_display = ("arrangements", "kind", "key", "loaded_at")
    list_filter = ("arrangements", "kind")
    search_fields = ("key",)
    ordering = ("arrangements", "kind", "key")


@admin.register(StoredFile, site=site)
class StoredFileAdmin(ReadOnlyAdmin):
    """Without the content: files are read through access, and reading leaves a line."""

    exclude = ("content",)
    list_display = ("name", "group", "content_type", "size", "marking", "stored_by", "stored_at")
    list_filter = ("marking", "content_type")
    list_select_related = ("group", "stored_by")
    search_fields = ("name", "group__name")
    ordering = ("-pk",)


@admin.register(TrailEntry, site=site)
class TrailEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "who", "verb", "label", "before", "after")
    list_filter = ("at",)  # no list of all verbs: it would read the whole trail
    list_select_related = ("by",)
    search_fields = ("label", "by__name")
    ordering = ("-pk",)


@admin.register(Remark, site=site)
class RemarkAdmin(ReadOnlyAdmin):
    """Without the words: who may read a reason is decided by its record."""

    exclude = ("text",)
    list_display = ("at", "who", "verb", "kind", "subject_id")
    list_filter = ("at",)
    list_select_related = ("by",)
    ordering = ("-pk",)
