"""Django's flush, able to empty a test database whose trail is append-only."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from governance.append_only import APPEND_ONLY, allow, forbid


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        """Lift the append-only rule, flush, and put it back."""
        connection = connections[options["database"]]
        with connection.schema_editor() as editor:
            for table in APPEND_ONLY:
                allow(editor, table)
        super().handle(**options)
        with connection.schema_editor() as editor:
            for table in APPEND_ONLY:
                forbid(editor, table)
