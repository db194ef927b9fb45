"""What may tell who a child is does not get into answers, queries, replies and reports unseen."""

import pytest
from django.urls import reverse

from governance.core.models import Remark
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in

pytestmark = pytest.mark.django_db

POSTCODE = "Seen at LE1 1AA."
WHY = {"identifying_reason": "It is the city hall."}


def typed(record, text: str) -> dict[str, object]:
    """The form of answers with a text in the first and the rest as they were drawn."""
    answers = list(record.answers.for_form())
    held = {answer.question.code: answer.text for answer in answers}
    return {**held, answers[0].question.code: text}


def test_an_answer_with_an_nhs_number_is_not_saved():
    record = scenarios.an_answered_return()
    page = reverse("assurance:return-answer", args=[record.pk])

    browser = signed_in(scenarios.its_chair(record.group))
    answer = post_drawn(browser, page, typed(record, "943 476 5919"))

    assert "Take out “943 476 5919”" in answer.content.decode()
    assert "943" not in scenarios.its_first_answer(record).text


def test_an_answer_with_a_postcode_asks_why_and_keeps_why_beside_that_answer_alone():
    record = scenarios.an_answered_return()
    page = reverse("assurance:return-answer", args=[record.pk])
    browser = signed_in(scenarios.its_chair(record.group))

    asked = post_drawn(browser, page, typed(record, POSTCODE))
    saved = post_drawn(browser, page, typed(record, POSTCODE) | WHY)
    again = post_drawn(browser, page, typed(record, POSTCODE))

    first = scenarios.its_first_answer(record)
    assert "Why must it stay?" in asked.content.decode()
    assert [answer.status_code for answer in (asked, saved, again)] == [200, 302, 302]
    assert first.text == POSTCODE
    remarks = [remark.subject_id for remark in Remark.objects.all()]
    assert (remarks, Remark.objects.get().kind) == ([first.pk], "assurance.answer")


def test_a_query_and_a_reply_with_a_postcode_ask_why_and_keep_why():
    record = scenarios.a_submitted_return()
    asking = reverse("assurance:answer-query", args=[scenarios.its_first_answer(record).pk])
    officer = signed_in(scenarios.its_officer(record))
    asked = [officer.post(asking, {"reason": POSTCODE, **why}) for why in ({}, WHY)]
    query = scenarios.its_first_answer(record).queries.get()
    replying = reverse("assurance:query-reply", args=[query.pk])
    chair = signed_in(scenarios.its_chair(record.group))

    replied = [post_drawn(chair, replying, {"reply": POSTCODE, **why}) for why in ({}, WHY)]

    assert [answer.status_code for answer in (*asked, *replied)] == [200, 302, 200, 302]
    assert "Why must it stay?" in asked[0].content.decode()
    assert "Why must it stay?" in replied[0].content.decode()
    assert Remark.objects.about(query).count() == 2


def test_a_passage_and_a_comment_with_a_postcode_ask_why_and_keep_why():
    report, officer = scenarios.a_draft_report(), signed_in(scenarios.a_board_officer())
    passage = report.passages.get(key="doing-well")
    writing = reverse("assurance:passage-write", args=[passage.pk])
    commenting = reverse("assurance:report-comment", args=[report.pk, "voice"])

    statuses = [
        post_drawn(officer, page, {"text": POSTCODE, **why}).status_code
        for page in (writing, commenting)
        for why in ({}, WHY)
    ]

    assert statuses == [200, 302, 200, 302]
    assert Remark.objects.about(passage).count() == 1
    assert Remark.objects.about(report.comments.get()).count() == 1
