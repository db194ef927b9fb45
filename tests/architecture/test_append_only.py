"""The database itself refuses to change or delete what was done and why, whatever the code."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from governance.core.append_only import APPEND_ONLY, AppendOnly
from governance.core.models import Remark, TrailEntry
from governance.management.commands.flush import filled_tables
from tests import factories
from tests.architecture.introspection import our_models

ROWS = {
    "governance_trailentry": (factories.TrailEntryFactory, TrailEntry, "label"),
    "governance_remark": (factories.RemarkFactory, Remark, "text"),
}
BY = "append-only"
OF_ITS_OWN = {
    "postgresql": lambda table, pk: [
        f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table}",
        f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE",
    ],
    "sqlite": lambda table, pk: [
        f"REPLACE INTO {table} SELECT * FROM {table} WHERE id = {pk}",  # noqa: S608
        f"UPDATE OR IGNORE {table} SET id = id WHERE id = {pk}",  # noqa: S608
    ],
}
"""What each database knows besides to change or empty a table."""


def refused(attempt) -> bool:
    """Whether the database refuses ``attempt`` because the table is append-only."""
    with pytest.raises(DatabaseError, match=BY), transaction.atomic():
        attempt()
    return True


def in_sql(statement: str):
    def attempt() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return attempt


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.django_db
def test_a_row_can_be_neither_changed_nor_deleted_by_code_or_by_hand(table):
    make, model, text = ROWS[table]
    row = make()
    rows, kept = model.objects.filter(pk=row.pk), model.objects.filter(pk=row.pk).values().get()

    attempts = [
        lambda: rows.update(**{text: "Something else"}),
        rows.delete,
        row.delete,
        in_sql(f"UPDATE {table} SET {text} = 'x' WHERE id = {row.pk}"),  # noqa: S608
        in_sql(f"DELETE FROM {table} WHERE id = {row.pk}"),  # noqa: S608
    ]

    attempts += map(in_sql, OF_ITS_OWN[connection.vendor](table, row.pk))

    assert [refused(attempt) for attempt in attempts] == [True] * len(attempts)
    assert rows.values().get() == kept


@pytest.mark.django_db(transaction=True)  # emptied afterwards, which puts the rule back
def test_taking_back_a_repetition_leaves_the_rule_and_taking_back_the_rule_lifts_it():
    row = factories.TrailEntryFactory()
    change = in_sql("UPDATE governance_trailentry SET label = 'x'")

    for again in (True, False):
        with connection.schema_editor() as editor:
            step = AppendOnly("governance_trailentry", again=again)
            step.database_backwards("governance", editor, None, None)
        if again:
            assert refused(change)
    change()

    row.refresh_from_db()
    assert row.label == "x"


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.django_db(transaction=True)
def test_emptying_a_test_database_lifts_the_rule_and_puts_it_back(table):
    make, model, text = ROWS[table]
    make()

    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)

    assert filled_tables(connection) == []
    row = make()
    assert refused(lambda: model.objects.filter(pk=row.pk).update(**{text: "Something else"}))


@pytest.mark.django_db
def test_no_other_database_is_emptied(settings):
    settings.TRAIL_MAY_BE_EMPTIED = False
    row = factories.TrailEntryFactory()

    with pytest.raises(CommandError, match="kept for good"):
        call_command("flush", interactive=False, verbosity=0)

    assert TrailEntry.objects.get() == row


def test_every_append_only_table_is_one_of_ours():
    assert set(APPEND_ONLY) == set(ROWS)
    assert set(APPEND_ONLY) <= {model._meta.db_table for model in our_models()}
