"""A round over many records: each by itself, so that one that fails stops no other."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction

log = logging.getLogger(__name__)
Given = TypeVar("Given")


def run_isolated(operation: Callable[[], Given], *, about: models.Model) -> Given | None:
    """What the operation gives; None when it failed, and then it is undone and logged.

    Whoever goes the round says of ``about`` that it was left out.
    """
    try:
        with transaction.atomic():
            return operation()
    except Exception:
        log.exception("left out of the round: %s %s", about._meta.label_lower, about.pk)
        return None
