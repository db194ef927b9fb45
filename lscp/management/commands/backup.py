"""``backup TO``: database and stored files into a new folder, while the product runs."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.core.formatting import format_count, format_file_size
from lscp.backup.create import create_backup
from lscp.backup.errors import BackupRefused
from lscp.backup.manifest import Manifest

REFUSED, INCOMPLETE = 2, 3


class Command(BaseCommand):
    help = (
        "Copies database and stored files into a new folder; encrypted if LSCP_BACKUP_KEY is set."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("to", metavar="TO", type=Path, help="a folder that is not there yet")

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        try:
            manifest = create_backup(to, at=timezone.now())
        except BackupRefused as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        encrypted = "encrypted" if settings.BACKUP_KEY else "not encrypted"
        self.stdout.write(f"The backup is made, {encrypted}: {describe(manifest)}.")
        if manifest.missing:
            self.stderr.write("Missing on the disk, or not as stored:")
            self.stderr.write("\n".join(manifest.missing))
            sys.exit(INCOMPLETE)


def describe(manifest: Manifest) -> str:
    """Such as “4,211 rows, 12 files, 3.2 MB”."""
    size = sum(member.size for member in manifest.members.values())
    counts = [
        format_count(sum(manifest.rows.values()), "row"),
        format_count(len(manifest.members) - 1, "file"),
    ]
    return ", ".join([*counts, format_file_size(size)])
