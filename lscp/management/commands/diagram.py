"""``diagram``: writes the state diagrams into the README; ``--check`` says if they are current."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lscp.diagrams import README, NoMarkers, rewritten, section


class Command(BaseCommand):
    help = "Prints the state diagrams and writes them into README.md, between its two markers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="exit 1 if README.md is behind")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        written = README.read_text(encoding="utf-8")
        try:
            current = rewritten(written)
        except NoMarkers as error:
            raise CommandError(str(error)) from error
        if check and written != current:
            raise CommandError("README.md is behind the tables: run `manage.py diagram`.")
        if not check:
            README.write_text(current, encoding="utf-8")
            self.stdout.write(section())
