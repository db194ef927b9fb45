"""Every reading of what is confidential leaves a line: there is no way to ask that leaves none."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import User
from tests.scenarios import cases as scenarios
from tests.scenarios import child_deaths, complaints, disputes, local_reviews, summaries
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db
Page = tuple[str, User]


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id)


def pages_of_a_case() -> list[Page]:
    case = practice_scenarios.a_practice_review().case
    reader = scenarios.a_partner(scenarios.POLICE)
    names = (
        "case-detail",
        "case-readers",
        "case-chronology",
        "case-recommendations",
        "rapid-detail",
        "practice-detail",
    )
    return [(reverse(f"reviews:{name}", args=[case.pk]), reader) for name in names]


def page_of_an_action() -> list[Page]:
    recommendation = after_review.a_recommendation()
    action = after_review.an_action(recommendation)
    reader = scenarios.its_coordinator(recommendation.case)
    return [(reverse("governance:action-detail", args=[action.pk]), reader)]


def other_pages() -> list[Page]:
    summary, local = summaries.a_written_summary(), local_reviews.a_local_review().case
    found = [
        (reverse("assurance:summary-detail", args=[summary.pk]), summaries.its_author(summary)),
        (reverse("reviews:local-detail", args=[local.pk]), scenarios.its_coordinator(local)),
    ]
    for kind, record, by in (
        ("dispute", disputes.a_raised_dispute(), disputes.office_of),
        ("complaint", complaints.a_complaint(), complaints.office_of),
        ("information", complaints.a_request(), complaints.office_of),
        ("concern", child_deaths.a_concern(), child_deaths.office_of),
    ):
        path = reverse(f"reviews:{kind}-detail", args=[record.pk])
        found.append((path, user_of(by(record))))
    return found


@pytest.mark.parametrize("pages", [pages_of_a_case, page_of_an_action, other_pages])
def test_a_page_that_is_read_leaves_a_line_and_answers_no_other_way_of_asking(
    pages: Callable[[], list[Page]],
):
    for path, person in pages():
        browser, before = signed_in(person), TrailEntry.objects.count()

        assert browser.get(path).status_code == 200, path
        assert TrailEntry.objects.count() == before + 1, path
        for ask in (browser.post, browser.options):
            assert ask(path).status_code == 405, path
