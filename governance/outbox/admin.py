"""What an administrator may look at and not touch: what was written to whom."""

from django.contrib import admin

from governance.core.admin.base import ReadOnlyAdmin
from governance.core.admin.site import site
from governance.outbox.models import Message


@admin.register(Message, site=site)
class MessageAdmin(ReadOnlyAdmin):
    """Without the text: a mail may hold a link that opens an account."""

    exclude = ("body",)
    list_display = ("subject", "recipient", "mailbox", "group", "status", "queued_at", "sent_at")
    list_filter = ("status",)
    list_select_related = ("recipient", "group")
    search_fields = ("subject", "recipient__name", "recipient__email")
    ordering = ("-pk",)
