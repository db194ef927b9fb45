"""Django's flush, able to empty a test database whose trail is append-only, and no other."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from governance.core.append_only import APPEND_ONLY, allow, forbid

WRITTEN_BY_DJANGO = ("django_content_type", "auth_permission")
"""What Django writes after the migrations, and would write again."""


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        """Lift the append-only rule, flush, and put it back, whatever comes of it.

        Where numbers need not begin anew, as between two tests, only what holds rows is emptied: to
        truncate hundreds of tables takes PostgreSQL a second. Raises CommandError outside a test
        run.
        """
        if not settings.TRAIL_MAY_BE_EMPTIED:
            raise CommandError("The trail is kept for good: only a test database is emptied.")
        connection = connections[options["database"]]
        with connection.schema_editor() as editor:
            for table in APPEND_ONLY:
                allow(editor, table)
        try:
            if options.get("reset_sequences", True):
                super().handle(**options)
            else:
                empty(connection)
        finally:
            with connection.schema_editor() as editor:
                for table in APPEND_ONLY:
                    forbid(editor, table)


def empty(connection: BaseDatabaseWrapper) -> None:
    """Delete all rows in one transaction, at whose end the keys between them are looked at."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table in filled_tables(connection):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def filled_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that hold rows, but for those of Django's own; one query."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    asked = [
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})"  # noqa: S608  # names of our tables
        for table in tables
        if table not in WRITTEN_BY_DJANGO
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return [name for (name,) in cursor.fetchall()]
