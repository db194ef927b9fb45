"""``arrangements``: checks, lists, loads and writes back a partnership's structure as files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from assurance.instruments import arrangements_io
from assurance.instruments.arrangements_io import NotDiffering
from governance.core.formatting import format_count
from governance.core.roles import Actor
from governance.structure.arrangements.files import (
    Arrangements,
    find_shipped_file,
    read_arrangements,
    shipped_files,
)
from governance.structure.arrangements.problems import (
    InvalidArrangements,
    NoSuchArrangements,
    display_name,
)
from governance.structure.arrangements.schema import KINDS, PartnershipFile
from governance.structure.models import ImportSnapshot
from governance.structure.operations.arrangements.differences import WRITTEN

WORDS = {
    "participations": ("participation", "participations"),
    "services": ("joint group drawn on", "joint groups drawn on"),
    "cadences": ("cadence", "cadences"),
    "timetable": ("timetable item", "timetable items"),
    "signatories": ("signatory", "signatories"),
    "escalations": ("step of escalation", "steps of escalation"),
}


class Command(BaseCommand):
    help = "Checks, lists, loads and exports arrangements files (a path, or a shipped key)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
        check = commands.add_parser("check", help="read a file and name every fault in it")
        check.add_argument("file", metavar="FILE")
        check.set_defaults(perform=self.check_file)
        load = commands.add_parser("load", help="bring the database into line with a file")
        load.add_argument("file", metavar="FILE|KEY")
        load.add_argument("--dry-run", action="store_true", help="show, write nothing")
        load.add_argument("--overwrite", action="append", default=[], metavar="KIND:KEY")
        load.add_argument("--end", action="append", default=[], metavar="KIND:KEY")
        load.set_defaults(perform=self.load_file)
        export = commands.add_parser("export", help="write loaded arrangements as TOML")
        export.add_argument("key", metavar="KEY")
        export.set_defaults(perform=self.export_key)
        listing = commands.add_parser("list", help="the shipped arrangements, and which are loaded")
        listing.set_defaults(perform=self.list_shipped)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            options["perform"](options)
        except InvalidArrangements as fault:
            for problem in fault.problems:
                self.stderr.write(str(problem))
            sys.exit(1)
        except (NoSuchArrangements, NotDiffering) as fault:
            raise CommandError(str(fault), returncode=2) from fault

    def check_file(self, options: dict[str, Any]) -> None:
        found = read_arrangements(path_to(options["file"]))
        for one in (*found.joints, found):
            self.stdout.write(f"{display_name(one.path)} is sound: {describe_contents(one)}.")

    def load_file(self, options: dict[str, Any]) -> None:
        at = timezone.now()
        told = arrangements_io.load_arrangements(
            read_arrangements(path_to(options["file"])),
            by=Actor.schedule(timezone.localdate(at)),
            at=at,
            overwrite=options["overwrite"],
            end=options["end"],
            dry_run=options["dry_run"],
        )
        for difference in told:
            self.stdout.write(str(difference))
        written = sum(difference.state in WRITTEN for difference in told)
        if not written:
            self.stdout.write("Nothing to change.")
        elif options["dry_run"]:
            self.stdout.write(f"{written} differences; this was a dry run, nothing is written.")
        else:
            self.stdout.write(f"{written} differences written.")

    def export_key(self, options: dict[str, Any]) -> None:
        self.stdout.write(arrangements_io.export_arrangements(options["key"]), ending="")

    def list_shipped(self, options: dict[str, Any]) -> None:
        loaded = keys_loaded()
        for path in shipped_files():
            one = read_arrangements(path)
            state = "loaded" if one.key in loaded else "not loaded"
            cells = (one.key.ljust(24), state.ljust(10), describe_period(one).ljust(30), one.name)
            self.stdout.write("  ".join(cells))
            self.stdout.write(f"{'':24}  from: {one.content.head.source}")


def path_to(named: str) -> Path:
    """The file a person named: a path, or the key of shipped arrangements."""
    path = Path(named)
    return path if path.suffix or path.exists() else find_shipped_file(named)


def describe_contents(one: Arrangements) -> str:
    """``1 partnership, 8 organisations, 3 groups …``: what the file holds, in words."""
    first = "1 partnership" if isinstance(one.content, PartnershipFile) else "joint groups"
    counts = {section: len(getattr(one.content, section, ())) for section in KINDS}
    return ", ".join([first, *(count_section(section, n) for section, n in counts.items() if n)])


def count_section(section: str, number: int) -> str:
    singular, plural = WORDS.get(section, (section.removesuffix("s"), section))
    return format_count(number, singular, plural)


def describe_period(one: Arrangements) -> str:
    starts, ends = one.content.head.starts_on, one.content.head.ends_on
    return f"{starts} to {ends}" if ends else f"from {starts}"


def keys_loaded() -> set[str]:
    """Arrangements the database holds; none where there is no database yet."""
    if ImportSnapshot._meta.db_table not in connection.introspection.table_names():
        return set()
    return set(ImportSnapshot.objects.values_list("arrangements", flat=True).distinct())
