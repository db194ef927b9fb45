"""``prune_backups FOLDER``: delete the backups in a folder that are too old."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.core.formatting import format_count
from lscp.backup.expiry import prune


class Command(BaseCommand):
    help = "Deletes the backups in a folder that are older than LSCP_BACKUP_DAYS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            metavar="FOLDER",
            nargs="?",
            default=settings.BACKUPS_FOLDER,
            help="where each backup is a folder; LSCP_BACKUPS if none is named",
        )

    def handle(self, *args: Any, folder: str, **options: Any) -> None:
        if not folder or not Path(folder).is_dir():
            raise CommandError("Name the folder of the backups, or set LSCP_BACKUPS.")
        deleted, unknown = prune(Path(folder), at=timezone.now())
        self.stdout.write(f"{format_count(len(deleted), 'backup')} deleted.")
        for name in unknown:
            self.stderr.write(f"{name} is no backup that can be read here: it stays.")
