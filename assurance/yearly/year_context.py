"""What a yearly report asks of each part of the product, and the form of the answer.

Each part gives its evidence by one function ``contribute(YearContext) -> YearEvidence`` in a module
of its own in ``assurance/yearly/evidence``, where it is found by itself; it runs a constant number
of queries, however many rows there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from assurance.reports.content.providers import ReportContext
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Gap, Source
from governance.periods.models import Period
from governance.structure.models import Group, Partnership


@dataclass(frozen=True)
class YearContext:
    """Evidence is asked for one partnership and one business year, as it stood on a day.

    ``group`` is the group whose report it is; ``at`` the moment at which it is compiled.
    """

    partnership: Partnership
    group: Group
    period: Period
    on: date
    at: datetime

    @property
    def year_end(self) -> date:
        """The last day of the year, or today while it runs: how things stood then is told."""
        return min(self.on, self.period.ends_on - timedelta(days=1))

    @cached_property
    def as_report(self) -> ReportContext:
        """The same for what gives to quarterly reports too: the group, with the year as period, as
        things stood at the year's end, and of this partnership alone.
        """
        at = self.at if self.year_end == self.on else None
        return ReportContext(self.group, self.period, self.year_end, at, self.partnership)

    def figure(self, code: str, label: str, rows: Sequence[Any], *, kind: str) -> Figure:
        """So many rows, by the code that last year's figure has too: ``code:all:2025-26``.

        ``kind`` is one of those whose rows a figure leads to (``views.figure_sources``).
        """
        return Figure(
            key=self.as_report.figure_key(code),
            label=label,
            raw=len(rows),
            shown=str(len(rows)),
            source=Source(kind=kind, ids=tuple(row.pk for row in rows)),
        )

    def told_count(self, code: str, label: str, rows: Sequence[Any]) -> Figure:
        """So many, of which no page lists what was counted."""
        return self.told_figure(code, label, str(len(rows)))

    def told_figure(self, code: str, label: str, shown: str) -> Figure:
        """What is only told, such as a small number that is not told apart: nothing leads to it."""
        key = self.as_report.figure_key(code)
        return Figure(key=key, label=label, raw=None, shown=shown, source=Source(kind=""))


@dataclass(frozen=True)
class YearEvidence:
    """Blocks by the key of their heading, figures of the year at a glance, and gaps.

    What stands under the heading “impact” was recorded as evidence of impact, and nothing else.
    """

    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    glance: tuple[Figure, ...] = ()
    missing: tuple[Gap, ...] = ()


YearProvider = Callable[[YearContext], YearEvidence]
