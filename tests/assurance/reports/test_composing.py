"""What a quarter's report says, and what it names as missing."""

import json
from datetime import timedelta

import pytest

from assurance.reports.content.compose import build_content
from assurance.reports.content.current_content import content_of
from assurance.reports.content.values import ReportContent
from assurance.reports.operations import reports
from assurance.returns.operations import returns
from assurance.voice.models import VoiceRecord
from governance.actions.models import Action
from governance.core.blocks.hashing import canonical, hash_of
from tests import factories
from tests.assurance.reports import situations
from tests.assurance.reports.situations import ON
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, acting

pytestmark = pytest.mark.django_db


def composed(group):
    return build_content(group, scenarios.the_last_quarter(), on=ON)


def section(content, key):
    return next(one for one in content.sections if one.key == key)


def responses(content, key):
    (block,) = section(content, key).blocks
    return block.responses


def texts(content):
    return [gap.text for gap in content.missing]


def test_every_statement_stands_under_the_heading_its_question_feeds_and_names_its_group():
    content = composed(situations.a_quarter())

    said = {
        one.key: [
            (response.who, response.text)
            for block in one.blocks
            if block.kind == "responses"
            for response in block.responses
        ]
        for one in content.sections
    }
    both = ("Performance Group", "Policy Group")
    assert said == {
        "asked": [],
        "keeping-safe": [(who, "What the group says about keeping-safe.") for who in both],
        "what-did-we-do": [(who, "What the group says about what-did-we-do.") for who in both],
        "how-much": [(who, "What the group says about how-much.") for who in both],
        "how-well": [(who, "What the group says about how-well.") for who in both],
        "what-difference": [(who, "What the group says about what-difference.") for who in both],
        "voice": [(who, "What the group says about voice-of-children.") for who in both],
        "by-area": [(who, "What the group says about by-area.") for who in both],
        "learning": [(who, "What the group says about learning.") for who in both],
        "doing-well": [(who, "What the group says about achievements.") for who in both],
        "further-exploration": [
            (who, f"What the group says about {code}.")
            for who in both
            for code in ("issues", "risks")
        ],
        "next-period": [(who, "What the group says about next-actions.") for who in both],
        "asks": [(who, "What the group says about asks.") for who in both],
        "priorities": [],
        "actions": [],
        "scrutiny": [],
        "returns": [],
    }


def test_timeliness_is_counted_and_each_figure_knows_the_rows_behind_it():
    group = situations.a_producing_group()
    accepted = situations.an_accepted_return("Policy Group")
    late = situations.an_asked_return("Performance Group")
    scenarios.answer_everything(late)
    returns.submit(
        late,
        by=acting(scenarios.its_chair(late.group)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(late),
    )
    missing = situations.an_asked_return("Audit Group")

    content = composed(group)

    every = {accepted.pk, late.pk, missing.pk}
    assert [(f.key, f.label, f.raw, f.shown, set(f.source.ids)) for f in content.figures] == [
        ("returns-asked:all:2025-26 Q2", "Reports asked for", 3, "3", every),
        ("returns-returned:all:2025-26 Q2", "Returned", 2, "2", {accepted.pk, late.pk}),
        ("returns-on-time:all:2025-26 Q2", "Returned on time", 1, "1", {accepted.pk}),
        ("returns-late:all:2025-26 Q2", "Returned late", 1, "1", {late.pk}),
        ("returns-overdue:all:2025-26 Q2", "Not returned and late", 1, "1", {missing.pk}),
        ("returns-unanswered:all:2025-26 Q2", "Queried and not answered in time", 0, "0", set()),
        ("returns-accepted:all:2025-26 Q2", "Accepted by the office", 1, "1", {accepted.pk}),
    ]


def test_what_is_missing_is_named_and_the_lateness_says_which_days_are_meant():
    content = composed(situations.a_quarter())

    assert texts(content) == [
        "Audit Group: not returned, 4 working days late",
        "Performance Group: submitted, not yet accepted",
    ]


def test_a_return_not_due_yet_is_awaited_and_not_called_late():
    group = situations.a_producing_group()
    situations.an_asked_return("Audit Group")

    content = build_content(group, scenarios.the_last_quarter(), on=scenarios.TODAY)

    assert [(gap.kind, gap.text) for gap in content.missing] == [
        ("awaited", "Audit Group: not returned yet, due 28 October 2025")
    ]


def test_a_returned_report_without_impact_or_voice_is_named():
    group = situations.a_producing_group()
    record = situations.an_accepted_return("Audit Group")
    for code in ("what-difference", "voice-of-children", "how-much"):
        situations.without_answer(record, code)

    content = composed(group)

    assert texts(content) == [
        "Audit Group: “How much did we do?” is not answered",
        "Audit Group: no evidence of impact recorded",
        "Audit Group: the voice of children is not recorded",
    ]
    assert section(content, "what-difference").empty == (
        "No group has recorded evidence of impact for this period."
    )


def test_a_group_the_timetable_asks_but_nobody_asked_is_named():
    group = situations.a_producing_group()
    audit = situations.a_subgroup("Audit Group")
    scenarios.the_highlight_report()
    factories.TimetableItemFactory(group=audit, returns_to=group)

    content = composed(group)

    assert texts(content) == ["Audit Group: not asked for this period"]


def test_a_yearly_return_belongs_to_the_quarter_its_year_ends_with_and_to_no_other():
    group = situations.a_producing_group()
    situations.a_returned_return("Case Review Group", every="year")
    first = factories.PeriodFactory(
        code="2025-26 Q1",
        label="Quarter 1, April to June 2025",
        starts_on=scenarios.date(2025, 4, 1),
        ends_on=scenarios.date(2025, 7, 1),
    )

    content, before = composed(group), build_content(group, first, on=ON)

    (block,) = section(content, "how-much").blocks
    assert [each.who for each in block.responses] == ["Case Review Group"]
    assert section(before, "how-much").blocks == ()


def test_what_is_still_a_draft_of_a_group_is_not_in_the_report():
    group = situations.a_producing_group()
    record = situations.an_asked_return("Audit Group")
    scenarios.answer_everything(record)

    content = composed(group)

    assert "What the group says" not in canonical(content.plain())


def test_a_foreign_return_is_not_in_the_report():
    group = situations.a_quarter()
    before = composed(group).hash
    scenarios.an_accepted_return(scenarios.a_foreign_group())

    assert composed(group).hash == before


def test_the_same_facts_on_the_same_day_have_the_same_hash_and_a_new_fact_another():
    group = situations.a_quarter()
    first, again = composed(group), composed(group)
    situations.a_returned_return("Education Group")

    assert first.hash == again.hash == hash_of(first.plain())
    assert composed(group).hash != first.hash


def test_a_stored_report_is_read_back_as_it_was():
    content = composed(situations.a_quarter())

    assert ReportContent.model_validate(json.loads(canonical(content.plain()))) == content
    assert ReportContent.model_validate(content.plain()).hash == content.hash


def test_canonical_json_has_its_keys_in_order_and_whole_numbers_whole():
    assert canonical({"b": 2.0, "a": [1.5, "é", (3.0,)]}) == '{"a":[1.5,"é",[3]],"b":2}'


def test_composing_costs_the_same_number_of_queries_for_one_return_as_for_many(
    django_assert_num_queries,
):
    group, period = situations.a_producing_group(), scenarios.the_last_quarter()
    situations.an_accepted_return("Audit Group")
    with django_assert_num_queries(18):
        build_content(group, period, on=ON)
    situations.an_accepted_return("Policy Group")
    situations.a_returned_return("Performance Group")
    with django_assert_num_queries(18):
        build_content(group, period, on=ON)


def test_submitting_the_missing_return_and_recording_the_impact_makes_both_sentences_go():
    group = situations.a_producing_group()
    without = situations.an_accepted_return("Policy Group")
    situations.without_answer(without, "what-difference")
    late = situations.an_asked_return("Audit Group")
    record = reports.compose(
        group, scenarios.the_last_quarter(), by=situations.LATER, at=LONG_AFTER
    )
    before = texts(content_of(record))

    scenarios.answer_everything(late)
    returns.submit(
        late,
        by=acting(scenarios.its_chair(late.group)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(late),
    )
    returns.accept(
        late,
        by=acting(scenarios.its_officer(late)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(late),
    )
    situations.said_instead(without, "what-difference", "Fewer repeat referrals.")
    reports.compose(group, scenarios.the_last_quarter(), by=situations.LATER, at=LONG_AFTER)

    record.refresh_from_db()
    assert before == [
        "Audit Group: not returned, 4 working days late",
        "Policy Group: no evidence of impact recorded",
    ]
    assert texts(content_of(record)) == []


def test_a_voice_heard_in_the_quarter_stands_in_the_report_until_something_is_done_it_lacks():
    group = situations.a_producing_group()
    voice = plan_scenarios.a_voice(situations.a_subgroup("Audit Group"))
    VoiceRecord.objects.filter(pk=voice.pk).update(
        heard_on=scenarios.date(2025, 9, 30), said="Nobody told us why.", did="", changed=""
    )
    before = composed(group)

    VoiceRecord.objects.filter(pk=voice.pk).update(did="We wrote a letter for children.")
    after = composed(group)

    sentence = "Voice heard on 30 September 2025: nothing recorded about what was done"
    assert [each.text for each in responses(before, "voice")] == ["Nobody told us why."]
    assert sentence in texts(before)
    assert sentence not in texts(after)
    assert [(each.question, each.text) for each in responses(after, "voice")] == [
        ("What they said", "Nobody told us why."),
        ("What we did", "We wrote a letter for children."),
    ]


def test_open_actions_are_listed_and_counted_by_age():
    group = situations.a_producing_group()
    action = plan_scenarios.an_open_action(group)
    Action.objects.filter(pk=action.pk).update(
        due_to=scenarios.date(2025, 10, 20), due_text="October"
    )

    content = composed(group)

    counted = {f.key.partition(":")[0]: f.shown for f in content.figures if "actions" in f.key}
    *_, age, log = section(content, "actions").blocks
    assert [(each.reference, each.title) for each in log.actions] == [
        (action.reference, action.title)
    ]
    assert [row.cells for row in age.rows if row.cells[1] != "0"] == [
        ("Up to 90 days ago", "1", "1")
    ]
    assert counted == {
        "actions-raised": "1",
        "actions-finished": "0",
        "actions-shown": "0",
        "actions-open": "1",
        "actions-overdue": "1",
        "actions-long-overdue": "0",
        "actions-unproven": "0",
        "actions-embedded": "0",
    }


def test_a_query_that_is_not_answered_in_time_is_counted_as_late_beside_what_was_not_returned():
    group = situations.a_producing_group()
    queried = situations.a_returned_return("Audit Group")
    answer = scenarios.its_first_answer(queried)
    office = acting(scenarios.its_officer(queried))
    query = returns.query(answer, "How do you know?", by=office, at=NOON)
    last = query.deadline.due_on

    def late_on(day):
        content = build_content(group, scenarios.the_last_quarter(), on=day)
        figures = {each.key.partition(":")[0]: each for each in content.figures}
        found = (figures["returns-unanswered"], figures["returns-overdue"])
        return [set(each.source.ids) for each in found], [gap.kind for gap in content.missing]

    assert late_on(last) == ([set(), set()], ["queried"])
    assert late_on(last + timedelta(days=1)) == ([{queried.pk}, set()], ["not_answered"])
