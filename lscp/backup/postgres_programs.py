"""Runs PostgreSQL's own programs against this place's database, those of the server's version."""

import os
import re
import shutil
import subprocess
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from lscp.backup.errors import BackupRefused

VARIABLES = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME"}


def program(name: str) -> str:
    """The path of ``pg_dump`` or ``pg_restore``. Raises BackupRefused.

    Another version than the server's either refuses it or writes what it cannot read again.
    """
    path = shutil.which(name, path=settings.POSTGRES_PROGRAMS or None)
    wanted = server_version()
    if path is None:
        raise BackupRefused(
            f"There is no {name} here: install the client programs of PostgreSQL {wanted}, or "
            "name their folder in LSCP_POSTGRES_PROGRAMS."
        )
    if (found := program_version(path)) != wanted:
        raise BackupRefused(
            f"{name} is of PostgreSQL {found} and the server of {wanted}: install the client "
            f"programs of PostgreSQL {wanted}, or name their folder in LSCP_POSTGRES_PROGRAMS."
        )
    return path


def server_version() -> int:
    """The server's major version, as 17."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10000


def program_version(path: str) -> int:
    """A program's major version, as 17; 0 when it does not say."""
    says = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    found = re.search(r"\s(\d+)", says.stdout)
    return int(found.group(1)) if found else 0


def run(
    command: list[str], *, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None
) -> None:
    """Raises BackupRefused, with what the program said, when it ends badly."""
    ended = subprocess.run(  # noqa: S603
        command,
        env=connection_environment(),
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if ended.returncode:
        says = ended.stderr.decode(errors="replace").strip()
        raise BackupRefused(f"{os.path.basename(command[0])} failed: {says}")


def connection_environment() -> dict[str, str]:
    """How to reach the database, where no list of processes shows it: the password is in it."""
    given = connection.settings_dict
    names = {name: str(given[key]) for name, key in VARIABLES.items() if given.get(key)}
    _, secrets = DatabaseClient.settings_to_cmd_args_env(given, [])
    return {**os.environ, **names, **(secrets or {})}
