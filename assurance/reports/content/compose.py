"""Draws a quarter's report together from the evidence that each part of the product gives."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from assurance.reports.content import actions, priorities, returns, voices
from assurance.reports.content.providers import Contribution, Provider, ReportContext
from assurance.reports.content.sections import SECTIONS
from assurance.reports.content.values import (
    RecipientPartnership,
    ReportContent,
    ReportHeader,
    Section,
)
from governance.periods.models import Period
from governance.structure.models import Group, GroupService

PROVIDERS: tuple[Provider, ...] = (
    returns.contribute,
    voices.contribute,
    priorities.contribute,
    actions.contribute,
)
"""Every part of the product that has something to say in the quarterly report."""


def build_content(
    group: Group,
    period: Period,
    *,
    on: date,
    at: datetime | None = None,
    parts: Iterable[Provider] = PROVIDERS,
) -> ReportContent:
    """The report of ``group`` for the quarter ``period`` as things stand on ``on``, at ``at``."""
    asked = ReportContext(group, period, on, at)
    given = [part(asked) for part in parts]
    return ReportContent(
        report=ReportHeader(
            group=group.key,
            group_name=group.name,
            period=period.code,
            period_label=period.label,
            as_at=on.isoformat(),
        ),
        partnerships=served_by(group, on=on),
        sections=tuple(section(title.key, title.title, title.empty, given) for title in SECTIONS),
        figures=tuple(chain.from_iterable(one.figures for one in given)),
        missing=tuple(chain.from_iterable(one.missing for one in given)),
    )


def section(key: str, title: str, empty: str, given: list[Contribution]) -> Section:
    evidence = tuple(chain.from_iterable(one.evidence.get(key, ()) for one in given))
    return Section(key=key, title=title, evidence=evidence, empty="" if evidence else empty)


def served_by(group: Group, *, on: date) -> tuple[RecipientPartnership, ...]:
    """Every partnership the group serves on the day, by name."""
    services = GroupService.objects.in_force(on=on).filter(group=group)
    return tuple(
        RecipientPartnership(
            key=service.partnership.key,
            name=service.partnership.name,
            area=service.partnership.area,
            colour=service.partnership.colour,
            concern_text=service.partnership.concern_text,
            concern_phone=service.partnership.concern_phone,
            concern_url=service.partnership.concern_url,
        )
        for service in services.select_related("partnership").order_by("partnership__name")
    )
