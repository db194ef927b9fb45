"""Home: what waits for this person, what happened lately, and where to read on."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from assurance.new_partnerships import todo as new_partnerships
from assurance.publication import todo as publication
from assurance.reports import todo as reports
from assurance.returns import todo as returns
from assurance.returns.grants import GRANTS as RETURN_GRANTS
from assurance.returns.grants import Permission as ReturnPermission
from assurance.short_versions import todo as short_versions
from assurance.summaries import todo as summaries
from assurance.voice import todo as voices
from assurance.yearly import todo as yearly
from governance.accounts import last_visit
from governance.actions import todo as actions
from governance.challenges import todo as challenges
from governance.core.prepared_queries import prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, Holding, scope_of
from governance.core.todo import TodoItem, WaitingRoom, tell_waiting, together
from governance.imports import todo as imports
from governance.outbox import todo as outbox
from governance.outbox.grants import GRANTS, Permission
from governance.plans import todo as plans
from governance.recommendations import todo as recommendations
from governance.retention import todo as retention
from governance.risks import todo as risks
from governance.structure.models import Group
from governance.structure.owner_choices import partnerships_in_force
from governance.timetable import todo as timetable
from lscp.recent_events import recent_events
from reviews.cases import todo as cases
from reviews.child_deaths import todo as child_deaths
from reviews.complaints import todo as complaints
from reviews.disputes import todo as disputes
from reviews.learning import todo as learning


def home(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    waiting = todo_items(actor, is_named=request.user.is_asked_for_second_factor)  # type: ignore[union-attr]
    listed = partnerships_in_force(actor)
    since = last_visit.since(request, at=timezone.now())
    context = {
        "waiting": waiting,
        "number": sum(each.number for each in waiting),
        "late": sum(each.number_late for each in waiting),
        "partnerships": listed,
        "seats": seats_with_groups(actor),
        "reads_outbox": bool(scope_of(actor, Permission.READ_OUTBOX, GRANTS)),
        "last_issued": reports.last_issued(actor),
        "own_scrutiny": reports.own_scrutiny(actor),
        "voices": voices.voices_heard(actor),
        "sees_returns": bool(scope_of(actor, ReturnPermission.SEE_RETURN, RETURN_GRANTS)),
        "since": since,
        "recent": recent_events(actor, since=since),
    }
    own = {held.partnership_id for held in actor.holdings}
    if {place.pk for place in listed} == own and len(own) == 1:
        context["partnership"] = listed[0]  # that of the frame, which need not ask for it again
    return render(request, "home/home.html", context)


def todo_items(actor: Actor, *, is_named: bool = False) -> list[TodoItem]:
    """Everything that waits for the person, drawn together from the rooms; the late first.

    Cases are looked for only where the person was ever named on one (``is_named``).
    """
    found = [
        *waiting_items(actor, is_named=is_named),
        *reports.todo_items(actor),
        *yearly.stale_statements(actor),
        *actions.vacancies_with_actions(actor),
        *child_deaths.todo_items(actor),
        *disputes.todo_items(actor, is_named=is_named),
    ]
    return sorted(found, key=lambda each: each.order)


COUNTED = (outbox, retention)
"""The rooms that only say how much waits."""
LOOKED_UP = (
    actions,
    plans,
    risks,
    challenges,
    recommendations,
    timetable,
    imports,
    learning,
    child_deaths,
    complaints,
    publication,
    short_versions,
    yearly,
    summaries,
    new_partnerships,
)
WITH_MORE = (returns, cases)
"""Those that ask for more of what is shown."""
WAITING = {
    **{
        each.ROOM: WaitingRoom(each.waiting_rows, each.others, teller=each.teller)
        for each in WITH_MORE
    },
    **{
        each.ROOM: WaitingRoom(each.waiting_rows, each.others, each.waiting_item)
        for each in LOOKED_UP
    },
    **{each.ROOM: WaitingRoom(each.waiting_rows, None, each.waiting_item) for each in COUNTED},
}
"""The rooms of which what waits is only looked up and told: where, and how."""
OF_THE_NAMED = {cases.ROOM, summaries.ROOM}


def waiting_items(actor: Actor, *, is_named: bool = False) -> list[TodoItem]:
    """What waits in all these rooms; one query, and those of the rooms with more to tell."""
    return tell_waiting(rows_waiting(actor, is_named), WAITING, actor)


@prepared
def rows_waiting(actor: Actor, is_named: bool) -> QuerySet:
    """The first of each source, with how many there are."""
    rooms = [room for name, room in WAITING.items() if is_named or name not in OF_THE_NAMED]
    return together([part for room in rooms for part in room.rows(actor)], on=actor.on)


def seats_with_groups(actor: Actor) -> list[tuple[Holding, Group | None]]:
    """Each seat held, with the group whose page it leads to; one query."""
    groups = {group.pk: group for group in groups_of(actor)}
    return [(held, groups.get(held.group_id or 0)) for held in actor.holdings]


@prepared
def groups_of(actor: Actor) -> QuerySet[Group]:
    """Those in which the actor holds a seat."""
    return Group.objects.filter(pk__in={held.group_id for held in actor.holdings if held.group_id})
