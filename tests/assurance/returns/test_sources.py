"""What the questions of a return ask, by the source that asks it, and of whom."""

import pytest

from assurance.instruments.files import SHIPPED, read_instrument
from assurance.reports.content.sections import IMPACT_EVIDENCE, NO_EVIDENCE_YET, SECTIONS
from assurance.returns.forms import field_for
from assurance.returns.models import Answer
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db
HIGHLIGHT = read_instrument(SHIPPED / "highlight-report.toml")
QUESTIONS = {each.code: each for section in HIGHLIGHT.sections for each in section.questions}
FIVE = [
    ("keeping-safe", "Are we improving our ability to keep children safe and how do we know?"),
    ("what-did-we-do", "What did we do?"),
    ("how-much", "How much did we do?"),
    ("how-well", "How well did we do it?"),
    ("what-difference", "What difference did it make?"),
]


@pytest.mark.parametrize(("code", "prompt"), FIVE)
def test_003_and_000_14_the_five_questions_are_asked(code, prompt):
    assert (QUESTIONS[code].prompt, QUESTIONS[code].required) == (prompt, True)


def test_003_actions_of_the_next_period_are_asked_apart_from_what_is_asked_for():
    assert QUESTIONS["next-actions"].feeds == "next-period"
    assert "who does it and by when" in QUESTIONS["next-actions"].hint
    assert QUESTIONS["asks"].feeds == "asks"


def test_001_lscb4_findings_are_asked_for_each_councils_area():
    assert (QUESTIONS["by-area"].feeds, QUESTIONS["by-area"].required) == ("by-area", False)


def test_003_learning_from_reviews_is_asked_for_as_it_becomes_apparent():
    assert (QUESTIONS["learning"].feeds, QUESTIONS["learning"].required) == ("learning", False)
    assert "before a review is finished" in QUESTIONS["learning"].hint


def test_that_there_is_no_evidence_yet_is_a_choice_and_no_text():
    question = QUESTIONS["impact-evidence"]
    assert (question.kind, question.required, question.feeds) == ("choice", True, IMPACT_EVIDENCE)
    assert NO_EVIDENCE_YET in question.choices
    assert len(question.choices) == 3


def test_every_question_feeds_a_heading_or_what_is_counted():
    there = {section.key for section in SECTIONS} | {IMPACT_EVIDENCE}
    assert {question.feeds for question in QUESTIONS.values()} <= there


def asked_of(receiving_group: str) -> Answer:
    """What a group that returns to another of that name is asked last."""
    record = scenarios.an_open_return()
    Group.objects.filter(pk=record.returns_to_id).update(name=receiving_group)
    return Answer.objects.get(assurance_return=record, question__code="asks")


@pytest.mark.parametrize("name", ["Planning and Delivery Group", "Operational Delivery Group"])
def test_002_each_group_is_asked_what_it_asks_of_the_group_it_returns_to(name):
    answer = asked_of(name)
    asks = f"What does the group ask of the {name}?"
    assert answer.prompt == asks
    assert str(answer) == f"“{asks}”"
    assert field_for(answer).label == f"{asks} (optional)"


@pytest.mark.pages
def test_002_the_page_of_a_return_names_the_group_it_goes_to():
    answer = asked_of("Operational Delivery Group")
    chair = signed_in(scenarios.its_chair(answer.assurance_return.group))
    for ending in ("", "answer/"):
        page = chair.get(f"/returns/{answer.assurance_return_id}/{ending}").content.decode()
        assert "What does the group ask of the Operational Delivery Group?" in page
        assert "{receiving" not in page


def test_a_prompt_that_names_no_group_costs_no_query(django_assert_num_queries):
    record = scenarios.an_open_return()
    answer = Answer.objects.select_related("question").get(
        assurance_return=record, question__code="how-much"
    )
    with django_assert_num_queries(0):
        assert answer.prompt == "How much did we do?"
    assert factories.QuestionFactory().prompt_of("anybody")
