"""Columns added together are those that would be added one by one, and can be taken back."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.operations import AddConstraint, AddField, CreateModel
from django.db.migrations.state import ProjectState

from governance.core.alter_together import AlterTogether

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "governance_nest"


def columns() -> set[str]:
    with connection.cursor() as cursor:
        return {each.name for each in connection.introspection.get_table_description(cursor, TABLE)}


def step() -> AlterTogether:
    small = models.CheckConstraint(condition=models.Q(eggs__lt=9), name="governance_nest_small")
    to_nest = models.ForeignKey("governance.Nest", on_delete=models.CASCADE, null=True)
    return AlterTogether(
        [
            AddField("Nest", "tree", models.CharField(max_length=20, blank=True, default="")),
            AddField("Nest", "eggs", models.PositiveSmallIntegerField(default=2)),
            AddField("Nest", "beside", to_nest),
            AddConstraint("Nest", small),
        ]
    )


def test_columns_and_a_rule_are_added_in_one_step_to_rows_that_stay_and_taken_back():
    made, together = ProjectState(), step()
    nest = CreateModel("Nest", [("id", models.BigAutoField(primary_key=True))])
    nest.state_forwards("governance", made)
    with connection.schema_editor() as editor:
        nest.database_forwards("governance", editor, ProjectState(), made)
    made.apps.get_model("governance", "nest").objects.create()
    after = made.clone()
    together.state_forwards("governance", after)

    with connection.schema_editor() as editor:
        together.database_forwards("governance", editor, made, after)
    rows = after.apps.get_model("governance", "nest").objects
    found = rows.values_list("tree", "eggs", "beside").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(eggs=9)
    with connection.schema_editor() as editor:
        together.database_backwards("governance", editor, after, made)
    left = columns()
    with connection.schema_editor() as editor:
        nest.database_backwards("governance", editor, made, ProjectState())

    assert found == ("", 2, None)
    assert left == {"id"}
