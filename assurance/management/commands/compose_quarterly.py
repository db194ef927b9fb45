"""``compose_quarterly GROUP YEAR QUARTER``: the quarter's "How are we doing?" as PDF and JSON."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assurance.reports.content import html as report_html
from assurance.reports.content import word
from assurance.reports.content.current_content import (
    agreements,
    content_hash,
    content_of,
    export_content,
)
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.reports.reporting_groups import Unknown, completed_quarter, producing_group
from governance.core.blocks.hashing import canonical
from governance.core.documents.pdf import NotRendered, pdf_of
from governance.core.roles import Actor
from governance.periods import operations as periods

REFUSED = 2


class Command(BaseCommand):
    help = (
        "Composes the quarterly report of GROUP (its key, such as llr-planning-and-delivery) for "
        "QUARTER (Q1 to Q4) of the business year YEAR (such as 2025-26), and writes it where told. "
        "A draft is composed again; what is no draft any more is given as it was frozen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("group", metavar="GROUP")
        parser.add_argument("year", metavar="YEAR")
        parser.add_argument("quarter", metavar="QUARTER")
        parser.add_argument("--pdf", metavar="OUT", type=Path, help="write the PDF to this file")
        parser.add_argument("--json", metavar="OUT", type=Path, help="write the JSON to this file")
        parser.add_argument("--docx", metavar="OUT", type=Path, help="write Word to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            record = self.report(options["group"], options["year"], options["quarter"])
        except Unknown as error:
            raise CommandError(str(error), returncode=REFUSED) from error
        content, status = content_of(record), record.get_status_display()
        agreed, its_hash = agreements(record), content_hash(record, content)
        if options["json"]:
            write_file(options["json"], canonical(export_content(record)).encode())
        if options["pdf"]:
            write_file(options["pdf"], pdf(content, its_hash, status, agreed))
        if options["docx"]:
            made = word.document_of(content, content_hash=its_hash, status=status, agreed=agreed)
            write_file(options["docx"], made.getvalue())
        self.stdout.write(f"{record}: {status}, content {its_hash}")
        for gap in content.missing:
            self.stdout.write(f"  {gap.text}")

    def report(self, key: str, year: str, code: str) -> Report:
        """The report as it stands: composed today by the schedule, or as it was frozen."""
        today = timezone.localdate()
        group = producing_group(key, on=today)
        span = completed_quarter(group, year, code, on=today)
        period, by = periods.get_or_create_period(span), Actor.schedule(today)
        frozen = Report.objects.frozen().for_detail().filter(group=group, period=period).first()
        return frozen or reports.compose(group, period, by=by, at=timezone.now())


def pdf(content: ReportContent, its_hash: str, status: str, agreed: Sequence[str]) -> bytes:
    """Raises CommandError where the renderer fails."""
    try:
        html = report_html.html_of(content, content_hash=its_hash, status=status, agreed=agreed)
        return pdf_of(html)
    except NotRendered as error:
        raise CommandError(f"The PDF could not be made: {error}") from error


def write_file(out: Path, content: bytes) -> None:
    """Raises CommandError where the file cannot be written."""
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Cannot write {out}: {error.strerror}") from error
