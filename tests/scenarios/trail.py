"""What a deed leaves behind, and that a refused one leaves nothing."""

import pytest
from django.db import transaction

from assurance.returns.models import Answer, AssuranceReturn, Query, SubmittedAnswer
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Clock
from governance.outbox.models import Message


def lines(record) -> list[str]:
    return list(TrailEntry.objects.about(record).values_list("verb", flat=True))


def everything() -> list[object]:
    """All that a refused deed must leave as it was."""
    rows = [model.objects.order_by("pk").values() for model in (AssuranceReturn, Answer, Query)]
    counts = [
        model.objects.count() for model in (TrailEntry, Remark, Message, Clock, SubmittedAnswer)
    ]
    history = [model.history.count() for model in (AssuranceReturn, Answer, Query)]
    return [*map(list, rows), counts, history]


def refused(refusal: type[Exception], deed) -> bool:
    """Whether a deed is refused so, and leaves everything as it was."""
    before = everything()
    with pytest.raises(refusal), transaction.atomic():
        deed()
    return everything() == before
