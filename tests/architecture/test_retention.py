"""Whatever may tell of somebody has a rule that says how long it is kept, or goes with such."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from governance.core.registry import record_kind
from governance.core.restricted import about_columns
from governance.core.text_classification import TextFields
from governance.retention.belongings import HELD, goes_along, keys_to, retained_of
from governance.retention.schedules import retention_rules


def ruled() -> set[type[Model]]:
    """The tables of the kinds that a shipped rule names."""
    return {record_kind(rule.kind).model for rule in retention_rules()}


def going_with(model: type[Model]) -> Iterator[type[Model]]:
    """The tables whose rows are deleted with a row of this one."""
    allowed = retained_of(model).parts
    yield from allowed
    yield from (field.model for field in keys_to(model) if goes_along(field, allowed))
    for field in model._meta.concrete_fields:
        if field.one_to_one and field.related_model in HELD:
            yield field.related_model


def covered() -> set[type[Model]]:
    """Those, what goes with them from table to table, and whatever is about any record."""
    found = ruled() | {model for model in apps.get_models() if about_columns(model)}
    fresh = found
    while fresh:
        fresh = {part for model in fresh for part in going_with(model)} - found
        found |= fresh
    return found


def telling_of_people() -> set[type[Model]]:
    told = {model: getattr(model, "text_fields", TextFields()) for model in apps.get_models()}
    return {model for model, fields in told.items() if fields.personal}


def test_every_table_whose_words_may_tell_of_somebody_has_a_rule_or_goes_with_one():
    left = {model._meta.label_lower for model in telling_of_people() - covered()}

    assert left == set()


def test_the_walk_sees_many_tables_and_not_all_of_them():
    assert len(telling_of_people()) > 40
    assert len(ruled()) > 15
    assert not set(apps.get_models()) <= covered()


def test_a_table_with_no_rule_is_seen(monkeypatch):
    rules = [rule for rule in retention_rules() if rule.kind != "reviews.learningpoint"]
    monkeypatch.setattr("tests.architecture.test_retention.retention_rules", lambda: rules)

    assert "reviews.learningpoint" in {
        model._meta.label_lower for model in telling_of_people() - covered()
    }
