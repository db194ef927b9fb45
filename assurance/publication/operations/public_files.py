"""The files of a published report that anybody may take: those made of it as it was published."""

from collections.abc import Iterable
from datetime import datetime

from assurance.reports.operations.made_files import Form
from assurance.yearly.additions import PublicFile
from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyFile, YearlyReport
from assurance.yearly.operations import files as yearly_files
from assurance.yearly.operations.files import paper_hash
from governance.core.roles import Actor


def find_files(record: YearlyReport) -> Iterable[PublicFile]:
    """PDF and Word, where the worker has made them of what was signed and put right."""
    rows = YearlyFile.objects.filter(
        report=record,
        stage=YearlyReport.Status.PUBLISHED,
        content_hash=paper_hash(record, content_of(record)),
        file__withdrawn_at__isnull=True,
    )
    return [
        PublicFile(key=row.form, label=row.get_form_display(), file=row.file)
        for row in rows.select_related("file").order_by("form")
    ]


def ask_for_files(record: YearlyReport, *, by: Actor, at: datetime) -> None:
    """Have PDF and Word made of a published report as it now stands; not twice of the same."""
    if record.is_published:
        for form in Form:
            yearly_files.ask_for_file(record, form=form, by=by, at=at)
