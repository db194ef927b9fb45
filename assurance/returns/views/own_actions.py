"""What the action log knows of whoever writes a return: to look at while it is written."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action, Assignment
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
    if record.group_id:
        own = Q(group=record.group_id)
    else:
        theirs = Assignment.objects.current().filter(organisation=record.organisation_id)
        own = Q(pk__in=theirs.values("action"))
    seen = Action.objects.visible_to(actor).filter(own)
    done = seen.filter(
        done_at__date__gte=record.period.starts_on, done_at__date__lt=record.period.ends_on
    ).exclude(status=Action.Status.WITHDRAWN)
    still_open = list(seen.open().most_pressing_first())
    return OwnActions(
        done=list(done.order_by("done_at", "pk")[:AT_MOST]),
        open=still_open[:AT_MOST],
        overdue=sum(is_overdue(each, actor.on) for each in still_open),
    )


def is_overdue(action: Action, on: date) -> bool:
    return bool(action.late_by(on=on))
