"""Referring a case: its reference, its children, who receives it, its first time limits."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from governance.core.record_changes import NOTHING_MORE, assign_changes, set_many
from governance.core.roles import Actor, Capacity
from governance.structure.models import Partnership
from reviews.cases.models import Case, CasePerson, Child, Proceeding
from reviews.cases.models.parts import key_of_alias
from reviews.cases.operations import clocks, people
from reviews.cases.transitions import CASE, CHILD, PROCEEDING

NOBODY_RECEIVES = (
    "Nobody holds an office seat of {} now, so nobody would receive this. Telephone the business "
    "office instead."
)
PARTNERS = frozenset({Capacity.LEAD_SAFEGUARDING_PARTNER, Capacity.DELEGATED_SAFEGUARDING_PARTNER})
"""Who refers from such a seat speaks for the partner from the beginning."""


@transaction.atomic
def refer(
    case: Case,
    children: Iterable[Mapping[str, str]],
    proceedings: Iterable[str] = (),
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Any] = NOTHING_MORE,
    note: str = "",
) -> Case:
    """Begin a case: it gets its reference, and its office is named on it along with who referred.

    ``children`` are given by ``alias`` and ``age_band``. The limits that count from the council’s
    awareness start when that day is known. Raises ValidationError when nobody would receive it.
    """
    several = assign_changes(case, changes)
    CASE.require("refer", by, case)
    offices = people.receivers(case, on=by.on)
    if not offices:
        raise ValidationError(NOBODY_RECEIVES.format(case.partnership))
    number(case, localdate(at).year)
    case.referred_at, case.referred_by_id = at, by.user_id  # type: ignore[assignment]
    case.referring_organisation_id = organisation_of(by, case)
    case.incident_recorded_at, case.incident_recorded_by_id = at, by.user_id  # type: ignore[assignment]
    if case.aware_on:
        case.aware_recorded_at, case.aware_recorded_by_id = at, by.user_id
    editions = clocks.editions_on(case.aware_on or localdate(at))
    case.guidance, case.panel_guidance = editions["guidance"], editions["panel_guidance"]
    started = clocks.notification_clocks(
        case, aware_on=case.aware_on, guidance=case.guidance, by=by, at=at, part_of=case
    )
    for name, value in started.items():
        setattr(case, name, value)
    CASE.create(case, "refer", by=by, at=at, note=note)
    set_many(case, several)
    for child in children:
        add(case, child, by=by, at=at, part_of=case)
    for kind in proceedings:
        record_proceeding(case, kind=kind, by=by, at=at, part_of=case)
    receive(case, offices, by=by, at=at, part_of=case)
    return case


def number(case: Case, year: int) -> None:
    """The next number of its partnership and year; two at once wait for each other."""
    Partnership.objects.select_for_update().get(pk=case.partnership_id)
    there = Case.objects.filter(partnership=case.partnership_id, year=year)
    case.year = year
    case.number = (there.aggregate(last=Max("number"))["last"] or 0) + 1
    case.reference = f"{reference_prefix(case.partnership)}-{year}-{case.number:03}"


def reference_prefix(partnership: Partnership) -> str:
    """``LEI`` for ``leicester``, ``LER`` for ``leicestershire-rutland``."""
    words = partnership.key.split("-")
    return (words[0][:3] if len(words) == 1 else words[0][:2] + words[1][:1]).upper()


def organisation_of(by: Actor, case: Case) -> int | None:
    """The body for which who refers holds a seat in the case’s partnership."""
    held = (each for each in by.holdings if each.partnership_id == case.partnership_id)
    return next((each.organisation_id for each in held if each.organisation_id), None)


def receive(case: Case, offices: list[Any], *, by: Actor, at: datetime, part_of: Case) -> None:
    """Name the office, who co-ordinates it, and whoever referred it."""
    for person in offices:
        people.name_person(
            case,
            person,
            role=CasePerson.Role.COORDINATOR,
            reason="Receives referrals for the partnership.",
            by=by,
            at=at,
            part_of=part_of,
        )
    referrer = case.referred_by
    if by.invited_to or referrer.pk in {each.pk for each in offices}:
        return  # who came by an invitation sees nothing more of it
    body = case.referring_organisation
    role = CasePerson.Role.CONTRIBUTOR if body else CasePerson.Role.READER
    if body and by.capacities & PARTNERS:
        role = CasePerson.Role.PARTNER
    people.name_person(
        case,
        referrer,
        role=role,
        organisation=body,
        reason="Referred the case.",
        by=by,
        at=at,
        part_of=part_of,
    )


def record_proceeding(
    case: Case, *, kind: str, by: Actor, at: datetime, part_of: Case | None = None, note: str = ""
) -> Proceeding:
    """Another procedure about the same incident. Raises ValidationError for one that is there."""
    if case.proceedings.filter(kind=kind).exists():
        raise ValidationError({"kind": "This is recorded already."})
    record = Proceeding(case=case, kind=kind, recorded_at=at, recorded_by_id=by.user_id)
    PROCEEDING.create(record, "record_proceeding", by=by, at=at, part_of=part_of, note=note)
    return record


def add_child(
    case: Case, *, alias: str, age_band: str, by: Actor, at: datetime, note: str = ""
) -> Child:
    """Another child of the same incident. Raises ValidationError for an alias that is taken."""
    return add(case, {"alias": alias, "age_band": age_band}, by=by, at=at, note=note)


def add(
    case: Case,
    child: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
    part_of: Case | None = None,
    note: str = "",
) -> Child:
    key = key_of_alias(child["alias"])
    if case.children.filter(alias_key=key).exists():
        raise ValidationError(
            {"alias": f"Two children cannot have one alias: “{child['alias']}” is there already."}
        )
    record = Child(case=case, alias=child["alias"], alias_key=key, age_band=child["age_band"])
    CHILD.create(record, "add_child", by=by, at=at, part_of=part_of, note=note)
    return record
