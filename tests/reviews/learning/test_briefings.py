"""Seven-minute briefings: written, published with their PDF, replaced, withdrawn."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from governance.jobs.models import Job
from reviews.learning.models import Briefing
from reviews.learning.operations import briefing_files, briefings
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting, as_seen, somebody_in

pytestmark = pytest.mark.django_db


def a_member():
    return somebody_in(Capacity.MEMBER, group=scenarios.a_group())


def with_its_file(briefing: Briefing) -> Briefing:
    job = Job.objects.get(key=briefing_files.key_of(briefing))
    briefing_files.make_file(job, by=SCHEDULE, at=NOON)
    briefing.refresh_from_db()
    return briefing


def test_published_it_leaves_its_line_and_its_pdf_is_asked_for():
    briefing = scenarios.a_published_briefing()

    assert [line.verb for line in TrailEntry.objects.about(briefing)] == ["write", "publish"]
    assert Job.objects.get().key == f"briefing-pdf:{briefing.pk}"


def test_what_is_not_whole_is_not_published_and_all_that_is_missing_is_named():
    point = scenarios.a_released_point()
    briefing = scenarios.a_draft_briefing(reflect="", more="", points=[point])
    scenarios.withdraw_point(point)

    with pytest.raises(ValidationError) as missing:
        scenarios.publish(briefing)

    assert missing.value.messages == [
        "Not written yet: Questions to reflect on.",
        "Not written yet: Where to find more.",
        f"It is built on learning points that are not released: {point.title}.",
    ]
    briefing.refresh_from_db()
    assert briefing.is_draft


def test_without_a_point_it_is_not_published():
    with pytest.raises(ValidationError, match="at least one released learning point"):
        scenarios.publish(scenarios.a_draft_briefing(points=[]))


def test_what_is_of_another_partnership_is_not_published_with_it():
    point = scenarios.a_released_point(factories.PartnershipFactory())
    briefing = scenarios.a_draft_briefing(points=[point])

    with pytest.raises(ValidationError, match="is of another partnership"):
        scenarios.publish(briefing)


def test_who_is_not_of_the_office_writes_publishes_and_withdraws_none():
    briefing, by = scenarios.a_draft_briefing(), acting(a_member())
    seen = {"by": by, "at": NOON, "expected_version": as_seen(briefing)}

    with pytest.raises(NotAllowed):
        briefings.write(Briefing(partnership=briefing.partnership, title="x"), by=by, at=NOON)
    with pytest.raises(NotAllowed):
        briefings.edit(briefing, {"title": "x"}, **seen)
    with pytest.raises(NotAllowed):
        briefings.publish(briefing, **seen)
    with pytest.raises(NotAllowed):
        briefings.withdraw(briefing, note="No.", **seen)


def test_a_draft_is_seen_by_the_office_alone():
    url = reverse("reviews:briefing-detail", args=[scenarios.a_draft_briefing().pk])

    assert signed_in(case_scenarios.the_office()).get(url).status_code == 200
    assert signed_in(a_member()).get(url).status_code == 404


def test_one_that_is_replaced_leads_to_the_newer_one_and_is_not_listed():
    briefing = scenarios.a_superseded_briefing()
    newer = Briefing.objects.get(replaces=briefing)
    browser = signed_in(a_member())

    page = browser.get(reverse("reviews:briefing-detail", args=[briefing.pk])).content.decode()
    listed = browser.get(reverse("reviews:briefing-list")).context["lines"]

    assert reverse("reviews:briefing-detail", args=[newer.pk]) in page
    assert [each for each, _ in listed] == [newer]


def test_withdrawn_it_says_why_and_its_pdf_is_given_to_nobody():
    briefing = with_its_file(scenarios.a_published_briefing())
    browser, url = signed_in(a_member()), reverse("reviews:briefing-pdf", args=[briefing.pk])
    assert b"".join(browser.get(url)).startswith(b"%PDF-")

    scenarios.withdraw_briefing(briefing)

    assert Remark.objects.get(verb="withdraw").text == "It is wrong."
    assert browser.get(url).status_code == 404


def test_its_pdf_says_what_it_says_and_is_tagged():
    briefing = with_its_file(scenarios.a_published_briefing(title="Café visits"))

    with briefing.file.content.open("rb") as made:
        content = made.read()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert document.open_metadata()["dc:title"] == "Café visits"
        assert document.Root.MarkInfo.Marked
    assert briefing.file.group is None


def test_the_office_writes_and_publishes_it_on_its_pages():
    browser, point = signed_in(case_scenarios.the_office()), scenarios.a_released_point()
    words = {
        **scenarios.PARTS,
        "title": "Who is in the home",
        "audience": "everybody",
        "points": [point.pk],
        "partnership_id": point.partnership_id,
    }
    assert browser.post(reverse("reviews:briefing-write"), words).status_code == 302
    briefing = Briefing.objects.get()
    url = reverse("reviews:briefing-edit", args=[briefing.pk])
    seen = browser.get(url).context["form"]["expected_version"].value()
    changed = {**words, "background": "In another word.", "expected_version": seen}
    assert browser.post(url, changed).status_code == 302
    url = reverse("reviews:briefing-publish", args=[briefing.pk])
    seen = browser.get(url).context["form"]["expected_version"].value()
    assert browser.post(url, {"expected_version": seen}).status_code == 302

    page = signed_in(a_member()).get(reverse("reviews:briefing-detail", args=[briefing.pk]))
    text = page.content.decode()
    assert "1. Background" in text
    assert "In another word." in text
    assert "The PDF is being made" in text or "Download as PDF" in text
    assert point.title in text
