"""``write_docs``: writes the generated pages of `docs/`; ``--check`` says if they are current."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.core.formatting import format_list
from lscp.generated_docs.permissions import permissions_page
from lscp.generated_docs.states import states_page

DOCS = Path(settings.BASE_DIR) / "docs"
PAGES = {"states.md": states_page, "permissions.md": permissions_page}


class Command(BaseCommand):
    help = "Writes docs/states.md and docs/permissions.md from the tables of the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="exit 1 if a page is behind")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        behind = {
            name: text for name, write in PAGES.items() if current_text(name) != (text := write())
        }
        if check and behind:
            names = format_list([f"docs/{name}" for name in behind])
            raise CommandError(f"Behind the tables: {names}. Run `manage.py write_docs`.")
        DOCS.mkdir(exist_ok=True)
        for name, text in behind.items():
            (DOCS / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"Written: docs/{name}")


def current_text(name: str) -> str:
    """What stands in the page now; nothing when there is no such page yet."""
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""
