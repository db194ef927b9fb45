"""``restore FROM``: a backup into an empty place, compared with what was backed up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from governance.core.formatting import format_count, format_datetime
from lscp.backup.errors import BackupIncomplete, BackupRefused
from lscp.backup.manifest import Manifest
from lscp.backup.restore import check_backup, migrations_to_apply, restore_backup
from lscp.management.commands.backup import INCOMPLETE, REFUSED, describe


class Command(BaseCommand):
    help = "Fills an empty database and an empty folder of files from a backup, and compares."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FROM", type=Path, help="the folder of a backup")
        parser.add_argument("--check", action="store_true", help="read it through, restore nothing")

    def handle(self, *args: Any, source: Path, check: bool, **options: Any) -> None:
        try:
            manifest = check_backup(source) if check else restore_backup(source)
        except BackupRefused as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        except BackupIncomplete as lack:
            raise CommandError(str(lack), returncode=INCOMPLETE) from lack
        self.stdout.write(sentence(manifest, was_restored=not check))
        if waiting := migrations_to_apply(manifest):
            number = format_count(waiting, "migration")
            self.stdout.write(f"{number} came since: run `manage.py migrate` next.")


def sentence(manifest: Manifest, *, was_restored: bool) -> str:
    made = format_datetime(localtime(manifest.made_at))
    done = "Restored and compared" if was_restored else "Sound"
    return f"{done}: the backup of {made}, {describe(manifest)}."
