"""“The groups below” means the same to a report's parts as to the chair who reads them."""

from datetime import date

import pytest

from assurance.reports.content import actions, voices
from assurance.reports.content.providers import ReportContext
from governance.structure.models import Group, GroupService
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import TODAY, acting

pytestmark = pytest.mark.django_db


def a_chain():
    """A group with three levels below it, and a joint group that reports to it in one area."""
    leicester, county = scenarios.the_leicester_partnership(), scenarios.the_county_partnership()
    top = scenarios.a_group("own-board", serves=leicester)
    below = [top]
    for level in ("one", "two", "three"):
        below.append(scenarios.a_group(f"level-{level}", serves=leicester, under=below[-1]))
    joint = scenarios.a_group("llr-joint", serves=(leicester, county))
    GroupService.objects.filter(group=joint, partnership=leicester).update(reports_to=top)
    scenarios.a_group("beside", serves=leicester)
    return top, [*below[1:], joint]


def names(groups):
    return sorted(group.key for group in groups)


def test_below_a_group_are_three_levels_and_the_joint_groups_that_report_to_it_in_its_area():
    top, below = a_chain()

    assert names(Group.objects.below(top, on=TODAY)) == names(below)


def test_below_a_group_is_what_its_chair_reaches():
    top, _ = a_chain()
    (held,) = acting(scenarios.its_chair(top)).holdings

    assert held.reachable_group_ids == {group.pk for group in Group.objects.below(top, on=TODAY)}


def test_what_has_ended_is_below_no_more_and_was_below_before():
    top, (one, *_, joint) = a_chain()
    Group.objects.filter(pk=one.pk).update(ends_on=TODAY)
    GroupService.objects.filter(group=joint, reports_to=top).update(ends_on=TODAY)

    now = Group.objects.below(top, on=TODAY)
    before = Group.objects.below(top, on=date(2025, 10, 1))

    assert names(now) == ["level-three", "level-two"]
    assert names(before) == ["level-one", "level-three", "level-two", "llr-joint"]


def test_actions_and_voices_come_from_the_same_groups():
    top, below = a_chain()
    for group in below:
        plan_scenarios.an_open_action(group)
        factories.VoiceRecordFactory(
            group=group, period=scenarios.the_last_quarter(), heard_on=date(2025, 8, 1)
        )
    context = ReportContext(top, scenarios.the_last_quarter(), TODAY)

    _, chart, *_ = actions.contribute(context).blocks["actions"]
    open_actions = chart.figures[0]
    (block,) = voices.contribute(context).blocks["voice"]
    heard = {response.source.ids for response in block.responses}

    assert (open_actions.raw, len(heard)) == (len(below), len(below))
