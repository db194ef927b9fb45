"""Many columns and rules added in one step of a migration."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import AddConstraint, AddField
from django.db.migrations.operations.base import Operation


class AlterTogether(Operation):
    """Several ``AddField`` and ``AddConstraint`` in a row; no field that holds many rows.

    After each step Django draws every model anew that is related to the changed one, which here is
    all of them, and SQLite writes the whole table again. So the models are drawn once before and
    once after all, and on SQLite each table is written once.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[AddField | AddConstraint]) -> None:
        self.operations = list(operations)

    @property
    def model_names(self) -> list[str]:
        """The models whose tables change, each once."""
        return list(dict.fromkeys(each.model_name.lower() for each in self.operations))

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # drawn again when it is asked for
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        if schema_editor.connection.vendor != "sqlite":
            for each in self.operations:
                each.database_forwards(app_label, schema_editor, from_state, to_state)
            return
        for name in self.model_names:
            model = to_state.apps.get_model(app_label, name)
            for each in self.operations:
                if isinstance(each, AddField) and each.model_name.lower() == name:
                    add_bare_column(schema_editor, model, model._meta.get_field(each.name))
            schema_editor._remake_table(model)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        if schema_editor.connection.vendor != "sqlite":
            for each in reversed(self.operations):
                each.database_backwards(app_label, schema_editor, from_state, to_state)
            return
        for name in self.model_names:
            schema_editor._remake_table(to_state.apps.get_model(app_label, name))

    def describe(self) -> str:
        return f"Alter {', '.join(self.model_names)} together"


def add_bare_column(schema_editor: Any, model: Any, field: Any) -> None:
    """The column with its type and first value alone; its rules come when the table is written."""
    quote, default = schema_editor.quote_name, schema_editor.effective_default(field)
    first = "" if default is None else f" DEFAULT {schema_editor.prepare_default(default)}"
    column = f"{quote(field.column)} {field.db_type(schema_editor.connection)}{first}"
    schema_editor.execute(f"ALTER TABLE {quote(model._meta.db_table)} ADD COLUMN {column}")
