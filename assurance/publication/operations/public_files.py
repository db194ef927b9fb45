"""The files of a published report that anybody may take: those made of it as it was published."""

from collections.abc import Iterable

from assurance.yearly.additions import PublicFile
from assurance.yearly.models import YearlyFile, YearlyReport


def find_files(record: YearlyReport) -> Iterable[PublicFile]:
    """PDF and Word, where the worker has made them of what was signed; one query."""
    rows = YearlyFile.objects.filter(
        report=record,
        stage=YearlyReport.Status.PUBLISHED,
        content_hash=record.content_hash,
        file__withdrawn_at__isnull=True,
    )
    return [
        PublicFile(key=row.form, label=row.get_form_display(), file=row.file)
        for row in rows.select_related("file").order_by("form")
    ]
