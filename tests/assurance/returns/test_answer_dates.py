"""A day as the answer to a question: three boxes, with all of its year, and a plausible one."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from assurance.instruments.models import Question
from assurance.returns.models import Answer
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture
def answer() -> Answer:
    """Of a question that asks for a day."""
    first = scenarios.its_first_answer(scenarios.an_open_return())
    Question.objects.filter(pk=first.question_id).update(kind=Question.Kind.DATE)
    first.refresh_from_db()
    return first


@pytest.fixture
def browser(answer) -> Client:
    return signed_in(scenarios.its_chair(answer.assurance_return.group))


def page_of(answer: Answer) -> str:
    return reverse("assurance:return-answer", args=[answer.assurance_return_id])


def boxes(answer: Answer, *parts: str) -> dict[str, str]:
    code = answer.question.code
    return {f"{code}_{number}": part for number, part in enumerate(parts)}


def test_a_day_is_typed_in_three_boxes_and_shown_in_them_again(answer, browser):
    seen = drawn(browser, page_of(answer))

    saved = browser.post(page_of(answer), {**boxes(answer, "31", "3", "2026"), **seen})

    answer.refresh_from_db()
    assert saved.status_code == 302
    assert answer.day == date(2026, 3, 31)
    page = browser.get(page_of(answer)).content.decode()
    assert f'name="{answer.question.code}_2" value="2026"' in page
    assert "For example, 31 3 2026." in page


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("31", "3", "26"), "The year must have 4 numbers."),
        (("31", "3", "1926"), "The year must be between 1990 and 2100."),
        (("31", "3", "2126"), "The year must be between 1990 and 2100."),
        (("31", "", "2026"), "The date must include a month."),
        (("30", "2", "2026"), "Enter a real date, such as 31 3 2026."),
    ],
)
def test_a_day_that_is_none_or_not_plausible_is_refused_in_words(answer, browser, parts, sentence):
    seen = drawn(browser, page_of(answer))

    page = browser.post(page_of(answer), {**boxes(answer, *parts), **seen})

    answer.refresh_from_db()
    assert page.context["form"].errors[answer.question.code] == [sentence]
    assert sentence in page.content.decode()
    assert answer.day is None


def test_two_days_that_two_people_typed_are_laid_side_by_side(answer, browser):
    other = signed_in(scenarios.its_member(answer.assurance_return.group))
    seen, theirs = drawn(browser, page_of(answer)), drawn(other, page_of(answer))
    other.post(page_of(answer), {**boxes(answer, "1", "4", "2026"), **theirs})

    page = browser.post(page_of(answer), {**boxes(answer, "2", "4", "2026"), **seen})

    answer.refresh_from_db()
    assert page.status_code == 409
    [conflict] = page.context["form"].conflicts
    assert (conflict.theirs, conflict.yours) == ("1 April 2026", "2 April 2026")
    assert answer.day == date(2026, 4, 1)
