"""Tables made together are those that would be made one by one, and can be taken back."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from governance.core.create_together import CreateTogether

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = {"governance_nest", "governance_egg"}


def step() -> CreateTogether:
    """The first leads to the second, which is made after it."""
    key = models.BigAutoField(primary_key=True)
    to_nest = models.ForeignKey("governance.Nest", on_delete=models.CASCADE)
    egg = CreateModel("Egg", [("id", key), ("nest", to_nest)])
    return CreateTogether([egg, CreateModel("Nest", [("id", key.clone())])])


def tables() -> set[str]:
    return TABLES & set(connection.introspection.table_names())


def test_tables_with_keys_to_each_other_are_made_and_taken_back_in_one_step():
    before, after, together = ProjectState(), ProjectState(), step()
    assert before.apps  # drawn once before, and not drawn on after each model
    together.state_forwards("governance", after)

    with connection.schema_editor() as editor:
        together.database_forwards("governance", editor, before, after)
    made = tables()
    keys = connection.introspection.get_relations(connection.cursor(), "governance_egg")
    with connection.schema_editor() as editor:
        together.database_backwards("governance", editor, after, before)

    assert (made, tables()) == (TABLES, set())
    assert [to for _, to in (each[:2] for each in keys.values())] == ["governance_nest"]
