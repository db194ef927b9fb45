"""The pages of a practice review: opened by who is named, hidden from everybody else, in full."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from governance.people.models import User
from reviews.cases.models import PracticeReview
from tests.architecture.practice_reviews import long_public, with_press_lines
from tests.scenarios import cases as case_scenarios
from tests.scenarios import practice_reviews as scenarios
from tests.scenarios.clients import post_drawn, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
STATUS = PracticeReview.Status
IN = {
    STATUS.COMMISSIONED: ("terms", "next-check", "press", "shortlist", "involve", "end"),
    STATUS.UNDER_WAY: ("report", "send-to-partners", "check", "request", "copy", "cost"),
    STATUS.WITH_PARTNERS: ("send-back",),
    STATUS.SIGNED: ("publication", "notice"),
    STATUS.NOTICE_GIVEN: ("publish", "publish-information", "withdraw-notice"),
    STATUS.PUBLISHED: ("take-down",),
}
PAGES = [(status, name) for status, names in IN.items() for name in names]


def office_browser(review: PracticeReview):
    return signed_in(case_scenarios.its_coordinator(review.case))


def url(review: PracticeReview, name: str = "detail") -> str:
    return reverse(f"reviews:practice-{name}", args=[review.case_id])


@pytest.mark.parametrize(("status", "name"), PAGES)
def test_each_form_opens_for_the_office_and_is_nothing_to_others(status, name):
    review = scenarios.PRACTICE_AT[status]()
    stranger = signed_in(case_scenarios.an_agency_lead())

    answers = [browser.get(url(review, name)) for browser in (office_browser(review), stranger)]

    assert [answer.status_code for answer in answers] == [200, 404]
    assert "OFFICIAL-SENSITIVE" in answers[0].content.decode()


@pytest.mark.parametrize("status", STATUS)
def test_the_page_opens_in_every_status(status):
    review = scenarios.PRACTICE_AT[status]()
    browser = office_browser(review)

    answer = browser.get(url(review))
    case_page = browser.get(reverse("reviews:case-detail", args=[review.case_id]))

    assert answer.status_code == 200
    assert url(review) in case_page.content.decode()
    assert review.get_status_display() in answer.content.decode()


def test_a_partner_signs_on_the_page_and_reads_but_changes_nothing():
    review = scenarios.a_report_with_partners()
    browser = signed_in(scenarios.a_signatory(review))

    assert browser.get(url(review, "send-back")).status_code == 403
    assert url(review, "sign") in browser.get(url(review)).content.decode()
    answer = post_drawn(browser, url(review, "sign"), follow=True)

    assert "Others have still to answer." in answer.content.decode()
    assert url(review, "sign") not in answer.content.decode()


def boxes(name: str, day) -> dict[str, str]:
    return {f"{name}_0": str(day.day), f"{name}_1": str(day.month), f"{name}_2": str(day.year)}


def test_the_form_refuses_an_early_publication_and_says_the_first_day():
    review = scenarios.a_signed_report()
    browser = office_browser(review)
    today = timezone.localdate()
    told = boxes("panel_told_on", today) | boxes("secretary_told_on", today)
    post_drawn(browser, url(review, "notice"), {**told, "receipt": "Both acknowledged it."})
    first = scenarios.its_practice(review).publishable_from
    typed = boxes("published_on", today) | {"address": scenarios.ADDRESS}

    answer = post_drawn(browser, url(review, "publish"), typed)

    assert first > today
    assert "it may be published from" in answer.content.decode()
    assert scenarios.its_practice(review).status == STATUS.NOTICE_GIVEN


def test_the_panel_disagrees_and_a_practice_review_is_held_after_all():
    case = case_scenarios.a_reply_of_the_panel("disagrees").review.case
    browser = signed_in(case_scenarios.its_coordinator(case))
    page = reverse("reviews:practice-commission", args=[case.pk])
    assert page in browser.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()
    typed = boxes("decided_on", scenarios.LETTER) | {"reason": "The Panel is right."}

    answer = post_drawn(browser, page, typed, follow=True)

    assert "Commissioned." in answer.content.decode()
    assert browser.get(page).status_code == 409


def test_costs_are_typed_in_pounds_and_kept_in_pence():
    review = scenarios.a_review_under_way()
    browser = office_browser(review)
    body = case_scenarios.the_partners()[case_scenarios.COUNCIL]
    typed = {"organisation": body.pk, "pounds": "2500.55", "purpose": "The reviewer’s days"}

    answer = post_drawn(browser, url(review, "cost"), typed, follow=True)

    assert review.costs.get().pence == 250_055
    assert "£2,500.55" in answer.content.decode()


def test_press_lines_are_held_on_the_page_until_they_are_released():
    review = with_press_lines()
    browser = office_browser(review)
    assert "Held: nobody uses them yet." in browser.get(url(review)).content.decode()

    post_drawn(browser, url(review, "release"))

    assert scenarios.its_practice(review).press_released_at is not None


def test_the_pages_of_a_candidate_open_for_the_office_alone():
    shortlisted = scenarios.an_assessed_candidate()
    stranger: User = case_scenarios.an_agency_lead()
    for name in ("assess", "appoint", "set-aside"):
        page = reverse(f"reviews:reviewer-{name}", args=[shortlisted.pk])
        assert office_browser(shortlisted.review).get(page).status_code == 200
        assert signed_in(stranger).get(page).status_code == 404


def test_a_reviewer_is_appointed_and_removed_on_the_pages():
    candidate = scenarios.an_assessed_candidate()
    browser = office_browser(candidate.review)
    page = reverse("reviews:reviewer-appoint", args=[candidate.pk])
    post_drawn(browser, page, boxes("appointed_on", scenarios.TODAY))
    assert scenarios.its_candidate(candidate).status == "appointed"
    contract = reverse("reviews:reviewer-contract", args=[candidate.pk])
    post_drawn(browser, contract, boxes("contracted_on", scenarios.TODAY))
    assert scenarios.its_candidate(candidate).contracted_on == scenarios.TODAY

    page = reverse("reviews:reviewer-remove", args=[candidate.pk])
    post_drawn(browser, page, {"note": "Ill for long."})

    assert scenarios.its_candidate(candidate).status == "removed"
    assert "Ill for long." in browser.get(url(candidate.review)).content.decode()


def test_it_is_taken_down_on_the_page_after_its_year_and_not_before():
    public = scenarios.a_published_review()
    today = boxes("taken_down_on", timezone.localdate())
    if public.public_until > timezone.localdate():
        answer = post_drawn(office_browser(public), url(public, "take-down"), today)
        assert "It may be taken down from" in answer.content.decode()
    review = long_public(public)

    post_drawn(office_browser(review), url(review, "take-down"), today)

    assert scenarios.its_practice(review).taken_down_on == timezone.localdate()


def test_the_page_costs_the_same_for_one_part_as_for_many(django_assert_num_queries):
    review = scenarios.a_review_under_way()
    browser = office_browser(review)
    makers = (scenarios.a_step, scenarios.a_check, scenarios.a_request, scenarios.a_cost)
    for make in makers:
        make(scenarios.its_practice(review))
    with CaptureQueriesContext(connection) as few:
        browser.get(url(review))
    for make in makers * 3:
        make(scenarios.its_practice(review))
    scenarios.a_candidate(scenarios.its_practice(review))

    with django_assert_num_queries(len(few)):
        browser.get(url(review))


def test_a_struck_cost_stays_with_the_reason_why():
    cost = scenarios.a_cost()
    browser = office_browser(cost.review)
    form = reverse("reviews:cost-strike", args=[cost.pk])

    post_drawn(browser, form, {"note": "It was entered twice."})

    page = browser.get(url(cost.review)).content.decode()
    assert "Struck out: " in page
    assert "Why: It was entered twice." in page
    assert form not in page


def test_a_second_one_is_refused_to_who_may_not_hold_one_at_all_and_is_not_now_to_the_office():
    review = scenarios.a_practice_review()
    partner = signed_in(case_scenarios.name_partners(review.case)[case_scenarios.COUNCIL])

    answers = [
        browser.get(url(review, "commission")) for browser in (partner, office_browser(review))
    ]

    assert [answer.status_code for answer in answers] == [403, 409]
