"""What can be chosen in the forms about learning."""

from datetime import date

from django.db.models import QuerySet

from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.people.models import Organisation
from governance.structure.models import Group, GroupService, Participation, Partnership, Seat
from governance.structure.owner_choices import Choices, acting_holders, seat_names, seat_words_of
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import Briefing, LearningPoint
from reviews.learning.models.briefings import BriefingQuerySet
from reviews.learning.models.points import LearningPointQuerySet


def places_of(request: ActorRequest, verb: str, what: str) -> Choices:
    """The partnerships whose office this person is; raises NotAllowed for none."""
    scope = scope_of(request.actor, Permission.MANAGE_LEARNING, GRANTS)
    rows = Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name"))
    return require_any(list(rows.values_list("pk", "name")), verb, what)


def groups_in(partnership: Partnership, *, on: date) -> Choices:
    """The groups that serve a partnership on a day, by name."""
    served = GroupService.objects.in_force(on=on).filter(partnership=partnership)
    rows = Group.objects.in_force(on=on).filter(pk__in=served.values("group"))
    return list(rows.order_by(Folded("name")).values_list("pk", "name"))


def seats_in(partnership: Partnership, *, on: date) -> Choices:
    """The seats of a partnership, of its groups and of those who take part in it, with holders."""
    served = GroupService.objects.in_force(on=on).filter(partnership=partnership)
    of_group = Seat.objects.in_force(on=on).filter(group__in=served.values("group"))
    of_area = Seat.objects.in_force(on=on).filter(partnership=partnership)
    of_body = Seat.objects.in_force(on=on).filter(participation__partnership=partnership)
    rows = of_area | of_group | of_body
    return seat_words_of(seat_names(rows), acting_holders(rows, on=on))


def bodies_told(partnership: Partnership, *, on: date) -> QuerySet[Organisation]:
    """Those that take part on a day and have staff to be told: no boards beside ours; by name."""
    part = Participation.objects.in_force(on=on).filter(partnership=partnership)
    own = part.exclude(standing=Participation.Standing.LINKED_BODY)
    return Organisation.objects.filter(pk__in=own.values("organisation")).order_by(Folded("name"))


def points_of(areas: frozenset[int]) -> LearningPointQuerySet:
    """The released points of these partnerships, on which a briefing may be built."""
    return LearningPoint.objects.current().filter(partnership__in=areas).order_by(Folded("title"))


def briefings_of(areas: frozenset[int]) -> BriefingQuerySet:
    """The published briefings of these partnerships, which a newer one may replace."""
    return Briefing.objects.current().filter(partnership__in=areas).order_by(Folded("title"))
