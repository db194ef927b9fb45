"""``compose_yearly PARTNERSHIP YEAR``: the yearly report as JSON, PDF and Word."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assurance.yearly.content.current_content import content_hash, content_of
from assurance.yearly.content.export import exported
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.models import YearlyReport
from assurance.yearly.naming import Unknown, partnership_named, year_named
from assurance.yearly.operations import files, preparing
from governance.core.blocks.hashing import canonical
from governance.core.documents.pdf import NotRendered
from governance.core.roles import Actor
from governance.periods.operations import get_or_create_period

REFUSED = 2


class Command(BaseCommand):
    help = (
        "Draws together the yearly report of PARTNERSHIP (its key, such as leicester) for the "
        "business year YEAR (such as 2025-26), and writes it where told. While it takes evidence "
        "it is compiled again; what is frozen is given as it was frozen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", metavar="PARTNERSHIP")
        parser.add_argument("year", metavar="YEAR")
        parser.add_argument("--pdf", metavar="OUT", type=Path, help="write the PDF to this file")
        parser.add_argument("--json", metavar="OUT", type=Path, help="write the JSON to this file")
        parser.add_argument("--docx", metavar="OUT", type=Path, help="write Word to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        record = self.report(options["partnership"], options["year"])
        content = content_of(record)
        if options["json"]:
            write_file(options["json"], canonical(exported(record)).encode())
        if options["pdf"]:
            write_file(options["pdf"], pdf_of(record, content))
        if options["docx"]:
            write_file(options["docx"], files.as_word(record, content))
        status, its_hash = record.get_status_display(), content_hash(record, content)
        self.stdout.write(f"{record}: {status}, content {its_hash}")
        for each in content.requirements:
            evidence = ", ".join(dict.fromkeys(one.label for one in each.evidence)) or each.why
            self.stdout.write(f"  {each.state:8} {each.force:7} {each.key}: {evidence}")
        for gap in content.missing:
            self.stdout.write(f"  {gap.text}")

    def report(self, key: str, year: str) -> YearlyReport:
        """The report as it stands: compiled today by the schedule, or as it was frozen."""
        today, now = timezone.localdate(), timezone.now()
        by = Actor.schedule(today)
        try:
            partnership = partnership_named(key, on=today)
            period = get_or_create_period(year_named(partnership, year, on=today))
            there = YearlyReport.objects.filter(partnership=partnership, period=period).first()
            record = there or preparing.open(partnership, period, by=by, at=now)
        except Unknown as error:
            raise CommandError(str(error), returncode=REFUSED) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=REFUSED) from error
        if there and there.is_preparing and not there.is_evidence_frozen:
            preparing.recompose(there, by=by, at=now)
        return YearlyReport.objects.for_detail().get(pk=record.pk)


def pdf_of(record: YearlyReport, content: YearlyContent) -> bytes:
    """Raises CommandError where the renderer fails."""
    try:
        return files.as_pdf(record, content)
    except NotRendered as error:
        raise CommandError(f"The PDF could not be made: {error}") from error


def write_file(out: Path, content: bytes) -> None:
    """Raises CommandError where the file cannot be written."""
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Cannot write {out}: {error.strerror}") from error
