"""What an event leaves behind, and that a refused one leaves nothing."""

import pytest
from django.db import transaction

from assurance.returns.models import Answer, AssuranceReturn, Query, SubmittedAnswer
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from governance.outbox.models import Message


def lines(record) -> list[str]:
    return list(TrailEntry.objects.about(record).values_list("verb", flat=True))


def everything() -> list[object]:
    """All that a refused event must leave as it was."""
    rows = [model.objects.order_by("pk").values() for model in (AssuranceReturn, Answer, Query)]
    counts = [
        model.objects.count() for model in (TrailEntry, Remark, Message, Deadline, SubmittedAnswer)
    ]
    history = [model.history.count() for model in (AssuranceReturn, Answer, Query)]
    return [*map(list, rows), counts, history]


def refused(refusal: type[Exception], event) -> bool:
    """Whether an event is refused so, and leaves everything as it was."""
    before = everything()
    with pytest.raises(refusal), transaction.atomic():
        event()
    return everything() == before
