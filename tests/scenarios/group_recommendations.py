"""Situations of what groups recommend to the groups above, reached by the real operations."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model

from governance.actions.models import Action
from governance.core.roles import Actor
from governance.recommendations import operations
from governance.recommendations.models import GroupRecommendation
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

ANSWER_BY = date(2025, 12, 1)
ANSWER = "All agencies name two by the new year."


def its_maker(record: GroupRecommendation) -> Actor:
    return acting(scenarios.its_chair(record.group))


def who_has_it(record: GroupRecommendation) -> Actor:
    return acting(scenarios.its_chair(record.stands_with or record.group))


def above(record: GroupRecommendation) -> Group:
    """The group above that which has it; a new one where there is none."""
    group = record.stands_with if record.is_waiting else record.group
    if group.reports_to is None:
        Group.objects.filter(pk=group.pk).update(reports_to=factories.GroupFactory())
        group.refresh_from_db()
    return group.reports_to


def a_draft(group: Group | None = None, **words: Any) -> GroupRecommendation:
    record = GroupRecommendation(group=group or scenarios.an_audit_group())
    given = {
        "title": "Each agency names an auditor and a deputy",
        "text": "Audits fail where one person is ill. Two names each would end that.",
    }
    return operations.recommend(record, {**given, **words}, by=its_maker(record), at=NOON)


def an_edited_draft() -> GroupRecommendation:
    record = a_draft()
    by, version = its_maker(record), record.version
    changes = {"title": "Each agency names two auditors"}
    operations.edit(record, changes, by=by, at=NOON, expected_version=version)
    return record


def put(record: GroupRecommendation, **given: Any) -> None:
    said = {"answer_by": ANSWER_BY, "at": NOON, "note": "It failed twice.", **given}
    by, to, seen = its_maker(record), above(record), as_seen(record)
    operations.put(record, to, by=by, expected_version=seen, **said)


def pass_on(record: GroupRecommendation) -> None:
    by, to, seen = who_has_it(record), above(record), as_seen(record)
    given = {"answer_by": ANSWER_BY, "at": NOON, "note": "Only the partners can ask it."}
    operations.pass_on(record, to, by=by, expected_version=seen, **given)


def send_back(record: GroupRecommendation) -> None:
    note = "Say which agencies."
    operations.send_back(record, by=who_has_it(record), at=NOON, note=note)


def answer(record: GroupRecommendation, **given: Any) -> None:
    said = {"outcome": "whole", "text": ANSWER, "at": NOON, **given}
    by, seen = who_has_it(record), as_seen(record)
    operations.answer(record, by=by, expected_version=seen, **said)


def receive(record: GroupRecommendation) -> None:
    operations.receive(record, by=its_maker(record), at=NOON, expected_version=as_seen(record))


def withdraw(record: GroupRecommendation) -> None:
    by, seen = its_maker(record), as_seen(record)
    operations.withdraw(record, by=by, at=NOON, expected_version=seen, note="It was solved.")


def raise_action(record: GroupRecommendation) -> Action:
    by = who_has_it(record)
    return operations.raise_action(record, title="Ask for two names each", by=by, at=NOON)


def after(*steps: Callable[[GroupRecommendation], object]) -> Callable[..., GroupRecommendation]:
    """A new one with which these steps were taken."""

    def made(group: Group | None = None) -> GroupRecommendation:
        record = a_draft(group)
        for step in steps:
            step(record)
        return record

    return made


a_put_one = after(put)
one_passed_on = after(put, pass_on)
one_sent_back = after(put, send_back)
an_answered_one = after(put, answer)
a_received_one = after(put, answer, receive)
a_withdrawn_one = after(put, withdraw)
one_with_an_action = after(put, answer, raise_action)

RECOMMENDATION_AT: dict[str, Callable[[], Model]] = {
    GroupRecommendation.Status.DRAFT: a_draft,
    GroupRecommendation.Status.PUT: a_put_one,
    GroupRecommendation.Status.PASSED_ON: one_passed_on,
    GroupRecommendation.Status.SENT_BACK: one_sent_back,
    GroupRecommendation.Status.ANSWERED: an_answered_one,
    GroupRecommendation.Status.RECEIVED: a_received_one,
    GroupRecommendation.Status.WITHDRAWN: a_withdrawn_one,
}


def everything_of(group: Group) -> None:
    """One of each status, with themes and an action."""
    for make in RECOMMENDATION_AT.values():
        make(group)  # type: ignore[call-arg]
    record = one_with_an_action(group)
    record.themes.add(factories.ThemeFactory())
