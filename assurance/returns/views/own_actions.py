"""What the action log knows of whoever writes a return: to look at while it is written."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action, Assignment
from governance.actions.models.queries import ActionQuerySet
from governance.core.prepared_queries import Key, prepared
from governance.core.roles import Actor

AT_MOST = 20


@dataclass(frozen=True)
class OwnActions:
    """Those done in the period asked about, and those still open, the one due first above."""

    done: list[Action]
    open: list[Action]
    overdue: int

    def __bool__(self) -> bool:
        return bool(self.done or self.open)


def own_actions(actor: Actor, record: AssuranceReturn) -> OwnActions:
    """Of the group's own log, or assigned to the agency that is asked; as far as the actor sees
    them. Two queries.
    """
    asked = Key(record.respondent.pk), bool(record.group_id)
    still_open = open_actions(actor, *asked)
    return OwnActions(
        done=done_actions(actor, *asked, record.period.starts_on, record.period.ends_on),
        open=still_open[:AT_MOST],
        overdue=sum(is_overdue(each, actor.on) for each in still_open),
    )


@prepared
def open_actions(actor: Actor, asked: int, is_group: bool) -> QuerySet[Action]:
    return actions_of(actor, asked, is_group).open().most_pressing_first()


@prepared
def done_actions(
    actor: Actor, asked: int, is_group: bool, starts_on: date, ends_on: date
) -> QuerySet[Action]:
    """Done from the first day on and before the second; the first of them."""
    done = actions_of(actor, asked, is_group).filter(
        done_at__date__gte=starts_on, done_at__date__lt=ends_on
    )
    return done.exclude(status=Action.Status.WITHDRAWN).order_by("done_at", "pk")[:AT_MOST]


def actions_of(actor: Actor, asked: int, is_group: bool) -> ActionQuerySet:
    """Of the log of a group, or assigned to an organisation, by its key."""
    if is_group:
        own = Q(group=asked)
    else:
        theirs = Assignment.objects.current().filter(organisation=asked)
        own = Q(pk__in=theirs.values("action"))
    return Action.objects.visible_to(actor).filter(own)


def is_overdue(action: Action, on: date) -> bool:
    return bool(action.late_by(on=on))
