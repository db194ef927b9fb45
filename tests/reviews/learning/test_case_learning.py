"""What is learned in a case, and that its release leads nobody back to it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed, Stale
from governance.core.models import Remark, SearchText, TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from reviews.learning import todo
from reviews.learning.models import CaseLearning, LearningPoint
from reviews.learning.operations import case_learning
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting, as_seen, somebody_in
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


def browser_of(record: CaseLearning):
    return signed_in(case_scenarios.its_coordinator(record.case))


def a_reader():
    """A member of the group to which it is released."""
    return somebody_in(Capacity.MEMBER, group=scenarios.a_group())


def test_recording_it_leaves_a_line_and_no_word_that_is_found():
    record = scenarios.some_case_learning()

    line = TrailEntry.objects.about(record).get()
    assert (line.verb, line.label) == ("record", f"a learning point of {record.case}")
    assert not SearchText.objects.filter(body__contains="came and went").exists()


def test_who_does_not_coordinate_the_case_records_edits_releases_and_discards_nothing():
    record = scenarios.some_case_learning()
    office = acting(somebody_in(Capacity.BOARD_OFFICER, partnership=record.case.partnership))
    new = CaseLearning(case=record.case)
    seen = {"by": office, "at": NOON, "expected_version": record.version}

    with pytest.raises(NotAllowed):
        case_learning.record(new, scenarios.SAID, by=office, at=NOON)
    with pytest.raises(NotAllowed):
        case_learning.edit(record, {"what": "x"}, **seen)
    with pytest.raises(NotAllowed):
        case_learning.release(record, group=scenarios.a_group(), **seen)
    with pytest.raises(NotAllowed):
        case_learning.discard(record, by=office, at=NOON, note="No.")
    assert not LearningPoint.objects.exists()


def test_released_it_is_a_point_of_its_own_that_knows_no_case():
    record = scenarios.some_case_learning()
    record.themes.add(factories.ThemeFactory(key="neglect"))

    point = scenarios.release_learning(record)

    assert record.point == point
    assert [theme.key for theme in point.themes.all()] == ["neglect"]
    assert (point.title, point.source, point.status) == (record.title, "review", "released")
    keys = {field.related_model for field in LearningPoint._meta.get_fields() if field.concrete}
    assert not {type(record), type(record.case)} & keys


def test_its_release_tells_the_chairs_of_the_group_without_a_word_of_the_case():
    chair = somebody_in(Capacity.CHAIR, group=scenarios.a_group())
    record = scenarios.some_case_learning()

    scenarios.release_learning(record)

    mail = Message.objects.get(recipient=chair)
    assert record.title in mail.body
    assert record.case.reference not in f"{mail.subject} {mail.body} {mail.key}"


def test_words_that_lead_back_to_the_case_are_not_released():
    case = case_scenarios.a_referred_case()
    record = scenarios.some_case_learning(case, good=f"As in {case.reference}, for child a.")

    with pytest.raises(ValidationError, match=f"take out {case.reference}, Child A"):
        scenarios.release_learning(record)
    record.refresh_from_db()
    assert (record.status, LearningPoint.objects.count()) == ("draft", 0)


def test_it_is_released_to_no_group_that_does_not_serve_the_partnership():
    record = scenarios.some_case_learning()

    with pytest.raises(ValidationError, match="Choose a group that serves"):
        case_learning.release(
            record,
            group=factories.GroupFactory(),
            by=scenarios.its_coordinator(record),
            at=NOON,
            expected_version=as_seen(record),
        )
    assert not LearningPoint.objects.exists()


def test_what_another_changed_meanwhile_is_not_released():
    record = scenarios.some_case_learning()
    seen, by = as_seen(record), scenarios.its_coordinator(record)
    case_learning.edit(
        record, {"what": "Other words."}, by=by, at=NOON, expected_version=record.version
    )

    with pytest.raises(Stale):
        case_learning.release(
            record, group=scenarios.a_group(), by=by, at=NOON, expected_version=seen
        )
    assert not LearningPoint.objects.exists()


def test_discarded_it_stays_on_the_case_with_its_reason():
    record = scenarios.a_discarded_case_learning()

    assert Remark.objects.get(verb="discard").text == "It is said elsewhere."
    page = browser_of(record).get(f"/cases/{record.case_id}/").content.decode()
    assert record.title in page
    assert "Discarded: It is said elsewhere." in page


def test_the_point_is_read_while_its_case_stays_closed():
    record, reader = scenarios.a_released_case_learning(), a_reader()
    browser = signed_in(reader)

    page = browser.get(reverse("reviews:point-detail", args=[record.point_id]))
    text = page.content.decode()

    assert page.status_code == 200
    assert record.what in text
    assert record.case.reference not in text
    assert f"/cases/{record.case_id}/" not in text
    assert browser.get(f"/cases/{record.case_id}/").status_code == 404
    assert browser.get(reverse("reviews:learning-edit", args=[record.pk])).status_code == 404


def test_until_it_is_released_nobody_else_finds_a_word_of_it():
    record, reader = scenarios.some_case_learning(what="Unlikelyword stands here."), a_reader()
    theme = factories.ThemeFactory(key="neglect")
    record.themes.add(theme)
    browser = signed_in(reader)

    for path in ("/learning/", "/search/?q=unlikelyword", "/themes/neglect/", "/"):
        assert "nlikelyword stands" not in browser.get(path).content.decode()
    scenarios.release_learning(scenarios.fresh_learning(record))
    for path in ("/search/?q=unlikelyword", "/themes/neglect/"):
        assert "nlikelyword" in browser.get(path).content.decode()


def test_home_tells_who_coordinates_the_case_that_it_waits_to_be_released():
    record = scenarios.some_case_learning()

    (item,) = waiting_items(todo, scenarios.its_coordinator(record))

    assert (item.title, item.url) == (str(record.case), f"/cases/{record.case_id}/#learning")
    assert waiting_items(todo, acting(a_reader())) == []
    scenarios.release_learning(record)
    assert waiting_items(todo, scenarios.its_coordinator(record)) == []


def test_it_is_recorded_edited_and_released_on_its_pages():
    case = case_scenarios.a_referred_case()
    browser, group = signed_in(case_scenarios.its_coordinator(case)), scenarios.a_group()

    added = browser.post(reverse("reviews:case-learning", args=[case.pk]), scenarios.SAID)
    record = CaseLearning.objects.get()
    page = browser.get(reverse("reviews:learning-release", args=[record.pk]))
    seen = page.context["form"]["expected_version"].value()
    assert scenarios.SAID["good"] in page.content.decode()
    done = browser.post(
        reverse("reviews:learning-release", args=[record.pk]),
        {"group": group.pk, "expected_version": seen},
    )

    assert (added.status_code, done.status_code) == (302, 302)
    assert LearningPoint.objects.get().group == group
    on_the_case = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "As it was released" in on_the_case
