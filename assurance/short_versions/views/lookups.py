"""Fetches what the actor may see of short versions (else 404), and the pages around their forms."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.short_versions.content.current_content import content_hash, content_of
from assurance.short_versions.models import ShortPart, ShortVersion
from governance.core.form_pages import FormPage, Notice
from governance.core.formatting import format_date
from governance.core.requests import ActorRequest


def version_or_404(request: ActorRequest, pk: int) -> ShortVersion:
    rows = ShortVersion.objects.visible_to(request.actor).for_detail()
    return get_object_or_404(rows, pk=pk)


def part_or_404(request: ActorRequest, pk: int) -> ShortPart:
    """With the version it is part of, if that may be seen."""
    part = get_object_or_404(ShortPart.objects.visible_to(request.actor), pk=pk)
    part.short_version = version_or_404(request, part.short_version_id)
    return part


def version_url(page: str, record: ShortVersion) -> str:
    return reverse(f"assurance:short-version-{page}", args=[record.pk])


def version_form_page(record: ShortVersion, **words: Any) -> FormPage:
    """The page of a form about a version, with the way back to it."""
    around: dict[str, Any] = {
        "back": version_url("detail", record),
        "back_label": record.get_kind_display(),
        "record": record,
    }
    return FormPage(
        caption=f"{record.report.partnership}, {record.report.year_label}",
        partnership=record.report.partnership,
        **around | words,
    )


def words_notice(record: ShortVersion) -> Notice:
    """Which words are meant: their checksum, as the paper has it, and every line of them."""
    content = content_of(record)
    shown = content_hash(record, content)[:12]
    sent = f", as sent on {format_date(localdate(record.sent_at))}" if not record.is_draft else ""
    parts = (f"{part.question} {' '.join(part.lines)}" for part in content.parts)
    return Notice(f"The words, checksum {shown}{sent}", tuple(parts))
