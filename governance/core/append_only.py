"""Tables the database lets nobody change or delete from, on PostgreSQL and on SQLite.

There is one way for a row to go: while a permit for its subject lies in ``PERMITS``, which names
two people, and which no transaction can leave there (``governance.core.models.DeletionPermit``).
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

PERMITS = "governance_deletionpermit"
PERMITTED = f"""EXISTS (
    SELECT 1 FROM {PERMITS} WHERE kind = OLD.kind AND subject_id = OLD.subject_id
)"""  # noqa: S608
POSTGRES_FORBID = f"""
CREATE OR REPLACE FUNCTION {{table}}_append_only() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN IF {PERMITTED} THEN RETURN OLD; END IF; END IF;
    RAISE EXCEPTION '{{table}} is append-only';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER {{table}}_append_only BEFORE UPDATE OR DELETE ON {{table}}
FOR EACH ROW EXECUTE FUNCTION {{table}}_append_only();
CREATE TRIGGER {{table}}_no_truncate BEFORE TRUNCATE ON {{table}}
FOR EACH STATEMENT EXECUTE FUNCTION {{table}}_append_only();
"""
POSTGRES_ALLOW = """
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};
DROP TRIGGER IF EXISTS {table}_append_only ON {table};
DROP FUNCTION IF EXISTS {table}_append_only();
"""
SQLITE_FORBID = f"""
CREATE TRIGGER {{table}}_no_update BEFORE UPDATE ON {{table}}
BEGIN SELECT RAISE(ABORT, '{{table}} is append-only'); END;
CREATE TRIGGER {{table}}_no_delete BEFORE DELETE ON {{table}} WHEN NOT {PERMITTED}
BEGIN SELECT RAISE(ABORT, '{{table}} is append-only'); END;
CREATE TRIGGER {{table}}_no_replace BEFORE INSERT ON {{table}}
WHEN EXISTS (SELECT 1 FROM {{table}} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{{table}} is append-only'); END;
"""  # noqa: S608
SQLITE_ALLOW = """
DROP TRIGGER IF EXISTS {table}_no_replace;
DROP TRIGGER IF EXISTS {table}_no_update;
DROP TRIGGER IF EXISTS {table}_no_delete;
"""
APPEND_ONLY = ("governance_trailentry", "governance_remark")
"""Every append-only table; the test runner's flush lifts and restores exactly these."""


def forbid(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Make ``table`` append-only, afresh if it was so already; the table of permits exists."""
    allow(editor, table)
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES_FORBID.format(table=table))
        return
    for statement in SQLITE_FORBID.format(table=table).strip().split("END;\n"):
        editor.execute(statement.removesuffix("END;") + "END;")


def allow(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Lift the rule: for reversing a migration and for a test database's flush only."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES_ALLOW.format(table=table))
        return
    for statement in SQLITE_ALLOW.format(table=table).strip().split("\n"):
        editor.execute(statement)


class AppendOnly(Operation):
    """A migration operation; repeat it after any later change to the same table.

    SQLite rebuilds a table to alter it and drops its triggers on the way. ``again`` says that the
    table was append-only before, and stays so when this step is taken back.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, *, again: bool = False) -> None:
        self.table, self.again = table, again

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        forbid(schema_editor, self.table)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        (forbid if self.again else allow)(schema_editor, self.table)

    def describe(self) -> str:
        return f"Make {self.table} append-only"
