"""The seal on a certificate of deletion: one that is changed or forged past the product is told.

It is a keyed hash (HMAC with SHA-256) over all that the certificate says, under a key that is
derived from ``LSCP_FIELD_KEY``: who can write into the database, and has not that key, cannot make
one.
"""

import hmac
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings

from governance.accounts.cipher import derive_key, split_keys
from governance.core.blocks.hashing import canonical
from governance.core.models import TrailEntry
from governance.core.record_changes import NOTHING_MORE
from governance.retention.models import Disposal, DisposedFile

SAYS = (
    "pk",
    "kind",
    "subject_id",
    "label",
    "partnership_id",
    "group_id",
    "rule_key",
    "rule_title",
    "rule_source",
    "kept_from",
    "due_on",
    "counts",
    "proposed_at",
    "proposed_by_id",
    "approved_at",
    "approved_by_id",
    "backups_until",
)
"""What a certificate says, beside the files that were on the disk."""
PURPOSE = "certificate of deletion"


def seal_of(
    disposal: Disposal, paths: Iterable[str], changes: Mapping[str, Any] = NOTHING_MORE
) -> str:
    """Under the newest key; ``changes`` are what is written with it."""
    newest = split_keys(settings.FIELD_KEY)[0]
    return sealed_with(newest, content_of(disposal, paths, changes))


def is_as_written(disposal: Disposal, files: Iterable[DisposedFile]) -> bool:
    """Whether it and its files say what they said when it was sealed, by whichever key fits."""
    content = content_of(disposal, [each.path for each in files])
    return any(
        hmac.compare_digest(sealed_with(key, content), disposal.seal)
        for key in split_keys(settings.FIELD_KEY)
    )


def content_of(
    disposal: Disposal, paths: Iterable[str], changes: Mapping[str, Any] = NOTHING_MORE
) -> str:
    """One spelling for one certificate."""
    said = {name: spelled(changes.get(name, getattr(disposal, name))) for name in SAYS}
    return canonical({**said, "files": sorted(paths)})


def spelled(value: Any) -> Any:
    """Moments as they are in UTC, whichever database they come from."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
    return value


def sealed_with(key: str, content: str) -> str:
    return hmac.digest(derive_key(key, PURPOSE), content.encode(), "sha256").hex()


def missing_certificates() -> list[int]:
    """The numbers under which somebody approved a deletion of which no certificate is there."""
    lines = TrailEntry.objects.filter(kind=Disposal._meta.label_lower, verb="approve")
    there = Disposal.objects.certificates().values("pk")
    missing = lines.exclude(subject_id__in=there).order_by("subject_id")
    return list(missing.values_list("subject_id", flat=True).distinct())


def renew_seals() -> int:
    """Seal under the newest key what is as it was written; returns how many."""
    rows = Disposal.objects.certificates().prefetch_related("files").order_by("pk")
    kept = [row for row in rows if is_as_written(row, row.files.all())]
    for row in kept:
        row.seal = seal_of(row, [each.path for each in row.files.all()])
        row.save(update_fields=["seal"])
    return len(kept)
