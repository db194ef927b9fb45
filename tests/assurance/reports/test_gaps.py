"""What is missing outright is told first; what is on its way or waits for the office, after it."""

import pytest

from assurance.reports.blocks.priority import PriorityProgress
from assurance.reports.content.compose import build_content
from assurance.reports.content.html import html_of
from assurance.reports.content.report_view import build_report_view
from assurance.reports.content.sections import NO_EVIDENCE_YET
from assurance.returns.models import SubmittedAnswer
from assurance.voice.models import VoiceRecord
from governance.core.blocks.values import Gap, Source
from governance.plans.models import BusinessPlan
from tests import factories
from tests.assurance.reports import situations
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def composed():
    """Of a quarter in which nobody said how the group's one priority stands."""
    group = situations.a_producing_group()
    priority = plan_scenarios.a_priority(plan_scenarios.a_plan(group))
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    return build_content(group, scenarios.the_last_quarter(), on=situations.ON)


def test_a_priority_nobody_reported_on_is_missing_outright():
    read = build_report_view(composed())

    assert "Priority 1: no progress reported" in [gap.text for gap in read.missing]
    assert "Priority 1: no progress reported" not in [gap.text for gap in read.pending]


def test_each_gap_stands_where_its_state_says():
    content = composed()
    gaps = tuple(
        Gap(kind="any", who="Audit Group", text=state, source=Source(kind="any"), state=state)
        for state in ("pending", "missing", "pending")
    )

    read = build_report_view(content.model_copy(update={"missing": gaps}))

    assert [gap.text for gap in read.missing] == ["missing"]
    assert [gap.text for gap in read.pending] == ["pending", "pending"]


def states(content):
    return {gap.kind: gap.state for gap in content.missing}


def test_a_return_that_is_late_or_was_not_asked_for_is_missing_and_one_on_its_way_is_awaited():
    group = situations.a_quarter()
    factories.TimetableItemFactory(group=situations.a_subgroup("Policy"), returns_to=group)
    period = scenarios.the_last_quarter()

    late, early = (build_content(group, period, on=on) for on in (situations.ON, scenarios.TODAY))

    assert states(late) == {
        "not_returned": "missing", "submitted": "pending", "not_asked": "missing"
    }  # fmt: skip
    assert states(early)["awaited"] == "pending"


@pytest.mark.parametrize(
    "cannot", [{"instrument_key": "without-questions"}, {"due_working_days": None}]
)
def test_what_cannot_be_asked_yet_is_not_missing(cannot):
    group = situations.a_quarter()
    policy = situations.a_subgroup("Policy")
    factories.TimetableItemFactory(group=policy, returns_to=group, **cannot)

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert "not_asked" not in states(found)


def test_of_unanswered_questions_impact_and_voice_are_missing_and_the_others_awaited():
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Audit Group")
    for code in ("what-difference", "voice-of-children", "how-much"):
        situations.without_answer(record, code)

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert states(found) == {
        "no_how-much": "pending", "no_what-difference": "missing", "no_voice": "missing"
    }  # fmt: skip


def test_003_a_group_that_says_it_has_no_evidence_yet_is_named_however_long_its_text():
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Audit Group")
    assert states(build_content(group, scenarios.the_last_quarter(), on=situations.ON)) == {}

    situations.said_instead(record, "impact-evidence", NO_EVIDENCE_YET)

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)
    assert [(gap.text, gap.state) for gap in found.missing] == [
        ("Audit Group: no evidence of impact yet", "missing")
    ]


def test_that_there_is_no_evidence_of_impact_is_said_once_of_a_group():
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Audit Group")
    situations.said_instead(record, "impact-evidence", NO_EVIDENCE_YET)
    situations.said_instead(record, "what-difference", "Too early to say.")

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert [gap.text for gap in found.missing] == ["Audit Group: no evidence of impact recorded"]


def test_what_a_group_declares_is_told_where_it_was_not_asked_for_its_words():
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Audit Group")
    situations.said_instead(record, "impact-evidence", NO_EVIDENCE_YET)
    words = record.answers.filter(question__code="what-difference")
    SubmittedAnswer.objects.filter(answer__in=words).delete()
    words.delete()

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert [gap.text for gap in found.missing] == ["Audit Group: no evidence of impact yet"]


def test_a_report_without_gaps_says_what_was_counted_and_no_more():
    group = situations.a_producing_group()
    situations.an_accepted_return("Audit Group")
    content = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    page = html_of(content, status="Draft", content_hash="")

    assert "Every report asked for was returned" in page
    assert "What the answers show is not judged here" in page
    assert "with its evidence of impact" not in page


def test_a_voice_of_which_nothing_came_is_awaited():
    group = situations.a_producing_group()
    voice = plan_scenarios.a_voice(situations.a_subgroup("Audit Group"))
    VoiceRecord.objects.filter(pk=voice.pk).update(heard_on=scenarios.date(2025, 9, 30), did="")

    found = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert states(found) == {"no_deed": "pending"}


def test_a_judgement_that_is_not_written_is_not_told_in_the_report_as_missing():
    content = composed()

    assert "unwritten" in [gap.state for gap in content.unwritten]
    assert "unwritten" not in [gap.state for gap in content.missing]


@pytest.mark.parametrize(
    "says",
    [
        "Too early to say.",
        "Too early to say for the new chapters; we will look in May.",
        "Nothing has changed for them yet.",
        "",
    ],
)
def test_that_it_is_too_early_to_say_is_no_evidence_of_impact(says):
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Policy Group")
    situations.said_instead(record, "what-difference", says)

    content = build_content(group, scenarios.the_last_quarter(), on=situations.ON)

    assert states(content) == {"no_what-difference": "missing"}


def test_a_priority_of_which_it_is_too_early_to_say_has_no_evidence_of_impact():
    told = PriorityProgress(
        label="Priority 1", priority="Priority 1: Neglect", rating="green", progress="Begun.",
        impact="Too early to say.", outcomes=(), source=Source(kind="any"),
    )  # fmt: skip

    assert [gap.kind for gap in told.gaps()] == ["no_impact"]


def test_a_chapter_without_a_source_is_left_out():
    keys = [section.key for section in composed().sections]

    assert {"indicators", "learning", "training"}.isdisjoint(keys)
    assert {"scrutiny", "returns"} <= set(keys)


def test_nothing_missing_says_only_what_was_counted():
    situations.a_producing_group()
    accepted = situations.an_accepted_return("Policy Group")
    group, period = accepted.returns_to, scenarios.the_last_quarter()
    counted = build_report_view(build_content(group, period, on=situations.ON))
    situations.a_returned_return("Audit Group")
    awaited = build_report_view(build_content(group, period, on=situations.ON))

    assert "returned and accepted" in counted.nothing_missing
    assert not awaited.missing
    assert "still on its way" in awaited.nothing_missing
