"""Many people write one return at once, and what each of them wrote is there in the end."""

import pytest
from django.test import Client
from django.urls import reverse

from assurance.returns.models import Answer, AssuranceReturn
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in

pytestmark = pytest.mark.django_db


def writing_page(record: AssuranceReturn) -> str:
    return reverse("assurance:return-answer", args=[record.pk])


def as_drawn(record: AssuranceReturn) -> dict[str, str]:
    """What a browser sends of every question when nothing was typed."""
    return {answer.question.code: answer.text for answer in record.answers.for_form()}


def texts(record: AssuranceReturn) -> dict[str, str]:
    return {each.question.code: each.shown for each in Answer.objects.for_form()}


def test_people_who_each_answer_another_question_and_all_save_lose_nothing():
    record = scenarios.an_open_return()
    boxes = as_drawn(record)
    people = [signed_in(scenarios.its_member(record.group)) for _ in boxes]
    seen = [drawn(browser, writing_page(record)) for browser in people]
    typed = {code: f"What {n} wrote." for n, code in enumerate(boxes)}
    typed["impact-evidence"] = "No evidence yet"

    answers = [
        browser.post(writing_page(record), {**boxes, code: typed[code], **token})
        for browser, token, code in zip(people, seen, boxes, strict=True)
    ]

    assert {answer.status_code for answer in answers} == {302}
    assert texts(record) == typed
    shown = people[0].get(answers[0].url).content.decode()
    assert all(text in shown for text in typed.values())


def conflict_of(record: AssuranceReturn) -> tuple[Client, dict[str, str], str]:
    """The chair and a member both wrote the first answer, and the chair was second."""
    boxes = as_drawn(record)
    chair, member = (
        signed_in(each(record.group)) for each in (scenarios.its_chair, scenarios.its_member)
    )
    first, second = list(boxes)[:2]
    seen = drawn(chair, writing_page(record))
    theirs = {**boxes, first: "Theirs.", **drawn(member, writing_page(record))}
    member.post(writing_page(record), theirs)
    answer = chair.post(writing_page(record), {**boxes, first: "Mine.", second: "Too.", **seen})
    assert answer.status_code == 409
    form = answer.context["form"]
    assert [(each.theirs, each.yours) for each in form.conflicts] == [("Theirs.", "Mine.")]
    assert form.conflicts[0].who
    assert texts(record)[second] == "Too."
    again = {bound.name: bound.value() for bound in form if bound.value() is not None}
    return chair, again, first


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "Theirs."), ("mine", "Mine.")])
def test_of_an_answer_that_both_wrote_the_second_chooses_and_the_rest_is_saved(choice, kept):
    record = scenarios.an_open_return()
    chair, again, code = conflict_of(record)

    answer = chair.post(writing_page(record), again | {f"keep_{code}": choice})

    assert answer.status_code == 302
    assert texts(record)[code] == kept


def test_answers_sent_without_what_their_page_showed_are_not_saved():
    record = scenarios.an_open_return()
    chair = signed_in(scenarios.its_chair(record.group))

    answer = chair.post(writing_page(record), dict.fromkeys(as_drawn(record), "Mine."))

    assert answer.status_code == 200
    assert "open the page again" in answer.content.decode()
    assert set(texts(record).values()) == {""}
