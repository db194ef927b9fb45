"""Keeping a period as a row when something is first asked for it."""

from governance.periods.models import Period
from governance.periods.values import PeriodValue


def get_or_create_period(span: PeriodValue) -> Period:
    """The row of a period, made when first needed; safe to call twice at once."""
    return Period.objects.get_or_create(
        kind=span.kind,
        code=span.code,
        defaults={"label": span.label, "starts_on": span.starts_on, "ends_on": span.ends_on},
    )[0]
