"""The migrated database of the tests is up to date, and made again when its sources change."""

import ast

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.fingerprint import ROOT, fingerprint, imported_by, imports_of, is_ours, migrations


@pytest.mark.django_db
def test_no_migration_waits_on_the_copy_that_a_test_gets():
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db
def test_it_is_empty_but_for_what_migrations_put_there():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM governance_user")
        assert cursor.fetchone() == (0,)


def test_it_depends_on_the_migrations_of_every_app_and_on_what_they_import():
    read = migrations()

    assert {path.parent.parent.name for path in read} >= {"governance", "assurance", "account"}
    assert imported_by(read)
    assert all(ROOT in path.parents for path in imported_by(read))
    assert is_ours("governance")
    assert not is_ours("django.db")


@pytest.mark.parametrize("form", ["import governance.core.x", "from governance.core.x import y"])
def test_an_import_is_seen_in_either_form(form):
    assert list(imports_of(ast.parse(form))) == ["governance.core.x"]


def test_it_is_made_again_when_an_app_is_added(settings):
    before = fingerprint()
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.sites"]

    assert fingerprint() != before
