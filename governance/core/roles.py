"""Who acts: capacities people sit in, how far each reaches, and who does an operation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Any


class Capacity(StrEnum):
    """What a seat is for; the seat carries it, the person comes and goes."""

    ADMINISTRATOR = "administrator"
    BUSINESS_MANAGER = "business_manager"
    BOARD_OFFICER = "board_officer"
    INDEPENDENT_CHAIR = "independent_chair"
    INDEPENDENT_ADVISOR = "independent_advisor"
    PARTNERSHIP_CHAIR = "partnership_chair"
    LEAD_SAFEGUARDING_PARTNER = "lead_safeguarding_partner"
    DELEGATED_SAFEGUARDING_PARTNER = "delegated_safeguarding_partner"
    INDEPENDENT_SCRUTINEER = "independent_scrutineer"
    YOUNG_SCRUTINEER = "young_scrutineer"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    LAY_MEMBER = "lay_member"
    PARTICIPANT_OBSERVER = "participant_observer"
    ADVISER = "adviser"
    VIRTUAL_MEMBER = "virtual_member"
    AGENCY_LEAD = "agency_lead"
    DATA_PROVIDER = "data_provider"
    LINE_MANAGER = "line_manager"
    TRAINING_OFFICER = "training_officer"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


SECOND_FACTOR = frozenset(
    {
        Capacity.ADMINISTRATOR,
        Capacity.BUSINESS_MANAGER,
        Capacity.BOARD_OFFICER,
        Capacity.INDEPENDENT_CHAIR,
        Capacity.INDEPENDENT_ADVISOR,
        Capacity.PARTNERSHIP_CHAIR,
        Capacity.LEAD_SAFEGUARDING_PARTNER,
        Capacity.DELEGATED_SAFEGUARDING_PARTNER,
        Capacity.INDEPENDENT_SCRUTINEER,
    }
)
"""Capacities that must sign in with a second factor wherever they sit: the office, the partners
and chairs of the whole, the scrutineer. So must whoever signs, by any seat (``Holding.signs``)."""


SHUT_OUT_OF_RESTRICTED = frozenset(
    {
        Capacity.LAY_MEMBER,
        Capacity.PARTICIPANT_OBSERVER,
        Capacity.YOUNG_SCRUTINEER,
    }
)
"""Whoever holds such a seat sees nothing that is restricted to named people, whoever names them."""


class Reach(Enum):
    """How far a grant goes from the seat it is held in."""

    OWN_GROUP = "own group"
    BELOW = "own group and the groups that report to it"
    PARTNERSHIP = "whole partnership"
    ORGANISATION = "own organisation"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One seat held on the actor's day, with the ids its reach is computed from."""

    seat_id: int
    capacity: Capacity
    title: str
    group_id: int | None = None
    partnership_id: int | None = None
    organisation_id: int | None = None
    reachable_group_ids: frozenset[int] = frozenset()
    """Other groups in reach: those below a group seat, those serving a partnership seat's area."""
    is_deputy: bool = False
    signs: bool = False
    """Whether the arrangements name the seat to agree or sign a document on the day, and the
    person may sign for it."""
    may_sign: bool = False
    """Whether the person may give the seat's agreement: who holds it; its deputy only where the
    arrangements let a deputy sign."""
    place: str = ""
    """The name of the group or partnership the seat stands in."""
    appointment_id: int | None = None
    is_used: bool = True
    """Whether something was done by the appointment when the actor was loaded."""


@dataclass(frozen=True)
class Scope:
    """Where an actor may use one permission: ids to filter records by.

    ``groups`` holds every group in reach, those that serve ``partnerships`` included.
    """

    everywhere: bool = False
    groups: frozenset[int] = frozenset()
    partnerships: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.groups or self.partnerships or self.organisations)


@dataclass(frozen=True, kw_only=True)
class InvitedTask:
    """The one thing that somebody acts for by invitation: a verb on one record."""

    invitation_id: int
    kind: str
    record_id: int
    verb: str
    invited_by_id: int | None


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person on a day with every seat they hold that day, or with one task by invitation; or the
    schedule.
    """

    on: date
    user_id: int | None = None
    name: str = ""
    organisation_id: int | None = None
    is_administrator: bool = False
    is_schedule: bool = False
    holdings: tuple[Holding, ...] = ()
    invited_to: InvitedTask | None = None
    capacities: frozenset[Capacity] = field(default=frozenset(), init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "capacities", frozenset(held.capacity for held in self.holdings))

    @classmethod
    def schedule(cls, on: date) -> "Actor":
        """The schedule's own actor: it may do what its named grants say, nothing more."""
        return cls(on=on, name="Schedule", is_schedule=True)

    @property
    def needs_second_factor(self) -> bool:
        """Asked of the office, the signers and the scrutineer (design §5)."""
        strict = bool(self.capacities & SECOND_FACTOR)
        return self.is_administrator or strict or any(held.signs for held in self.holdings)

    @property
    def signing_seats(self) -> frozenset[int]:
        """The seats whose agreement this person may give."""
        return frozenset(held.seat_id for held in self.holdings if held.may_sign)

    @property
    def invited_by_id(self) -> int | None:
        """Who invited the person to what they do; None for whoever acts by their seats."""
        return self.invited_to.invited_by_id if self.invited_to else None

    def may_by_invitation(self, verb: str, record: Any) -> bool:
        """Whether this verb on this record is the one task that the actor is invited to."""
        task = self.invited_to
        return task is not None and (task.verb, task.kind, task.record_id) == (
            verb,
            record._meta.label_lower,
            record.pk,
        )


Grants = Mapping[Capacity, Mapping[Any, Reach]]


def scope_of(actor: Actor, permission: StrEnum, grants: Grants) -> Scope:
    """Where ``actor`` may use ``permission`` by the seats held; a joint group never widens."""
    groups: set[int] = set()
    partnerships: set[int] = set()
    organisations: set[int] = set()
    for held in actor.holdings:
        match grants.get(held.capacity, {}).get(permission):
            case Reach.OWN_GROUP if held.group_id:
                groups.add(held.group_id)
            case Reach.BELOW if held.group_id:
                groups |= {held.group_id, *held.reachable_group_ids}
            case Reach.PARTNERSHIP if held.partnership_id:
                partnerships.add(held.partnership_id)
                groups |= held.reachable_group_ids
            case Reach.ORGANISATION if held.organisation_id:
                organisations.add(held.organisation_id)
            case Reach.EVERYWHERE:
                return Scope(everywhere=True)
    return Scope(
        groups=frozenset(groups),
        partnerships=frozenset(partnerships),
        organisations=frozenset(organisations),
    )
