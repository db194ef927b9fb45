"""``arrangements``: checks, lists, loads and writes back a partnership's structure as files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from governance.arrangements.files import Arrangements, find, read, shipped
from governance.arrangements.problems import NoSuchArrangements, NotSound, shown
from governance.arrangements.schema import KINDS, PartnershipFile
from governance.models import LoadedRecord

WORDS = {
    "participations": ("participation", "participations"),
    "services": ("joint group drawn on", "joint groups drawn on"),
    "cadences": ("cadence", "cadences"),
    "timetable": ("timetable item", "timetable items"),
}


class Command(BaseCommand):
    help = "Checks, lists, loads and exports arrangements files (a path, or a shipped key)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
        check = deeds.add_parser("check", help="read a file and name every fault in it")
        check.add_argument("file", metavar="FILE")
        deeds.add_parser("list", help="the shipped arrangements, and which are loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["deed"])(options)
        except NotSound as fault:
            for problem in fault.problems:
                self.stderr.write(str(problem))
            sys.exit(1)
        except NoSuchArrangements as fault:
            raise CommandError(str(fault), returncode=2) from fault

    def check(self, options: dict[str, Any]) -> None:
        found = read(path_to(options["file"]))
        for one in (*found.joints, found):
            self.stdout.write(f"{shown(one.path)} is sound: {tally(one)}.")

    def list(self, options: dict[str, Any]) -> None:
        loaded = keys_loaded()
        for path in shipped():
            one = read(path)
            state = "loaded" if one.key in loaded else "not loaded"
            cells = (one.key.ljust(24), state.ljust(10), period(one).ljust(30), one.name)
            self.stdout.write("  ".join(cells))
            self.stdout.write(f"{'':24}  from: {one.content.head.source}")


def path_to(named: str) -> Path:
    """The file a person named: a path, or the key of shipped arrangements."""
    path = Path(named)
    return path if path.suffix or path.exists() else find(named)


def tally(one: Arrangements) -> str:
    """``1 partnership, 8 organisations, 3 groups …``: what the file holds, in words."""
    first = "1 partnership" if isinstance(one.content, PartnershipFile) else "joint groups"
    counts = {section: len(getattr(one.content, section, ())) for section in KINDS}
    return ", ".join([first, *(counted(section, n) for section, n in counts.items() if n)])


def counted(section: str, number: int) -> str:
    singular, plural = WORDS.get(section, (section.removesuffix("s"), section))
    return f"{number} {singular if number == 1 else plural}"


def period(one: Arrangements) -> str:
    starts, ends = one.content.head.starts_on, one.content.head.ends_on
    return f"{starts} to {ends}" if ends else f"from {starts}"


def keys_loaded() -> set[str]:
    """Arrangements the database holds; none where there is no database yet."""
    if LoadedRecord._meta.db_table not in connection.introspection.table_names():
        return set()
    return set(LoadedRecord.objects.values_list("arrangements", flat=True).distinct())
