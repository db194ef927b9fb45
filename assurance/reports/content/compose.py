"""Draws a quarter's report together from the evidence that each part of the product gives."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from assurance.reports.content import (
    actions,
    cases,
    disputes,
    learning,
    priorities,
    returns,
    risks,
    voices,
)
from assurance.reports.content.providers import Contribution, Provider, ReportContext
from assurance.reports.content.sections import SECTIONS, SectionDefinition
from assurance.reports.content.values import (
    CouncilContact,
    RecipientPartnership,
    ReportContent,
    ReportHeader,
    Section,
)
from governance.core.blocks.base import join_adjacent
from governance.core.text_folding import Folded
from governance.periods.models import Period
from governance.structure.models import Group, GroupService, Partnership

PROVIDERS: tuple[Provider, ...] = (
    returns.contribute,
    voices.contribute,
    priorities.contribute,
    actions.contribute,
    risks.contribute,
    cases.contribute,
    disputes.contribute,
    learning.contribute,
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
    context = ReportContext(group, period, on, at)
    contributions = [part(context) for part in parts]
    sections = tuple(
        one
        for definition in SECTIONS
        if (one := build_section(definition, contributions)).blocks or definition.empty
    )
    lacking = (gap for section in sections for gap in section.gaps() if gap.state != "unwritten")
    return ReportContent(
        report=ReportHeader(
            group=group.key,
            group_name=group.name,
            period=period.code,
            period_label=period.label,
            as_at=on.isoformat(),
        ),
        partnerships=served_by(group, on=on),
        summary=tuple(chain.from_iterable(one.summary for one in contributions)),
        sections=sections,
        missing=(*chain.from_iterable(one.missing for one in contributions), *lacking),
    )


def build_section(definition: SectionDefinition, contributions: list[Contribution]) -> Section:
    key = definition.key
    found = chain.from_iterable(one.blocks.get(key, ()) for one in contributions)
    blocks = join_adjacent(found)
    empty = "" if blocks else definition.empty
    return Section(key=key, title=definition.title, blocks=blocks, empty=empty)


def served_by(group: Group, *, on: date) -> tuple[RecipientPartnership, ...]:
    """Every partnership the group serves on the day, by name."""
    services = GroupService.objects.in_force(on=on).filter(group=group)
    rows = services.select_related("partnership").order_by(Folded("partnership__name"))
    return tuple(recipient(service.partnership) for service in rows)


def recipient(partnership: Partnership) -> RecipientPartnership:
    """What a report says of a partnership it is for, stored as it is today."""
    return RecipientPartnership(
        key=partnership.key,
        name=partnership.name,
        area=partnership.area,
        colour=partnership.colour,
        concern_text=partnership.concern_text,
        concern_phone=partnership.concern_phone,
        concern_url=partnership.concern_url,
        councils=tuple(
            CouncilContact(council=each.heading, lines=each.lines)
            for each in partnership.concern_contacts
        ),
    )
