"""Where an agency's seats speak for it: its body, in the partnership each seat stands in.

One body may take part in several partnerships. Who answers for it in one knows nothing of what it
is asked in another; so an organisation's id alone gives nobody anything.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q

from governance.core.roles import Actor, Grants, Reach


@dataclass(frozen=True)
class Mandate:
    """One body in one partnership, with the groups that serve it there."""

    organisation_id: int
    partnership_id: int | None
    groups: frozenset[int]

    def covers(
        self, organisation: int | None, *, group: int | None, partnership: int | None = None
    ) -> bool:
        """Whether it is this body, before one of these groups or this partnership itself."""
        is_here = group in self.groups or (
            partnership is not None and partnership == self.partnership_id
        )
        return organisation == self.organisation_id and is_here

    def asked(self, organisation: str, *, group: str, partnership: str = "") -> Q:
        """The same as a condition on rows; each argument names a lookup."""
        here = Q(**{f"{group}__in": self.groups})
        if partnership:
            here |= Q(**{partnership: self.partnership_id})
        return Q(**{organisation: self.organisation_id}) & here


@dataclass(frozen=True)
class Mandates:
    """Every mandate somebody has by one permission; often none."""

    each: tuple[Mandate, ...] = ()

    def cover(self, organisation: int | None, **place: Any) -> bool:
        return any(mandate.covers(organisation, **place) for mandate in self.each)

    def asked(self, organisation: str, **place: str) -> Q:
        found = Q(pk__in=[])
        for mandate in self.each:
            found |= mandate.asked(organisation, **place)
        return found


def mandates_of(actor: Actor, permission: StrEnum, grants: Grants) -> Mandates:
    """For which bodies, and where, the actor may use ``permission``."""
    return Mandates(
        tuple(
            Mandate(held.organisation_id, held.partnership_id, held.reachable_group_ids)
            for held in actor.holdings
            if held.organisation_id
            and grants.get(held.capacity, {}).get(permission) is Reach.ORGANISATION
        )
    )
