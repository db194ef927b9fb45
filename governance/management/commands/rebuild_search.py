"""``rebuild_search``: the words of every record written into the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from governance.core.search_index import rebuild


class Command(BaseCommand):
    help = "Writes the search index anew; people may go on working and searching meanwhile."

    def handle(self, *args: Any, **options: Any) -> str:
        return "\n".join(f"{heading}: {count}" for heading, count in rebuild())
