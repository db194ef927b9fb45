"""Learning points that come from no case: written, released, withdrawn; who reads them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed
from governance.core.models import Remark, SearchText, TrailEntry
from governance.core.roles import Capacity
from reviews.learning import todo
from reviews.learning.models import LearningPoint
from reviews.learning.operations import points
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting, as_seen, somebody_in
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


def a_member():
    return somebody_in(Capacity.MEMBER, group=scenarios.a_group())


def the_office():
    return signed_in(case_scenarios.the_office())


def test_a_draft_leaves_its_line_and_is_seen_by_the_office_alone():
    point = scenarios.a_draft_point()

    assert [line.verb for line in TrailEntry.objects.about(point)] == ["write"]
    url = reverse("reviews:point-detail", args=[point.pk])
    assert the_office().get(url).status_code == 200
    assert signed_in(a_member()).get(url).status_code == 404
    assert not SearchText.objects.filter(kind="reviews.learningpoint").exists()


def test_who_is_not_of_the_office_writes_releases_and_withdraws_nothing():
    point, released = scenarios.a_draft_point(), scenarios.a_released_point()
    by, area = acting(a_member()), point.partnership
    seen = {"by": by, "at": NOON}

    with pytest.raises(NotAllowed):
        points.write(LearningPoint(partnership=area, source="audit"), scenarios.SAID, **seen)
    with pytest.raises(NotAllowed):
        points.edit(point, {"what": "x"}, expected_version=1, **seen)
    with pytest.raises(NotAllowed):
        points.release(point, group=scenarios.a_group(), expected_version=1, **seen)
    with pytest.raises(NotAllowed):
        points.withdraw(released, expected_version=2, note="No.", **seen)


def test_a_group_of_another_partnership_is_not_given_it():
    point = scenarios.a_draft_point()

    with pytest.raises(ValidationError, match="serves the partnership"):
        points.release(
            point,
            group=factories.GroupFactory(),
            by=scenarios.its_office(point),
            at=NOON,
            expected_version=as_seen(point),
        )
    point.refresh_from_db()
    assert point.is_draft


def test_released_it_is_found_and_withdrawn_it_is_not_but_says_why():
    point, reader = scenarios.a_released_point(), signed_in(a_member())
    assert "Ask who else" in reader.get("/search/?q=else+lives").content.decode()

    scenarios.withdraw_point(point)

    assert Remark.objects.get(verb="withdraw").text == "It was misread."
    page = reader.get(reverse("reviews:point-detail", args=[point.pk])).content.decode()
    assert "Withdrawn 15 October 2025" in page
    assert "It was misread." in page
    assert reverse("reviews:point-detail", args=[point.pk]) not in (
        reader.get("/search/?q=else+lives").content.decode()
        + reader.get(reverse("reviews:point-list")).content.decode()
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({}, {"Ask who else lives in the home", "See the child"}),
        ({"audience": "police"}, {"See the child"}),
        ({"theme": "neglect"}, {"See the child"}),
        ({"status": "withdrawn"}, {"Misread"}),
        ({"status": "draft"}, set()),
        ({"q": "see the child"}, {"See the child"}),
    ],
)
def test_the_library_is_filtered(data, found):
    theme = factories.ThemeFactory(key="neglect")
    scenarios.a_released_point()
    scenarios.a_released_point(title="See the child", audience="police", themes=[theme])
    scenarios.withdraw_point(scenarios.a_released_point(title="Misread"))
    scenarios.a_draft_point(title="Not yet")

    page = signed_in(a_member()).get(reverse("reviews:point-list"), data)

    assert {point.title for point, _ in page.context["lines"]} == found


def test_the_library_is_downloaded():
    scenarios.a_released_point()

    text = signed_in(a_member()).get("/learning/", {"as": "csv"}).content.decode()

    assert "Each visit records who was there" in text
    assert "No evidence yet" in text


def test_the_office_writes_changes_and_releases_it_on_its_pages():
    browser, group = the_office(), scenarios.a_group()
    area = case_scenarios.the_leicester_partnership()
    words = {**scenarios.SAID, "source": "audit", "partnership_id": area.pk}

    assert browser.post(reverse("reviews:point-write"), words).status_code == 302
    point = LearningPoint.objects.get()
    url = reverse("reviews:point-edit", args=[point.pk])
    seen = browser.get(url).context["form"]["expected_version"].value()
    changed = {**words, "good": "Other words.", "expected_version": seen}
    assert browser.post(url, changed).status_code == 302
    url = reverse("reviews:point-release", args=[point.pk])
    seen = browser.get(url).context["form"]["expected_version"].value()
    assert browser.post(url, {"group": group.pk, "expected_version": seen}).status_code == 302

    point.refresh_from_db()
    assert (point.good, point.status) == ("Other words.", "released")
    assert browser.post(reverse("reviews:point-edit", args=[point.pk]), changed).status_code == 409


def test_home_tells_the_office_of_drafts_alone():
    point = scenarios.a_draft_point()
    scenarios.a_released_point()

    assert [item.title for item in waiting_items(todo, scenarios.its_office(point))] == [
        point.title
    ]
    assert waiting_items(todo, acting(a_member())) == []
