"""Situations of the action log: due several times, coming again, answered by each member, asked."""

import re
from datetime import date, timedelta

from governance.actions.models import Action, Assignment
from governance.actions.operations import actions, reminders, series, several_dates
from governance.actions.operations.assignments import MEMBERS, Assignee
from governance.core.roles import Capacity
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import plans, returns
from tests.scenarios.returns import NOON, TODAY, acting

LAST_DAY = date(2027, 12, 31)


def raised(*to: Assignee, **words) -> Action:
    """By the chair of the audit group, for these; for its member where none are named."""
    group = words.pop("group", None) or returns.an_audit_group()
    chair, member = returns.its_chair(group), plans.its_seat(returns.its_member(group))
    action = Action(group=group, **{"title": "Test the rota", "due_text": "June 2026"} | words)
    owners = to or (Assignee("seat", member.pk),)
    return actions.raise_action(action, owners, by=acting(chair), at=NOON)


def by_its_chair(action: Action) -> dict:
    return {"by": acting(returns.its_chair(action.group)), "at": NOON}


def one_due_several_times() -> Action:
    return raised(due_text="October 2025, December 2025 and March 2026")


def meet(action: Action, text: str = "Three agencies have sent theirs.", **given) -> bool:
    given = by_its_chair(action) | {"expected_version": action.version} | given
    return several_dates.meet_due(action, text, **given)


def one_with_a_date_met() -> Action:
    action = one_due_several_times()
    meet(action)
    return action


def let_come_again(action: Action, **given) -> bool:
    rhythm = {"repeats": "quarterly", "repeats_until": LAST_DAY, "repeat_source": "Minutes, item 4"}
    seen = {"expected_version": action.version}
    return series.set_repeat(action, **rhythm | by_its_chair(action) | seen | given)


@reached_once
def one_that_comes_again() -> Action:
    action = raised(due_text="31 December 2025")
    let_come_again(action)
    return action


def one_all_members_answer() -> Action:
    """Of the audit group: its chair, its member, a vacant seat; an adviser is not asked."""
    group = returns.an_audit_group()
    for capacity in (Capacity.MEMBER, Capacity.ADVISER):
        factories.SeatFactory(group=group, capacity=capacity)
    returns.its_chair(group), returns.its_member(group)
    return raised(Assignee(MEMBERS, group.pk), group=group)


def part_of(action: Action, person: User) -> Assignment:
    return action.assignments.get(seat=plans.its_seat(person))


def a_restricted_one(**words) -> Action:
    """From a review, in the audit group’s log."""
    origin = {"is_restricted": True, "origin_kind": "reviews.recommendation", "origin_id": 1}
    group = words.pop("group", None) or returns.an_audit_group()
    return factories.ActionFactory(group=group, number=1, **origin | words)


def late_by(action: Action, days: int) -> Action:
    Action.objects.filter(pk=action.pk).update(due_from=None, due_to=TODAY - timedelta(days=days))
    action.assignments.update(assigned_at=NOON - timedelta(days=400))
    action.refresh_from_db()
    return action


@reached_once
def one_asked_about() -> Action:
    """Its member was mailed the link by the chair."""
    action = raised()
    reminders.remind(action, **by_its_chair(action))
    return action


def its_invitation(action: Action) -> Invitation:
    return Invitation.objects.filter(about_label__contains=action.reference).latest("pk")


def its_mail(action: Action) -> Message:
    kind = Invitation._meta.label_lower
    return Message.objects.get(about_kind=kind, about_id=its_invitation(action).pk)


def its_link(action: Action) -> str:
    """The one address in the mail, from the root."""
    (link,) = re.findall(r"https?://[^/]+(/\S+)", its_mail(action).body)
    return link
