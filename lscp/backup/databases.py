"""Copies a database while others write to it, and fills an empty one from such a copy.

A copy is what the database held at one moment, and so are the numbers of rows that come with it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from governance.core.text_folding import teach_fold
from lscp.backup.errors import BackupRefused
from lscp.backup.folder import read_chunks
from lscp.backup.postgres_programs import program, run

PLAIN = ("--no-owner", "--no-privileges")
"""The place that is restored into has its own owner."""


@dataclass(frozen=True)
class Dump:
    """A copy, read once, and how many rows each of its tables has."""

    rows: dict[str, int]
    content: Iterator[bytes]


@contextmanager
def dump() -> Iterator[Dump]:
    """The database of this place as it is now. Raises BackupRefused."""
    with dump_sqlite() if connection.vendor == "sqlite" else dump_postgres() as found:
        yield found


def load(content: Iterable[bytes]) -> None:
    """Fill the empty database of this place. Raises BackupRefused."""
    if connection.vendor == "sqlite":
        load_sqlite(content)
    else:
        load_postgres(content)


def count_rows(tables: Iterable[str]) -> dict[str, int]:
    """How many rows each table of this place has."""
    with connection.cursor() as cursor:
        return {table: count_in(cursor, table) for table in tables}


def count_in(cursor: Any, table: str) -> int:
    """``cursor`` is Django's or sqlite3's own: the two share no type."""
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
    return cursor.fetchone()[0]


# SQLite


@contextmanager
def dump_sqlite() -> Iterator[Dump]:
    with TemporaryDirectory(dir=settings.VAR, prefix="backup-") as folder:
        path = Path(folder) / "db.sqlite3"
        with closing(sqlite3.connect(path)) as copy:
            with closing(sqlite3.connect(connection.settings_dict["NAME"])) as live:
                live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole in itself
            teach_fold(copy)
            refuse_if_damaged(copy)
            tables = sorted(connection.introspection.table_names())
            rows = {table: count_in(copy.cursor(), table) for table in tables}
        with path.open("rb") as source:
            yield Dump(rows, read_chunks(source))


def refuse_if_damaged(copy: sqlite3.Connection) -> None:
    found = [line for (line,) in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise BackupRefused(f"The database is damaged, and SQLite says: {found[0]}")


def load_sqlite(content: Iterable[bytes]) -> None:
    with TemporaryDirectory(dir=settings.VAR, prefix="restore-") as folder:
        path = Path(folder) / "db.sqlite3"
        with path.open("wb") as target:
            target.writelines(content)
        connection.close()
        with (
            closing(sqlite3.connect(path)) as copy,
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as live,
        ):
            copy.backup(live)


# PostgreSQL


@contextmanager
def dump_postgres() -> Iterator[Dump]:
    """Rows are counted and the dump is taken in one snapshot, which the two share."""
    command = [program("pg_dump"), "--format=custom", *PLAIN]
    with TemporaryFile(dir=settings.VAR) as written:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            rows = count_rows(sorted(connection.introspection.table_names(cursor)))
            run([*command, f"--snapshot={snapshot}"], stdout=written)
        written.seek(0)
        yield Dump(rows, read_chunks(written))


def load_postgres(content: Iterable[bytes]) -> None:
    """All of it or nothing."""
    command = [program("pg_restore"), *PLAIN, "--single-transaction", "--exit-on-error"]
    with TemporaryFile(dir=settings.VAR) as source:
        source.writelines(content)
        source.seek(0)
        run([*command, f"--dbname={connection.settings_dict['NAME']}"], stdin=source)
