"""The pages of a local learning review, its copies, and what Home says of it."""

import io

import pytest
from django.urls import reverse
from docx import Document

from governance.jobs.models import Job
from governance.people.models import User
from reviews.cases.models import CasePaper, LocalReview
from reviews.cases.operations import local_reviews, papers
from tests.reviews.cases.test_practice_pages import boxes
from tests.reviews.cases.test_practice_papers import content_of, said_in
from tests.reviews.cases.test_todo import told
from tests.scenarios import cases as case_scenarios
from tests.scenarios import local_reviews as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, SCHEDULE, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
STATUS = LocalReview.Status
IN = {
    STATUS.OPEN: ("lead", "terms", "day", "meeting", "findings", "send-to-partners", "withdraw"),
    STATUS.WITH_PARTNERS: ("send-back", "withdraw"),
    STATUS.SIGNED: ("complete",),
}
PAGES = [(status, name) for status, names in IN.items() for name in names]


def office_browser(review: LocalReview):
    return signed_in(case_scenarios.its_coordinator(review.case))


def url(review: LocalReview, name: str = "detail") -> str:
    return reverse(f"reviews:local-{name}", args=[review.case_id])


def case_page(review: LocalReview) -> str:
    return reverse("reviews:case-detail", args=[review.case_id])


@pytest.mark.parametrize(("status", "name"), PAGES)
def test_each_form_opens_for_the_office_and_is_nothing_to_others(status, name):
    review = scenarios.LOCAL_AT[status]()
    stranger = signed_in(case_scenarios.an_agency_lead())

    answers = [browser.get(url(review, name)) for browser in (office_browser(review), stranger)]

    assert [answer.status_code for answer in answers] == [200, 404]
    assert "OFFICIAL-SENSITIVE" in answers[0].content.decode()


@pytest.mark.parametrize("status", STATUS)
def test_the_page_opens_in_every_status_and_the_case_leads_there(status):
    review = scenarios.LOCAL_AT[status]()
    browser = office_browser(review)

    answer = browser.get(url(review))

    assert answer.status_code == 200
    assert review.get_status_display() in answer.content.decode()
    assert url(review) in browser.get(case_page(review)).content.decode()
    assert url(review, "open") not in browser.get(case_page(review)).content.decode()


def test_a_case_that_calls_for_one_leads_to_it_and_one_is_opened():
    case = case_scenarios.a_local_case()
    browser = signed_in(case_scenarios.its_coordinator(case))
    page = reverse("reviews:local-open", args=[case.pk])
    assert page in browser.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()
    assert browser.get(reverse("reviews:local-detail", args=[case.pk])).status_code == 404

    answer = post_drawn(browser, page, boxes("decided_on", scenarios.DECIDED), follow=True)

    text = answer.content.decode()
    assert "Opened. Name who leads it" in text
    assert "no limit is stated" in text
    assert "No source at hand states these days." in text
    assert browser.get(page).status_code == 409


def test_a_referred_case_leads_to_none():
    case = case_scenarios.a_referred_case()
    browser = signed_in(case_scenarios.its_coordinator(case))
    page = reverse("reviews:local-open", args=[case.pk])

    assert page not in browser.get(reverse("reviews:case-detail", args=[case.pk])).content.decode()
    assert browser.get(page).status_code == 409


def test_the_board_shows_its_stage_and_its_day(time_machine):
    time_machine.move_to(NOON)
    reviews = [scenarios.a_local_review(), scenarios.a_local_review_without_a_day()]
    browser = office_browser(reviews[0])

    text = browser.get(reverse("reviews:case-list")).content.decode()

    assert text.count("Local learning review: under way") == 2
    assert "Day 5 of " in text
    assert "Day 5, no limit is stated" in text


def test_the_forms_write_what_is_typed():
    review = scenarios.a_local_review()
    browser, lead = office_browser(review), scenarios.a_leader(review)
    typed = {
        "lead": {"lead": str(case_scenarios.its_coordinator(review.case).pk)},
        "terms": scenarios.TERMS,
        "meeting": boxes("meeting_on", scenarios.MEETING["meeting_on"])
        | {name: scenarios.MEETING[name] for name in ("present", "discussion")},
        "findings": scenarios.FINDINGS,
    }

    for name, words in typed.items():
        answer = post_drawn(browser, url(review, name), words, follow=True)
        assert "Saved." in answer.content.decode(), name

    found = scenarios.its_local(review)
    assert found.lead != lead
    assert {name: getattr(found, name) for name in scenarios.FINDINGS} == scenarios.FINDINGS
    assert found.meeting_on == scenarios.MEETING["meeting_on"]


def test_a_partner_signs_on_the_page_and_reads_but_changes_nothing():
    review = scenarios.a_local_review_with_partners()
    browser = signed_in(case_scenarios.name_partners(review.case)[case_scenarios.COUNCIL])

    assert browser.get(url(review, "send-back")).status_code == 403
    assert url(review, "sign") in browser.get(url(review)).content.decode()
    answer = post_drawn(browser, url(review, "sign"), follow=True)

    assert "Others have still to answer." in answer.content.decode()
    assert url(review, "sign") not in answer.content.decode()


def test_it_is_completed_on_its_page():
    review = scenarios.a_signed_local_review()
    typed = boxes("completed_on", TODAY) | {"passed_on": "A briefing."}

    answer = post_drawn(office_browser(review), url(review, "complete"), typed, follow=True)

    assert "Completed" in answer.content.decode()
    assert "A briefing." in answer.content.decode()


# Home


def office_told(review: LocalReview) -> list[str]:
    return told(case_scenarios.its_coordinator(review.case))


def test_home_tells_who_co_ordinates_what_is_next():
    case = case_scenarios.a_local_case()
    office = case_scenarios.its_coordinator(case)
    before = told(office)
    review = scenarios.opened_for(case)
    opened = told(office)
    written = scenarios.write_all(review)

    assert before == ["open a local learning review"]
    assert opened == ["name who leads the local learning review, write its terms"]
    assert told(office) == ["send the local learning review to the partners to sign"]
    assert written.is_open


def test_home_tells_who_leads_it_and_who_signs():
    review = scenarios.a_local_review()
    lead: User = scenarios.a_leader(review)
    leads = told(lead)
    sent = scenarios.a_local_review_with_partners(scenarios.write_all(scenarios.its_local(review)))
    signs = case_scenarios.name_partners(sent.case)[case_scenarios.BOARD]

    assert leads == [
        "you lead the local learning review; next, write the terms of the local learning review"
    ]
    assert told(lead) == []
    assert told(signs) == ["the local learning review waits for your signature"]


def test_home_tells_that_a_completed_one_leaves_the_case_to_be_closed():
    assert office_told(scenarios.a_completed_local_review()) == [
        "close the case when nothing is left to do"
    ]


# Copies


def test_a_copy_is_asked_for_on_the_page_and_led_back_to_it():
    review = scenarios.a_written_local_review()
    browser = office_browser(review)

    waiting = browser.post(
        reverse("reviews:local-paper", args=[review.case_id, "word"]), follow=True
    )

    assert "Back to the local learning review" in waiting.content.decode()


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (scenarios.a_written_local_review, "A draft: nothing is frozen yet."),
        (scenarios.a_signed_local_review, "As it was sent to be signed, content"),
    ],
    ids=["draft", "signed"],
)
def test_a_copy_is_marked_and_says_what_was_written(make, state):
    review = make()
    paper = a_copy(review, "word")

    text = said_in(Document(io.BytesIO(content_of(paper))))

    assert paper.file.name == "local-learning-review-lei-2025-001.docx"
    assert f"Taken by {paper.asked_by}, 15 October 2025" in text
    assert state in text
    for each in (*scenarios.TERMS.values(), *scenarios.FINDINGS.values(), "Five agencies."):
        assert each in text
    assert str(review.lead) in text


def test_it_is_copied_as_a_pdf_too():
    assert content_of(a_copy(scenarios.a_signed_local_review(), "pdf")).startswith(b"%PDF")


def a_copy(review: LocalReview, form: str) -> CasePaper:
    """Made by the worker, for who co-ordinates the case."""
    reader = acting(case_scenarios.its_coordinator(review.case))
    paper = papers.ask_paper(review, form, report=CasePaper.Report.LOCAL, by=reader, at=NOON)
    papers.make_paper(Job.objects.get(about_id=paper.pk), by=SCHEDULE, at=NOON)
    paper.refresh_from_db()
    return paper


def test_what_was_sent_to_be_signed_stays_as_it_was():
    review = scenarios.a_local_review_with_partners()
    content = local_reviews.content_of(review)

    LocalReview.objects.filter(pk=review.pk).update(learning="Something else.")

    assert scenarios.its_local(review).content == content
