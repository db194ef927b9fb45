"""The pages of summaries, and what the pages of their case tell: to whom they may, and no more."""

import pytest
from django.urls import reverse

from assurance.returns import todo as returns_todo
from assurance.returns.models import AssuranceReturn
from assurance.summaries import todo
from governance.core.models import SearchText
from governance.core.restricted import restricted_q
from reviews.cases import todo as case_todo
from reviews.cases.operations import rapid_reviews
from reviews.cases.review_steps import due_day, steps_of
from tests import factories
from tests.scenarios import case_parts
from tests.scenarios import cases as case_scenarios
from tests.scenarios import summaries as scenarios
from tests.scenarios.cases import BOARD, COUNCIL, POLICE, fresh, its_coordinator, its_review
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, a_board_officer, acting, an_administrator
from tests.scenarios.summaries import AFTER, DUE
from tests.waiting import waiting_items

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
WORDS = "What the agency says about agency-learning."


def page(person, record, name: str = "summary-detail") -> str:
    answer = signed_in(person).get(reverse(f"assurance:{name}", args=[record.pk]))
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def case_page(person, case, name: str = "case-detail") -> str:
    return signed_in(person).get(reverse(f"reviews:{name}", args=[case.pk])).content.decode()


@pytest.fixture
def at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def afterwards(time_machine):
    time_machine.move_to(AFTER, tick=False)


# Who reads it


def test_its_agencys_people_read_it_and_another_agencys_find_nothing(at_noon):
    record = scenarios.a_written_summary()
    other = scenarios.its_author(scenarios.summary_of(record.case, BOARD))
    reads = [scenarios.its_author(record), scenarios.its_lead(record)]

    assert [WORDS in page(each, record) for each in reads] == [True, True]
    outside = [other, a_board_officer(record.case.partnership), an_administrator()]
    assert [page(each, record) for each in outside] == ["404"] * 3


def test_who_co_ordinates_reads_it_once_it_is_given_and_sees_that_it_is_not_signed_off(at_noon):
    record = scenarios.a_written_summary()
    office = its_coordinator(record.case)

    before = page(office, record)
    scenarios.submit(record)
    after = page(office, record)

    assert WORDS not in before
    assert "read by its agency’s own named people" in before
    assert WORDS in after
    assert "To be signed off" in after


def test_the_ordinary_page_of_a_return_knows_no_summary(at_noon):
    record = scenarios.a_submitted_summary()

    for person in (scenarios.its_author(record), its_coordinator(record.case)):
        for name in ("return-detail", "return-answer", "return-accept", "return-chase"):
            assert page(person, record, name) == "404"


def test_other_agencies_read_it_once_the_meeting_was_held(at_noon):
    record = scenarios.a_signed_off_summary()
    other = scenarios.its_author(scenarios.summary_of(record.case, BOARD))
    review = its_review(record.case)
    assert page(other, record) == "404"

    rapid_reviews.record_meeting(
        review,
        {"meeting_on": NOON.date()},
        by=acting(its_coordinator(record.case)),
        at=NOON,
        expected_version=review.version,
    )

    assert WORDS in page(other, record)


# What is found elsewhere


def test_no_list_no_search_and_no_to_do_of_returns_has_it():
    record = scenarios.a_signed_off_summary()
    people = [a_board_officer(record.case.partnership), scenarios.its_author(record)]

    for person in people:
        actor = acting(person)
        rows = AssuranceReturn.objects
        assert not rows.visible_to(actor).exists()
        assert not rows.handled_by(actor).exists()
        assert not rows.answered_by(actor).exists()
        assert waiting_items(returns_todo, actor) == []
    assert not AssuranceReturn.objects.overdue(on=AFTER.date()).exists()
    assert not SearchText.objects.filter(kind="assurance.assurancereturn").exists()


def test_the_administration_leaves_out_the_summary_and_every_part_of_it():
    record = scenarios.a_summary_sent_back()

    left_out = AssuranceReturn.objects.filter(restricted_q(AssuranceReturn))
    answers = record.answers.filter(restricted_q(record.answers.model))

    assert record in left_out
    assert answers.count() == record.answers.count()


# The pages of the case


def test_the_page_of_the_case_counts_them_for_who_reads_the_whole(afterwards):
    record = scenarios.a_signed_off_summary()
    own = scenarios.its_author(scenarios.summary_of(record.case, COUNCIL))

    told = case_page(its_coordinator(record.case), record.case)
    of_one = case_page(own, record.case)

    assert "1 of 3 agencies signed off, 2 late" in told
    assert COUNCIL in of_one
    assert "agencies signed off" not in of_one
    assert f"{BOARD}<span" not in of_one


def test_the_page_of_the_review_has_what_was_signed_off_to_read(at_noon):
    record = scenarios.a_signed_off_summary()
    scenarios.write(scenarios.summary_of(record.case, BOARD))

    told = case_page(its_coordinator(record.case), record.case, "rapid-detail")

    assert told.count(WORDS) == 1
    assert "Signed off by" in told


def test_an_agency_for_which_nobody_is_named_is_told_of_as_such(at_noon):
    case = scenarios.a_case_with_agencies()
    body = factories.OrganisationFactory(name="A school")
    case.agencies.add(body)
    record = factories.SummaryFactory(case=case, organisation=body, deadline__due_on=DUE)

    assert '<strong class="app-late">Nobody.</strong>' in page(its_coordinator(case), record)
    assert '<span class="app-late">Nobody</span>' in case_page(its_coordinator(case), case)


# Asking, writing, chasing


def test_the_form_offers_who_is_involved_and_the_day_of_the_timetable(at_noon):
    case = scenarios.a_case_with_agencies()
    scenarios.ask(case, POLICE)
    browser, path = (
        signed_in(its_coordinator(case)),
        reverse("assurance:summary-ask", args=[case.pk]),
    )

    form = browser.get(path).context["form"]
    chosen = [each.pk for each in form.fields["agencies"].queryset]
    day = {"due_on_0": "24", "due_on_1": "10", "due_on_2": "2025"}
    answer = browser.post(path, {"agencies": chosen, **day}, follow=True)

    assert form.initial["due_on"] == DUE
    assert scenarios.the_body(case, POLICE).pk not in chosen
    assert "Asked. The summaries stand on the page of the case." in answer.content.decode()
    assert AssuranceReturn.objects.of_case(case).count() == 3


def test_two_authors_who_change_one_answer_lose_neither_text(at_noon):
    record = scenarios.an_open_summary()
    second = scenarios.name_for(record.case, record.organisation, scenarios.CONTRIBUTOR)
    path = reverse("assurance:summary-answer", args=[record.pk])
    browsers = [signed_in(scenarios.its_author(record)), signed_in(second)]
    forms = [each.get(path).context["form"] for each in browsers]
    seen = [str(form["expected_version"].value()) for form in forms]

    for number, browser in enumerate(browsers):
        typed = {"agency-learning": f"Text {number}.", "expected_version": seen[number]}
        answer = browser.post(path, typed)

    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Text 0." in told
    assert "Text 1." in told
    assert "Last period" not in told


def test_what_is_missing_is_named_before_it_is_given(at_noon):
    record = scenarios.an_open_summary()

    told = page(scenarios.its_author(record), record, "summary-submit")

    assert "It cannot be given to the safeguarding lead yet" in told
    assert told.count("Answer “") == 6


def test_a_late_one_is_chased_by_a_button_and_the_page_says_when(afterwards):
    record = scenarios.an_open_summary()
    browser = signed_in(its_coordinator(record.case))

    post_drawn(browser, reverse("assurance:summary-chase", args=[record.pk]))
    told = page(its_coordinator(record.case), record)

    assert "Late" in told
    assert "2 working days late" in told
    assert "28 October 2025" in told.split("Last chased")[1]


def test_a_request_made_by_mistake_is_withdrawn_by_a_form_that_says_what_follows(at_noon):
    record = scenarios.an_open_summary()
    office = its_coordinator(record.case)
    browser, path = signed_in(office), reverse("assurance:summary-unask", args=[record.pk])
    form = browser.get(path).content.decode()

    refused = post_drawn(browser, path, {"note": ""}).content.decode()
    post_drawn(browser, path, {"note": "Another agency was meant."})

    assert "Its time limit stops and nobody is chased." in form
    assert "There is a problem" in refused
    told = page(office, record)
    assert "Not asked any more" in told
    assert "Another agency was meant." in told
    assert "Not asked any more" in case_page(office, record.case)
    assert "0 of 2 agencies signed off" in case_page(office, record.case)


def test_what_is_not_asked_any_more_waits_for_nobody(at_noon):
    record = scenarios.a_summary_not_asked_any_more()

    for person in (scenarios.its_author(record), scenarios.its_lead(record)):
        assert waiting_items(todo, acting(person)) == []
    assert "Write the summary" not in page(scenarios.its_author(record), record)


# To do


def test_home_tells_the_author_then_the_lead_then_the_author_again():
    record = scenarios.a_written_summary()
    author, lead = scenarios.its_author(record), scenarios.its_lead(record)
    told = [[len(waiting_items(todo, acting(each))) for each in (author, lead)]]

    record = scenarios.submit(record)
    told.append([len(waiting_items(todo, acting(each))) for each in (author, lead)])
    record = scenarios.send_back(record)
    told.append([len(waiting_items(todo, acting(each))) for each in (author, lead)])
    scenarios.sign_off(scenarios.submit(scenarios.reply(record)))
    told.append([len(waiting_items(todo, acting(each))) for each in (author, lead)])

    assert told == [[1, 0], [0, 1], [1, 0], [0, 0]]
    assert waiting_items(todo, acting(a_board_officer(record.case.partnership))) == []


# The timetable


def test_the_steps_follow_what_is_recorded():
    case = scenarios.a_case_with_agencies()
    found = [[each.is_done for each in steps_of(fresh(case), on=NOON.date())]]
    for key in (COUNCIL, POLICE, BOARD):
        scenarios.ask(case, key)
    found.append([each.is_done for each in steps_of(fresh(case), on=NOON.date())])
    for key in (COUNCIL, POLICE, BOARD):
        scenarios.sign_off(scenarios.submit(scenarios.write(scenarios.summary_of(case, key))))
    found.append([each.is_done for each in steps_of(fresh(case), on=NOON.date())])

    assert found == [[False] * 4, [True, False, False, False], [True, True, False, False]]


def test_each_step_is_due_on_its_working_day_from_the_anchor_of_the_limit():
    case = scenarios.a_case_with_agencies()

    steps = steps_of(case, on=NOON.date())

    days = [(each.day, each.due_on and each.due_on.isoformat()) for each in steps]
    assert days == [
        (1, "2025-10-13"),
        (10, "2025-10-24"),
        (12, "2025-10-28"),
        (15, "2025-10-31"),
    ]
    assert not any(each.is_confirmed for each in steps)
    assert steps[0].late == "2 working days"


def test_without_a_stated_day_the_page_says_so_and_nothing_is_late(at_noon):
    case = case_scenarios.a_notified_case()

    told = case_page(its_coordinator(case), case, "rapid-detail")

    assert told.count("No day is stated") == 4
    assert due_day(case, "rapid-review-meeting", on=NOON.date()) is None


def test_who_co_ordinates_is_told_on_home_which_step_is_next(afterwards):
    case = scenarios.a_case_asked()
    scenarios.sign_off(scenarios.submit(scenarios.write(scenarios.summary_of(case))))
    case_parts.tell(fresh(case), is_last=True)
    office = its_coordinator(case)

    [item] = waiting_items(case_todo, acting(office, on=AFTER.date()))

    assert "sign off the agencies’ summaries (2 working days late" in item.about
    assert "1 of 3 agencies signed off, 2 late" in item.about


def test_a_review_that_was_stopped_has_no_timetable():
    review = case_scenarios.a_stopped_review()

    assert steps_of(review.case, on=NOON.date()) == []


def test_what_a_signed_review_went_without_is_not_late_and_waits_for_nobody(afterwards):
    review = case_scenarios.a_sent_review()
    scenarios.the_timetable(review.case)
    office = its_coordinator(review.case)

    steps = steps_of(fresh(review.case), on=AFTER.date())
    told = case_page(office, review.case, "rapid-detail")

    assert [(each.is_done, each.is_left_out, each.late) for each in steps] == [
        (False, True, ""),
        (False, True, ""),
        (True, False, ""),
        (True, False, ""),
    ]
    assert told.count("Not recorded<") == 2
