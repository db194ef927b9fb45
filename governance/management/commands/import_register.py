"""``import_register KIND FILE --into PARTNERSHIP``: an office's register from CSV or Excel."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.core.errors import Refused
from governance.core.formatting import format_count
from governance.core.imports.headings import check_columns
from governance.core.imports.judging import as_json, judge
from governance.core.imports.registers import MAILED, JudgedRow, Verdict, heaviest
from governance.core.imports.values import Reading, SheetRefused, placed
from governance.core.roles import Actor, Capacity
from governance.files.operations import plain_name
from governance.imports.grants import OPEN_TO_ADMINISTRATORS
from governance.imports.operations.reading import SourceFile, find_rows
from governance.imports.operations.saving import import_at_once, words_of
from governance.imports.registers import REGISTERS
from governance.people.models import User
from governance.structure.access.actors import load_actor
from governance.structure.models import Appointment, Partnership

DOUBTFUL, REFUSED = 1, 2
OFFICE = (Capacity.BUSINESS_MANAGER, Capacity.BOARD_OFFICER)


class Command(BaseCommand):
    help = (
        "Imports FILE (CSV or xlsx) into the register KIND of PARTNERSHIP (its key). All rows are "
        "written or none. Ends with 0 when all was understood; 1 when some is doubtful, and then "
        "writes only with --accept-doubtful; 2 when something is refused, and then writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", choices=sorted(REGISTERS))
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--into", metavar="PARTNERSHIP", required=True)
        parser.add_argument("--sheet", metavar="SHEET", default="", help="where it has several")
        parser.add_argument("--dry-run", action="store_true", help="judge, write nothing")
        parser.add_argument("--json", action="store_true", help="every row and cell as JSON")
        parser.add_argument("--accept-doubtful", action="store_true", help="write those too")
        parser.add_argument(
            "--hold-mail", action="store_true", help="welcome nobody who is new by mail"
        )
        parser.add_argument(
            "--as",
            metavar="E-MAIL",
            dest="person",
            default="",
            help="who imports it; left out, who holds the office of the partnership, "
            "and of people an administrator",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = timezone.localdate(now)
        register = REGISTERS[options["kind"]]
        area = partnership(options["into"])
        source = read_source(options["file"])
        try:
            reading = find_rows(source, register, area, sheet=options["sheet"])
            check_columns(register, reading)
        except SheetRefused as refused:
            self.refuse(options, str(refused))
        named = f"{source.name} {reading.sheet}"
        by = importer(area, options["person"], register.key, on=today)
        known = register.learn(area, source=named, on=today, by=by)
        rows = list(judge(reading, register, known))
        verdict = heaviest(row.verdict for row in rows)
        written = 0
        if is_to_write(verdict, options):
            if by is None:
                raise CommandError(
                    f"Nobody holds the office of {area}: say with --as who imports it.",
                    returncode=REFUSED,
                )
            mail = not options["hold_mail"]
            try:
                written = import_at_once(
                    area, register.key, source, reading, rows, by=by, at=now, with_mail=mail
                )
            except (Refused, ValidationError) as refused:
                self.refuse(options, words_of(refused), reading, rows)
        self.tell(options, reading, rows, written)
        sys.exit({Verdict.OK: 0, Verdict.DOUBTFUL: DOUBTFUL, Verdict.REFUSED: REFUSED}[verdict])

    def refuse(
        self,
        options: dict[str, Any],
        why: str,
        reading: Reading | None = None,
        rows: Sequence[JudgedRow] = (),
    ) -> None:
        """Say why nothing of the file is read or written, and end with 2."""
        if options["json"]:
            self.stdout.write(dumped({**result(reading, rows, 0), "refused": why}))
        raise CommandError(why, returncode=REFUSED)

    def tell(
        self, options: dict[str, Any], reading: Reading, rows: Sequence[JudgedRow], written: int
    ) -> None:
        if options["json"]:
            self.stdout.write(dumped(result(reading, rows, written)))
            return
        for row in rows:
            for line in lines_of(reading, row):
                self.stdout.write(line)
        counts = [f"{sum(row.verdict == each for row in rows)} {each.value}" for each in Verdict]
        self.stdout.write(f"{format_count(len(rows), 'row')}: {', '.join(counts)}.")
        self.stdout.write(
            f"{format_count(written, 'row')} written." if written else "Nothing was written."
        )


def is_to_write(verdict: Verdict, options: dict[str, Any]) -> bool:
    if options["dry_run"] or verdict == Verdict.REFUSED:
        return False
    return verdict == Verdict.OK or options["accept_doubtful"]


def partnership(key: str) -> Partnership:
    found = Partnership.objects.filter(key=key).first()
    if found is None:
        known = ", ".join(Partnership.objects.order_by("key").values_list("key", flat=True))
        raise CommandError(
            f"There is no partnership “{key}”. Known: {known or 'none'}.", returncode=REFUSED
        )
    return found


def read_source(path: Path) -> SourceFile:
    try:
        return SourceFile(plain_name(path.name), path.read_bytes())
    except OSError as error:
        raise CommandError(f"Cannot read {path}: {error.strerror}", returncode=REFUSED) from error


def importer(area: Partnership, email: str, register: str, *, on: date) -> Actor | None:
    """The person named, or who holds the office of the partnership on the day; None if nobody does.

    Whoever runs a command runs the product: of people it is an administrator, if there is one.
    """
    if email:
        person = User.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody signs in as {email}.", returncode=REFUSED)
        return load_actor(person, on=on)
    first = User.objects.administrators().first() if register in OPEN_TO_ADMINISTRATORS else None
    if first is not None:
        return load_actor(first, on=on)
    held = Appointment.objects.acting(on=on).filter(
        seat__partnership=area,
        seat__capacity__in=OFFICE,
        standing=Appointment.Standing.HOLDER,
    )
    office = held.select_related("person").order_by("-seat__capacity", "pk").first()
    return load_actor(office.person, on=on) if office else None


def result(reading: Reading | None, rows: Sequence[JudgedRow], written: int) -> dict[str, Any]:
    columns = reading.columns if reading else {}
    headings = range(len(reading.headings)) if reading else ()
    return {
        "sheet": reading.sheet if reading else "",
        "columns": {
            reading.heading(at): columns.get(at)
            for at in headings
            if reading and (reading.headings[at] or at in columns)
        },
        "rows": as_json(rows),
        "written": written,
    }


def lines_of(reading: Reading, row: JudgedRow) -> list[str]:
    """What is in doubt or refused of a row, each naming sheet, row and column; who is mailed."""
    places = {key: at for at, key in reading.columns.items()}
    found = [
        f"{cell.understood.verdict.value}: "
        + placed(
            cell.understood.why,
            sheet=reading.sheet,
            row=row.number,
            column=places[cell.column],
            head=cell.heading,
        )
        for cell in row.cells.values()
        if cell.understood.verdict != Verdict.OK
    ]
    mails = [
        f"mail: {placed(each.told[1], sheet=reading.sheet, row=row.number)}"
        for each in row.match.changes
        if each.label == MAILED
    ]
    whole = [
        f"{row.verdict.value}: {placed(why, sheet=reading.sheet, row=row.number)}"
        for why in row.why
    ]
    return [*found, *whole, *mails]


def dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
