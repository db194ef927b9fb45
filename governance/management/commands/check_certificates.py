"""``check_certificates``: whether every certificate of deletion is there and as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.retention.models import Disposal
from governance.retention.seals import is_as_written, missing_certificates


class Command(BaseCommand):
    help = (
        "Compares each certificate of deletion with its seal, and with the lines of the trail. "
        "Ends with 1 and names those that were altered, forged or taken away."
    )

    def handle(self, *args: Any, **options: Any) -> str:
        rows = Disposal.objects.certificates().prefetch_related("files").order_by("pk")
        found = [
            f"not as it was written: {row.pk}"
            for row in rows
            if not is_as_written(row, row.files.all())
        ]
        found += [f"approved, and not there: {number}" for number in missing_certificates()]
        if found:
            raise CommandError("\n".join(found))
        return f"certificates as they were written: {len(rows)}"
