"""Answers that somebody with no seat writes by invitation: all that was typed, or nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from assurance.returns.models import Answer
from assurance.returns.operations import returns
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.roles import Actor


@transaction.atomic
def save_all_answers(
    typed: Iterable[tuple[Answer, Any, ExpectedVersion]],
    *,
    by: Actor,
    at: datetime,
    notes: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Write what was typed; raises Stale, and writes nothing, where another changed one of them.

    Raises NotNow or NotAllowed as well.
    """
    if stale := returns.save_answers(typed, by=by, at=at, notes=notes):
        raise Stale("answer", stale[0].assurance_return, {})
