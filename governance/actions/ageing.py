"""How long an action is open, and how late it is: the spans in which both are counted."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.timezone import make_aware


@dataclass(frozen=True)
class Span:
    """From so many days to so many, both included; the last has no end."""

    first: int
    last: int | None

    @property
    def label(self) -> str:
        if self.last is None:
            return f"More than {self.first - 1} days"
        return f"{self.first} to {self.last} days"


SPANS = (Span(0, 30), Span(31, 90), Span(91, 180), Span(181, 365), Span(366, None))
"""For how long an action is open; late it is from the first day on."""
LATE_SPANS = (Span(1, 30), *SPANS[1:])


def open_for_q(span: Span, *, on: date) -> Q:
    """Raised so many days ago."""
    raised = Q(raised_at__lt=morning(on - timedelta(days=span.first - 1)))
    return raised if span.last is None else raised & Q(raised_at__gte=morning(on, less=span.last))


def late_for_q(span: Span, *, on: date) -> Q:
    """The last day of it was so many days ago."""
    late = Q(due_to__lte=on - timedelta(days=span.first))
    return late if span.last is None else late & Q(due_to__gte=on - timedelta(days=span.last))


def morning(on: date, *, less: int = 0) -> datetime:
    """When a day begins, so many days before."""
    return make_aware(datetime.combine(on - timedelta(days=less), time.min))


AGES = {
    **{f"open-{span.first}": f"Open {span.label.lower()}" for span in SPANS},
    **{f"late-{span.first}": f"Late {span.label.lower()}" for span in LATE_SPANS},
}
"""What the log may be filtered by, each with its words."""


def age_q(age: str, *, on: date) -> Q:
    """Those of one of ``AGES``; they are open."""
    kind, _, first = age.partition("-")
    spans = LATE_SPANS if kind == "late" else SPANS
    span = next(each for each in spans if str(each.first) == first)
    return late_for_q(span, on=on) if kind == "late" else open_for_q(span, on=on)
