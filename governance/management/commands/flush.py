"""Django's flush, able to empty a test database whose trail is append-only, and no other."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from governance.core.append_only import APPEND_ONLY, allow, forbid


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        """Lift the append-only rule, flush, and put it back, whatever comes of it.

        Raises CommandError outside a test run.
        """
        if not settings.TRAIL_MAY_BE_EMPTIED:
            raise CommandError("The trail is kept for good: only a test database is emptied.")
        connection = connections[options["database"]]
        with connection.schema_editor() as editor:
            for table in APPEND_ONLY:
                allow(editor, table)
        try:
            super().handle(**options)
        finally:
            with connection.schema_editor() as editor:
                for table in APPEND_ONLY:
                    forbid(editor, table)
