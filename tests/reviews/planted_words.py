"""The words that are planted in a case: one for each text that only its named people may read."""

from django.db.models import Model

PREFIX = "qzmarker"
"""With this each begins, and nothing else that the product says."""


def marker(model: type[Model], name: str) -> str:
    """The word planted in one column: letters alone, so that nothing folds or breaks it."""
    return f"{PREFIX}{model._meta.model_name}{name}".replace("_", "")


def remark(verb: str) -> str:
    """The word planted in the reason given with a verb."""
    return f"{PREFIX}remark{verb}".replace("_", "")


def words(model: type[Model], *names: str) -> dict[str, str]:
    return {name: marker(model, name) for name in names}
