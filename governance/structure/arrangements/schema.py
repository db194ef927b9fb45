"""The form of an arrangements file, section by section."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from governance.core.roles import Capacity
from governance.structure.arrangements.contacts import Concern, Office
from governance.structure.arrangements.field_types import (
    AS_IT_ARISES,
    NONE_STATED,
    UNCOUNTED,
    WHERE_COUNTED,
    Cited,
    Colour,
    Count,
    Flag,
    Frequency,
    GroupKind,
    Key,
    Name,
    Period,
    Section,
    Sector,
    Short,
    SignedDocument,
    Standing,
    Unit,
)


class Head(Cited, Period):
    """What a file is about; its period is that of every section that gives none."""

    key: Key
    starts_on: date


class Partnership(Head):
    name: Name
    short_name: Annotated[Short, Field(min_length=1)]
    colour: Colour
    area: Name
    constitution: Annotated[str, Field(pattern=r"^([a-z0-9-]+|none stated)$")] = NONE_STATED
    guidance: Key
    guidance_from: date | None = None
    earlier_guidance: Key | None = None
    host: Key | None = None
    follows: Key | None = None
    joint: tuple[Key, ...] = ()
    concern: Concern
    office: Office = Office()

    @model_validator(mode="after")
    def says_since_when_and_what_before(self) -> Self:
        if (self.guidance_from is None) != (self.earlier_guidance is None):
            raise PydanticCustomError(
                "guidance_before", "expected guidance_from and earlier_guidance together"
            )
        return self


class Joint(Head):
    """The head of a file of groups that serve several partnerships."""

    name: Name
    serves: Annotated[tuple[Key, ...], Field(min_length=2)]


class Edition(Cited):
    key: Key
    published_on: date
    title: Name


class Organisation(Cited, Period):
    key: Key
    name: Name
    short_name: Short = ""
    sector: Sector
    predecessor: Key | None = None


class Participation(Cited, Period):
    """An organisation's place in the partnership; assurance direct, or ``through`` another."""

    organisation: Key
    standing: Standing
    through: Key | None = None

    @property
    def key(self) -> str:
        return self.organisation


class Group(Cited, Period):
    key: Key
    name: Name
    short_name: Short = ""
    kind: GroupKind
    joint: Flag = False
    reports_to: Key | None = None
    remit: str = ""
    delegated_authority: str = ""
    reporting_route: str = ""
    meets: str = ""


class Service(Cited, Period):
    """A joint group's work for this partnership, and the group it reports to here."""

    group: Key
    reports_to: Key | None = None

    @property
    def key(self) -> str:
        return self.group


class Seat(Cited, Period):
    """A place to be filled; ``voting`` left out means that the arrangements do not say."""

    key: Key
    title: Name
    group: Key | None = None
    participation: Key | None = None
    partnership: Key | None = None
    capacity: Capacity
    representing: Key | None = None
    voting: Flag | None = None
    deputy_may_vote: Flag | None = None
    deputy_may_sign: Flag | None = None
    term_months: Count | None = None
    tenure_months: Count | None = None
    required_for_quorum: Flag = False

    @model_validator(mode="after")
    def belongs_to_exactly_one(self) -> Self:
        homes = [self.group, self.participation, self.partnership]
        if sum(home is not None for home in homes) != 1:
            raise PydanticCustomError(
                "one_home", "expected exactly one of group, participation and partnership"
            )
        return self


class Cadence(Cited, Period):
    """How often the owner does something (``meeting``, ``business-plan``, ``scorecard``…).

    Every ``interval`` units, from ``anchor_month`` where one is given (April is 4), and done
    ``due_working_days`` after a period's last day, or after the day on which it arose: left out, no
    source states by when.
    """

    owner: Key
    item: Annotated[Key, Field(max_length=60)]
    unit: Frequency
    interval: Count = 1
    anchor_month: Annotated[int, Field(ge=1, le=12, strict=True)] | None = None
    due_working_days: Count | None = None

    @model_validator(mode="after")
    def counts_only_in_a_unit_of_time(self) -> Self:
        is_due = self.due_working_days and self.unit != AS_IT_ARISES
        stated = self.anchor_month or is_due
        if (stated or self.interval != 1) and self.unit in UNCOUNTED:
            raise PydanticCustomError("uncounted", WHERE_COUNTED)
        return self

    @property
    def key(self) -> str:
        return f"{self.owner}/{self.item}"


class TimetableItem(Cited, Period):
    """An instrument asked of somebody, returned to a group, once in every unit of time.

    ``due_working_days`` counts from the last day of the period asked about; left out, no source
    states it, and nothing is opened until it is entered. A standing asks every body that has it,
    but for those of ``not_asked_sectors``.
    """

    key: Key
    instrument: Key
    title: Name
    asked_group: Key | None = None
    asked_organisation: Key | None = None
    asked_organisations: tuple[Key, ...] = ()
    asked_standings: tuple[Standing, ...] = ()
    not_asked_sectors: tuple[Sector, ...] = ()
    returns_to: Key
    through: Key | None = None
    every: Unit
    due_working_days: Count | None = None

    @model_validator(mode="after")
    def asks_exactly_one(self) -> Self:
        named = ("group", "organisation", "organisations", "standings")
        if sum(bool(getattr(self, f"asked_{name}")) for name in named) != 1:
            raise PydanticCustomError(
                "one_asked",
                "expected exactly one of asked_group, asked_organisation, asked_organisations "
                "and asked_standings",
            )
        if self.not_asked_sectors and not self.asked_standings:
            raise PydanticCustomError(
                "not_asked", "expected not_asked_sectors only beside asked_standings"
            )
        return self

    @property
    def asks_several(self) -> bool:
        return bool(self.asked_standings or self.asked_organisations)


class Signatory(Cited, Period):
    """A seat that agrees or signs a document that ``group`` produces; each one named must."""

    document: SignedDocument
    group: Key
    seat: Key

    @property
    def key(self) -> str:
        return f"{self.group}/{self.document}/{self.seat}"


class Escalation(Cited, Period):
    """One step up for the overdue actions of reviews: from the group that follows them up.

    ``after_days`` counts calendar days past the due date, or since the step before; left out, no
    source states it, and the office passes them up by hand.
    """

    group: Key
    to: Key
    after_days: Count | None = None

    @property
    def key(self) -> str:
        return self.group


class Structure(Section):
    """What a partnership's file and a file of joint groups have in common."""

    organisations: tuple[Organisation, ...] = ()
    groups: tuple[Group, ...] = ()
    seats: tuple[Seat, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    timetable: tuple[TimetableItem, ...] = ()
    signatories: tuple[Signatory, ...] = ()


class PartnershipFile(Structure):
    partnership: Partnership
    editions: tuple[Edition, ...] = ()
    participations: tuple[Participation, ...] = ()
    services: tuple[Service, ...] = ()
    escalations: tuple[Escalation, ...] = ()

    @property
    def head(self) -> Partnership:
        return self.partnership


class JointFile(Structure):
    joint: Joint

    @property
    def head(self) -> Joint:
        return self.joint


KINDS: dict[str, str] = {
    "organisations": "organisation",
    "participations": "participation",
    "groups": "group",
    "services": "service",
    "seats": "seat",
    "cadences": "cadence",
    "timetable": "timetable_item",
    "editions": "edition",
    "signatories": "signatory",
    "escalations": "escalation",
}
"""Each list of a file and the word for one record of it, in the order they are loaded."""


def records_in_loading_order(content: PartnershipFile | JointFile) -> Iterator[tuple[str, Cited]]:
    """Every record of the file with its kind, the head first, in loading order."""
    yield ("partnership" if isinstance(content, PartnershipFile) else "joint"), content.head
    for section, kind in KINDS.items():
        for record in getattr(content, section, ()):
            yield kind, record
