"""A round over many records: each by itself, so that one that fails stops no other."""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from django.db import models, transaction

log = logging.getLogger(__name__)
Given = TypeVar("Given")
Row = TypeVar("Row", bound=models.Model)


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


def run_in_batches(
    rows: Sequence[Row], operation: Callable[[Sequence[Row]], Given], *, size: int
) -> Iterator[tuple[Sequence[Row], Given | None]]:
    """Do the operation with many rows at once: those it was done with, and what it gave.

    Where one of a batch fails, each of them is done by itself, and that one gives None.
    """
    for first in range(0, len(rows), size):
        batch = rows[first : first + size]
        try:
            with transaction.atomic():
                done = operation(batch)
        except Exception:
            log.warning("one by one, for one of them fails: %s", batch[0]._meta.label_lower)
            for row in batch:
                yield [row], run_isolated(partial(operation, [row]), about=row)
        else:
            yield batch, done
