"""Four answers, never confused: what is hidden, refused, not possible now, and mistyped."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from assurance.returns.models import AssuranceReturn
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from lscp.middleware import RefusalMiddleware
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in

pytestmark = pytest.mark.django_db


def page(name: str, pk: int) -> str:
    return reverse(f"assurance:{name}", args=[pk])


def test_what_somebody_may_not_see_does_not_exist():
    record = scenarios.a_submitted_return()
    browser = signed_in(scenarios.a_young_scrutineer())

    answers = [browser.get(page("return-detail", pk)) for pk in (record.pk, 0)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert str(record.group) not in answers[0].content.decode()


def test_what_somebody_may_see_but_not_do_is_refused_in_a_sentence():
    record = scenarios.a_submitted_return()

    answer = signed_in(scenarios.a_scrutineer()).post(page("return-accept", record.pk))

    assert answer.status_code == 403
    assert "Your seats do not allow you to accept Highlight report" in answer.content.decode()
    assert AssuranceReturn.objects.get().status == "submitted"


def test_what_may_not_be_done_now_is_a_conflict_that_says_why():
    record = scenarios.an_accepted_return()

    answer = signed_in(scenarios.a_board_officer()).post(page("return-accept", record.pk))

    assert answer.status_code == 409
    assert "while it is accepted" in answer.content.decode()


def test_what_one_did_oneself_a_moment_ago_is_told_as_ones_own():
    record = scenarios.a_submitted_return()
    office = signed_in(scenarios.a_board_officer())

    post_drawn(office, page("return-accept", record.pk))
    again = office.post(page("return-accept", record.pk)).content.decode()

    at = timezone.localtime(TrailEntry.objects.about(record).latest("pk").at)
    assert "You did this already" in again
    assert f"You did this already at {at:%H:%M}." in again
    assert f'href="{page("return-detail", record.pk)}"' in again


def test_what_another_did_meanwhile_is_told_with_their_name():
    record = scenarios.an_accepted_return()

    answer = signed_in(scenarios.a_board_officer()).post(page("return-accept", record.pk))

    says = answer.content.decode()
    assert "This has moved on" in says
    assert f"{record.accepted_by} accepted" in says
    assert "You did this already" not in says


def test_a_step_that_was_followed_by_another_tells_the_later_one():
    record = scenarios.a_queried_return()
    officer = scenarios.a_board_officer()

    says = signed_in(officer).post(page("return-accept", record.pk)).content.decode()

    asker = TrailEntry.objects.about(record).filter(verb="query").latest("pk").by
    assert f"{asker} queried" in says


def test_what_is_missing_is_told_on_the_page_itself():
    record = scenarios.an_open_return()

    answer = signed_in(scenarios.its_chair(record.group)).post(page("return-submit", record.pk))

    assert answer.status_code == 200
    assert "a report without it is not submitted" in answer.content.decode()
    assert AssuranceReturn.objects.get().status == "open"


def test_an_operations_address_opened_as_a_page_leads_to_the_record_and_does_nothing():
    report = report_scenarios.a_draft_report()
    officer, young = (
        signed_in(scenarios.a_board_officer()),
        signed_in(scenarios.a_young_scrutineer()),
    )
    before = report.composed_at

    led = officer.get(page("report-recompose", report.pk), follow=True)

    assert led.redirect_chain == [(page("report-detail", report.pk), 302)]
    assert "Nothing was done. Press the button again." in led.content.decode()
    assert young.get(page("report-recompose", report.pk)).status_code == 404
    report.refresh_from_db()
    assert report.composed_at == before


def test_a_way_of_asking_that_no_operation_knows_is_refused_in_words():
    record = scenarios.an_answered_return()
    chair = signed_in(scenarios.its_chair(record.group))

    answer = chair.put(page("return-chase", record.pk))

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert "Nothing was done." in answer.content.decode()


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotAllowed("accept", "the report"), 403),
        (NotNow("accept", "the report"), 409),
        (Stale("answer", "the answer", {"text": "Mine."}), 409),
    ],
)
def test_each_refusal_has_its_own_page(refusal, status):
    request = RequestFactory().post("/")

    answer = RefusalMiddleware(lambda request: HttpResponse()).process_exception(request, refusal)

    assert answer is not None
    assert answer.status_code == status
    assert refusal.sentence.partition("“")[0] in answer.content.decode()


def test_any_other_fault_is_left_to_be_seen():
    request = RequestFactory().post("/")

    assert (
        RefusalMiddleware(lambda request: HttpResponse()).process_exception(request, ValueError())
        is None
    )


def test_a_refusal_tells_what_was_not_written():
    changes = {"text": "Mine."}

    assert Stale("answer", "the answer", changes).changes == changes
