"""Disputes in the quarterly report: suppressed counts and the delay at stage 2, and no more."""

import json
from datetime import date, timedelta

import pytest
from docx import Document

from assurance.reports.blocks.dispute_counts import DisputeCount, DisputeCounts
from assurance.reports.content.compose import build_content
from assurance.reports.content.disputes import by_kind, by_stage
from governance.periods import operations as periods
from governance.periods.values import business_quarter
from reviews.disputes.models import Dispute
from tests import factories
from tests.scenarios import disputes
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db

AFTERWARDS = date(2026, 1, 15)


def content_of_the_quarter():
    """Of October to December 2025, in which the disputes of these situations lie."""
    quarter = periods.get_or_create_period(business_quarter("2025-26", "Q3"))
    group = scenarios.the_planning_and_delivery_group()
    return build_content(group, quarter, on=AFTERWARDS)


def counts(content) -> dict[tuple[str, str], str]:
    return {
        (each.about, each.label): each.shown
        for section in content.sections
        if section.key == "disputes"
        for block in section.blocks
        for each in block.counts
    }


def test_kinds_stages_and_themes_are_counted_suppressed():
    dispute = disputes.a_disagreement()
    dispute.themes.add(factories.ThemeFactory(name="Neglect"))

    found = counts(content_of_the_quarter())

    assert found["Kind", "Between practitioners, about a child or family"] == "not shown"
    assert found["Kind", "On funding"] == "0"
    assert found["Stage reached", "Stage 1"] == "not shown"
    assert found["Advice", "The advisor was asked"] == "0"
    assert found["Theme", "Neglect"] == "1 to 5"


def test_the_answer_at_stage_two_is_counted_by_its_limit():
    dispute = disputes.a_disagreement()
    stage = disputes.another_stage(dispute)
    late = {"limit": 5, "unit": "working_days", "counted_from": NOON}
    type(stage).objects.filter(pk=stage.pk).update(**late, due_at=NOON + timedelta(days=7))

    found = counts(content_of_the_quarter())

    assert found["Answer at stage 2", "Late"] == "not shown"
    assert found["Answer at stage 2", "In time"] == "0"


def test_large_counts_are_told_and_a_small_one_does_not_follow_from_them():
    rows = [Dispute(kind=Dispute.Kind.PARTNERS) for _ in range(9)]
    rows += [Dispute(kind=Dispute.Kind.FUNDING) for _ in range(8)]
    rows += [Dispute(kind=Dispute.Kind.REVIEW)]

    shown = {each.label: each.shown for each in by_kind(rows)}

    assert shown["Between safeguarding partners"] == "9"
    assert shown["On funding"] == "not shown"
    assert shown["On a review’s decision"] == "1 to 5"


def test_a_stage_that_began_later_is_not_counted():
    stage = disputes.a_running_stage()
    dispute = disputes.fresh(stage.dispute)

    before = {each.label: each.shown for each in by_stage([dispute], NOON - timedelta(hours=1))}

    assert before["No stage begun"] == "not shown"


def test_without_a_dispute_there_is_no_chapter():
    assert counts(content_of_the_quarter()) == {}


def test_disputes_of_another_area_or_quarter_are_not_counted():
    disputes.a_raised_dispute(partnership=scenarios.a_foreign_partnership())
    disputes.a_raised_dispute(at=NOON - timedelta(days=1))
    Dispute.objects.filter(partnership__key="leicester").update(raised_at=NOON - timedelta(days=60))

    assert counts(content_of_the_quarter()) == {}


def test_nothing_in_the_content_leads_to_a_dispute():
    dispute = disputes.a_raised_dispute()
    stored = json.dumps(content_of_the_quarter().plain())

    told = (dispute.reference, disputes.ACCOUNT, disputes.SAFETY, "North school", "reviews.")
    assert [words for words in told if words in stored] == []


def test_it_says_the_same_on_paper_and_as_text():
    block = DisputeCounts(counts=(DisputeCount(about="Kind", label="On funding", shown="0"),))
    document = Document()
    block.add_to_word(document)

    assert block.plain_text() == "Kind: On funding: 0."
    assert document.tables[0].rows[1].cells[1].text == "On funding"
