"""What every record kind keeps: a factory, words for itself, texts classified, pairs together."""

import factory
import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, models, transaction

from governance.core.text_classification import TextFields
from tests import factories
from tests.architecture.introspection import our_models
from tests.of_each import of_each
from tests.scenarios.returns import NOON

TEXTS = (models.CharField, models.TextField, models.FileField)
"""With their kin: e-mail, slug and web addresses are characters too."""

FACTORIES = {
    made._meta.model: made
    for made in vars(factories).values()
    if isinstance(made, type) and issubclass(made, factory.django.DjangoModelFactory)
    if made._meta.model
}
ALONE = {
    "governance.Escalation.passed": "time passes it up where the arrangements say after how long",
    "governance.Invitation.invited": "the schedule mails links to owners, and then nobody did",
    "governance.StoredFile.stored": "the worker stores files too, and then nobody did",
    "assurance.Report.composed": "the schedule composes too, and then nobody did",
    "assurance.YearlyReport.composed": "the same",
}
"""Pairs of a moment and a person in which the person may be missing, and why."""

every_model = of_each("model", our_models(), ids=lambda model: model._meta.label)


@every_model
@pytest.mark.django_db
def test_every_model_has_a_factory_and_says_in_words_what_its_row_is(model):
    row = FACTORIES[model]()

    said = str(row)
    assert model.__str__ is not models.Model.__str__
    assert said
    assert "object (" not in said
    assert len(said) <= 300


@every_model
def test_every_text_is_classified_as_personal_or_plain_and_nothing_else_is(model):
    words = vars(model)["text_fields"]
    texts = sorted(field.name for field in model._meta.local_fields if isinstance(field, TEXTS))

    assert isinstance(words, TextFields)
    assert sorted([*words.personal, *words.plain]) == texts


@every_model
def test_no_model_has_an_order_of_its_own(model):
    assert list(model._meta.ordering) == []


@every_model
def test_no_model_hides_rows_behind_a_second_manager(model):
    assert [manager.name for manager in model._meta.managers] == ["objects"]


def pairs() -> list[tuple[type[models.Model], str]]:
    """Every ``<stem>_at`` that has a ``<stem>_by`` beside it, where either may be empty."""
    found = []
    for model in our_models():
        for field in model._meta.local_fields:
            if not field.name.endswith("_at"):
                continue
            try:
                by = model._meta.get_field(f"{field.name.removesuffix('_at')}_by")
            except FieldDoesNotExist:
                continue
            if field.null or by.null:
                found.append((model, field.name.removesuffix("_at")))
    return found


TOGETHER = [
    pytest.param(model, stem, id=f"{model._meta.label}.{stem}")
    for model, stem in pairs()
    if f"{model._meta.label}.{stem}" not in ALONE
]


@pytest.mark.parametrize(("model", "stem"), TOGETHER)
@pytest.mark.django_db
def test_the_database_refuses_half_a_pair_of_when_and_by_whom(model, stem):
    row, person = FACTORIES[model](), factories.UserFactory()
    halves = [
        {f"{stem}_at": NOON, f"{stem}_by": None},
        {f"{stem}_at": None, f"{stem}_by": person},
    ]

    # PostgreSQL names the first rule broken; a status may have one of its own about the moment.
    rules = f"{stem}_pair|_when_{stem}"
    for half in halves:
        with pytest.raises(IntegrityError, match=rules), transaction.atomic():
            model._default_manager.filter(pk=row.pk).update(**half)


def test_every_exception_to_the_pairs_is_still_one():
    found = {f"{model._meta.label}.{stem}" for model, stem in pairs()}

    assert set(ALONE) <= found
