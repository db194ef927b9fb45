"""National reviews: received, considered, acted on with a rated plan, monitored."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from reviews.learning import todo
from reviews.learning.models import NationalReview
from reviews.learning.operations import national
from reviews.learning.views.national import ActionRating, rating_of
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting, as_seen, somebody_in
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


def a_member():
    return somebody_in(Capacity.MEMBER, group=scenarios.a_group())


def test_received_it_leaves_its_line_and_waits_on_the_offices_home():
    review = scenarios.a_received_review()

    assert [line.verb for line in TrailEntry.objects.about(review)] == ["receive"]
    (item,) = waiting_items(todo, scenarios.its_office(review))
    assert (item.title, item.about) == (review.title, "National review to be considered")


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"published_on": date(2025, 9, 20)}, "received_on"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
    ],
)
def test_it_is_received_once_it_was_published(days, field):
    with pytest.raises(ValidationError) as wrong:
        scenarios.a_received_review(**days)
    assert set(wrong.value.message_dict) == {field}
    assert not NationalReview.objects.exists()


def test_who_is_not_of_the_office_records_nothing_of_it():
    review, by = scenarios.a_considered_review(), acting(a_member())
    new = NationalReview(partnership=review.partnership, title="x", publisher="x")
    doing = {"by": by, "at": NOON}

    with pytest.raises(NotAllowed):
        national.receive(new, **doing)
    with pytest.raises(NotAllowed):
        national.edit(review, {"title": "x"}, expected_version=2, **doing)
    with pytest.raises(NotAllowed):
        national.raise_action(review, scenarios.a_group(), title="x", **doing)
    with pytest.raises(NotAllowed):
        national.check(review, checked_on=TODAY, rating="red", text="x", **doing)
    with pytest.raises(NotAllowed):
        national.end_monitoring(review, expected_version=as_seen(review), note="x", **doing)


def test_it_is_considered_by_a_group_of_the_partnership_since_it_was_received():
    review = scenarios.a_received_review()
    with pytest.raises(ValidationError) as wrong:
        national.consider(
            review,
            considered_on=date(2025, 9, 1),
            group=factories.GroupFactory(),
            response=" ",
            needs_plan=True,
            by=scenarios.its_office(review),
            at=NOON,
        )
    assert set(wrong.value.message_dict) == {"considered_on", "group", "response"}
    review.refresh_from_db()
    assert review.status == "received"


def test_an_action_of_its_plan_stands_in_the_one_log_and_says_where_it_comes_from():
    review = scenarios.a_considered_review()

    action = scenarios.a_planned_action(review)

    assert (action.origin_kind, action.origin_id) == ("reviews.nationalreview", review.pk)
    assert action.origin_label == "National review: Seen and heard"
    assert action.needs_embedding
    assert not action.is_restricted
    assert TrailEntry.objects.about(review).last().verb == "raise_action"


def test_without_the_need_of_a_plan_there_is_no_action_and_no_check():
    review = scenarios.a_review_without_a_plan()

    with pytest.raises(NotNow):
        scenarios.a_planned_action(review)
    with pytest.raises(NotNow):
        scenarios.a_check(review)


def test_an_action_is_red_when_overdue_amber_while_open_and_green_when_done():
    action = scenarios.a_planned_action(due_text="March 2026")

    assert rating_of(action, on=TODAY) == ActionRating.AMBER
    assert rating_of(action, on=date(2026, 4, 1)) == ActionRating.RED
    actions.finish(action, "Done.", by=scenarios.the_office(), at=NOON)
    assert rating_of(action, on=date(2026, 4, 1)) == ActionRating.GREEN


def test_it_is_checked_on_a_day_since_it_was_considered():
    review = scenarios.a_considered_review()
    for day in (date(2025, 9, 15), TODAY + timedelta(days=1)):
        with pytest.raises(ValidationError):
            scenarios.a_check(review, checked_on=day)
    assert not review.checks.exists()


def test_its_monitoring_ends_once_its_plan_is_done_and_says_why():
    review = scenarios.a_considered_review()
    by, seen = scenarios.its_office(review), as_seen(review)
    doing = {"by": by, "at": NOON, "note": "All is done."}
    with pytest.raises(ValidationError, match="no action yet"):
        national.end_monitoring(review, expected_version=seen, **doing)
    action = scenarios.a_planned_action(review)
    with pytest.raises(ValidationError, match=f"still open: {action.reference}"):
        national.end_monitoring(review, expected_version=as_seen(review), **doing)
    assert review.status == "considered"

    scenarios.end_monitoring(review)

    assert Remark.objects.get(verb="end_monitoring").text == "All is done."
    with pytest.raises(NotNow):
        scenarios.a_check(review)


def test_everybody_who_reads_learning_sees_its_plan_with_its_ratings():
    review = scenarios.a_review_acted_on()
    scenarios.a_check(review, rating="red", text="Nobody began.")
    browser = signed_in(a_member())

    page = browser.get(reverse("reviews:national-detail", args=[review.pk]))
    text = page.content.decode()

    assert [row.rating for row in page.context["plan"]] == [ActionRating.RED]
    for said in ("Nobody began.", "Check how children are seen", "Two of its recommendations"):
        assert said in text
    listed = browser.get(reverse("reviews:national-list")).content.decode()
    assert "app-tag--red" in listed
    csv = browser.get(reverse("reviews:national-list"), {"as": "csv"}).content.decode()
    assert ",Red," in csv


@pytest.mark.parametrize(
    ("data", "count"),
    [
        ({"kind": "briefing"}, 0),
        ({"status": "received"}, 1),
        ({"theme": "neglect"}, 1),
        ({"q": "alone"}, 1),
        ({"q": "nothing"}, 0),
    ],
)
def test_the_list_is_filtered(data, count):
    scenarios.a_received_review(themes=[factories.ThemeFactory(key="neglect")])

    page = signed_in(a_member()).get(reverse("reviews:national-list"), data)

    assert len(page.context["lines"]) == count


def test_the_office_does_all_of_it_on_its_pages():
    browser, group = signed_in(case_scenarios.the_office()), scenarios.a_group()
    area = case_scenarios.the_leicester_partnership()
    words = {
        "partnership_id": area.pk,
        "kind": "briefing",
        "title": "Seen alone",
        "publisher": "The Panel",
        **{f"published_on_{n}": each for n, each in enumerate(("1", "9", "2025"))},
        **{f"received_on_{n}": each for n, each in enumerate(("2", "9", "2025"))},
    }
    assert browser.post(reverse("reviews:national-receive"), words).status_code == 302
    review = NationalReview.objects.get()
    url = reverse("reviews:national-edit", args=[review.pk])
    seen = browser.get(url).context["form"]["expected_version"].value()
    changed = {**words, "summary": "See them.", "expected_version": seen}
    assert browser.post(url, changed).status_code == 302
    considered = {
        **{f"considered_on_{n}": each for n, each in enumerate(("1", "10", "2025"))},
        "group": group.pk,
        "response": "Two are for us.",
        "needs_plan": "yes",
    }
    url = reverse("reviews:national-consider", args=[review.pk])
    assert browser.post(url, considered).status_code == 302
    url = reverse("reviews:national-raise", args=[review.pk])
    assert "Raise an action" in browser.get(url).content.decode()
    raised = {"title": "Check it", "due_text": "March 2099", "untold": "on"}
    assert browser.post(f"{url}?place=group:{group.pk}", raised).status_code == 302
    checked = {
        **{f"checked_on_{n}": each for n, each in enumerate(("2", "10", "2025"))},
        "rating": "amber",
        "text": "Begun.",
    }
    url = reverse("reviews:national-check", args=[review.pk])
    assert browser.post(url, checked).status_code == 302

    assert Action.objects.get().origin_id == review.pk
    assert review.checks.get().rating == "amber"
