"""The migrated database: made once, kept beside pytest's own cache, and copied for each worker.

On SQLite the file is kept between runs, under a name that says what it was made from. On
PostgreSQL it lives as long as the run: whoever comes first makes it, the others copy it, and the
process that began the run drops all that it named, also when it is interrupted.
"""

import fcntl
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.fingerprint import fingerprint
from tests.settings import ON_POSTGRESQL, RUN

TEMPLATE = f"{RUN}_migrated"


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
) -> Iterator[None]:
    """Pytest-django's own, with a copy of the migrated database instead of all migrations."""
    name = connection.settings_dict["TEST"]["NAME"]
    with django_db_blocker.unblock():
        copy_migrated(cache_folder(request.config), name)
    with pointed_to(name):
        yield
    with django_db_blocker.unblock():
        drop(name)


@pytest.fixture(scope="session")
def another_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[str]:
    """The name of a second copy, for what is looked at by many tests and changed by none."""
    name = connection.settings_dict["TEST"]["NAME"] + "_world"
    with django_db_blocker.unblock():
        copy_migrated(cache_folder(request.config), name)
    yield name
    with django_db_blocker.unblock():
        drop(name)


def cache_folder(config: pytest.Config) -> Path:
    assert config.cache is not None
    return config.cache.mkdir("migrated")


def point_to(name: str) -> None:
    """Every connection from now on, also those of threads, is to this database."""
    connection.close()
    connection.settings_dict["NAME"] = name


@contextmanager
def pointed_to(name: str) -> Iterator[None]:
    """Within it, the connection leads to another database."""
    kept = connection.settings_dict["NAME"]
    point_to(name)
    try:
        yield
    finally:
        point_to(kept)


def copy_migrated(folder: Path, name: str) -> None:
    with only_one(folder / "lock"):
        if ON_POSTGRESQL:
            copy_within_the_server(name)
        else:
            shutil.copyfile(the_file(folder), name)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """One worker at a time, of all runs in this folder."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


# SQLite: a file, kept between runs


def the_file(folder: Path) -> Path:
    """The migrated file, made now if there is none for these migrations; older ones go."""
    made = folder / f"{fingerprint()}.sqlite3"
    if not made.exists():
        for older in folder.glob("*.sqlite3*"):
            older.unlink()
        unfinished = folder / "unfinished.sqlite3"
        migrate_into(str(unfinished))
        unfinished.rename(made)
    return made


# PostgreSQL: a template, for this run alone


def copy_within_the_server(name: str) -> None:
    if not on_the_server("SELECT 1 FROM pg_database WHERE datname = %s", TEMPLATE):
        migrate_into(f"{RUN}_unfinished")
        on_the_server(f"ALTER DATABASE {RUN}_unfinished RENAME TO {TEMPLATE}")
    on_the_server(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")


def on_the_server(statement: str, *values: str) -> list[Any]:
    """Run on the server itself, from none of its databases that a test may know."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def drop_all_of_this_run() -> None:
    """What is still there by the name of this run, also when a worker died."""
    for (name,) in on_the_server("SELECT datname FROM pg_database"):
        if name == RUN or name.startswith(f"{RUN}_"):
            on_the_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


# Either


def migrate_into(name: str) -> None:
    """Make a database of this name and migrate it, whatever name the tests' own will have."""
    test = connection.settings_dict["TEST"]
    kept, test["NAME"] = test["NAME"], name
    try:
        with pointed_to(connection.settings_dict["NAME"]):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        test["NAME"] = kept


def drop(name: str) -> None:
    if ON_POSTGRESQL:
        on_the_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        return
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)


def pytest_configure(config: pytest.Config) -> None:
    """Whoever asks the run to end, by Ctrl-C or otherwise, gets the server back as it was."""
    if is_first_process(config):
        signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest-django has let go of the connections."""
    if is_first_process(config) and ON_POSTGRESQL:
        connection.close()
        drop_all_of_this_run()


def is_first_process(config: pytest.Config) -> bool:
    """The one that began the run; xdist's workers are its children."""
    return not hasattr(config, "workerinput")
