"""Migrations are named by what they do, none is missing, and each can be taken back."""

import os
import shutil
import subprocess
import sys
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel

from tests.architecture.introspection import FLOORS, ROOT
from tests.migrated import cache_folder, the_file


def ours():
    loader = MigrationLoader(None)
    return [found for (app, _), found in loader.disk_migrations.items() if app in FLOORS]


def test_every_migration_is_named_by_what_it_does():
    unnamed = [str(found) for found in ours() if "auto" in found.name or found.name[5:].isdigit()]

    assert unnamed == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_step_of_every_migration_can_be_taken_back():
    final = [
        f"{found}: {step.describe()}"
        for found in ours()
        for step in found.operations
        if not step.reversible
    ]

    assert final == []


def test_tables_that_are_made_one_after_the_other_are_made_together():
    """Else Django draws all models anew after each (``governance/core/create_together.py``)."""
    one_by_one = [
        f"{found}: {later.describe()}"
        for found in ours()
        for step, later in pairwise(found.operations)
        if isinstance(step, CreateModel) and isinstance(later, CreateModel)
    ]

    assert one_by_one == []


@pytest.mark.sqlite
@pytest.mark.slow
def test_every_migration_goes_back_and_forth_from_the_migrated_database(
    tmp_path, django_db_setup, pytestconfig
):
    """On SQLite, where altering a table means building it anew."""
    shutil.copyfile(the_file(cache_folder(pytestconfig)), tmp_path / "db.sqlite3")
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = kept | {
        "LSCP_VAR": str(tmp_path),
        "LSCP_SECRET_KEY": "x" * 50,
        "LSCP_FIELD_KEY": "y" * 50,
        "DJANGO_SETTINGS_MODULE": "lscp.settings",
    }
    back_and_forth = (
        "import django; django.setup()\n"
        "from django.core.management import call_command as call\n"
        "call('migrate', 'governance', 'zero', verbosity=0)\n"
        "call('migrate', verbosity=0)\n"
        "from governance.models import User, TrailEntry\n"
        "print(User.objects.count(), TrailEntry.objects.count())\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", back_and_forth],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr, done.returncode) == ("0 0\n", "", 0)


@pytest.mark.django_db
def test_the_database_has_every_table_of_ours():
    tables = set(connection.introspection.table_names())
    wanted = {
        table
        for table in connection.introspection.django_table_names()
        if table.split("_")[0] in FLOORS
    }

    assert wanted
    assert wanted <= tables
