"""What a report asks of each part of the product, and the form of the answer.

Each part gives its evidence by one function ``(ReportContext) -> Contribution``; it runs a
constant number of queries, however many rows there are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.utils.timezone import make_aware

from governance.core.blocks.base import Block
from governance.core.blocks.values import Gap
from governance.periods.models import Period
from governance.structure.models import Group, GroupService, Partnership


@dataclass(frozen=True)
class ReportContext:
    """Evidence is asked for one group and one period, as it stood on a day.

    ``at`` is the moment of that day at which it is compiled, where it is known.
    """

    group: Group
    period: Period
    on: date
    at: datetime | None = None
    partnership: Partnership | None = None
    """The one whose report it is, where it is no other's that the group serves."""

    @property
    def moment(self) -> datetime:
        """As of when rows with a moment are counted: the very one, else the end of the day."""
        return self.at or make_aware(datetime.combine(self.on, time.max))

    @property
    def period_word(self) -> str:
        """What the period is called in a sentence: ``quarter`` or ``year``."""
        return "year" if self.period.kind == "year" else "quarter"

    @property
    def last_quarter(self) -> date:
        """The first day of the last quarter of the period."""
        return self.period.ends_on - relativedelta(months=3)

    def areas(self) -> QuerySet:
        """Whose evidence it is: the partnerships that the group serves on the day, by id."""
        if self.partnership:
            found = Partnership.objects.filter(pk=self.partnership.pk)
            return found.values_list("pk", flat=True)
        served = GroupService.objects.in_force(on=self.on).filter(group=self.group)
        return served.values_list("partnership", flat=True)

    def groups_below(self) -> QuerySet:
        """The groups that report to its group; none that is another partnership's alone."""
        below = Group.objects.below(self.group, on=self.on)
        return below.serving(self.partnership, on=self.on) if self.partnership else below

    def figure_key(self, code: str, area: str = "all") -> str:
        """A figure is known by its code, its area and its period."""
        return f"{code}:{area}:{self.period.code}"


@dataclass(frozen=True)
class Contribution:
    """Blocks by the key of the heading they belong under, blocks of the summary, and gaps.

    ``missing`` names what no block can, for there is none: a return that was not handed in.
    """

    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    summary: tuple[Block, ...] = ()
    missing: tuple[Gap, ...] = ()


Provider = Callable[[ReportContext], Contribution]
