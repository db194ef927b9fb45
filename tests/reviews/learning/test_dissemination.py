"""How learning is told, whom it reached, and whether practice changed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from reviews.learning import todo
from reviews.learning.models import Dissemination, PracticeEvidence
from reviews.learning.models.practice import Practice, practice_of
from reviews.learning.operations import dissemination, practice
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, TODAY, a_foreign_partnership, acting, somebody_in
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db
NEXT_DAY = TODAY + timedelta(days=1)


def a_member():
    return somebody_in(Capacity.MEMBER, group=scenarios.a_group())


def its_holder(record: Dissemination):
    return record.seat.appointments.get().person


def test_what_is_not_given_out_is_not_told_to_others():
    for subject in (scenarios.a_draft_point(), scenarios.a_withdrawn_briefing()):
        with pytest.raises(NotNow):
            scenarios.a_planned_dissemination(subject)
    assert not Dissemination.objects.exists()


def test_who_is_not_of_the_office_plans_and_cancels_none():
    record = scenarios.a_planned_dissemination()
    by, new = acting(its_holder(record)), Dissemination(point=record.point)
    given = {"audience": "police", "channel": "team", "seat": record.seat, "due_on": TODAY}

    with pytest.raises(NotAllowed):
        dissemination.plan_dissemination(new, given, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        dissemination.cancel(record, by=by, at=NOON, note="No.")


def test_the_holder_of_its_seat_finishes_it_with_whom_it_reached():
    record = scenarios.a_done_dissemination()

    assert (record.done_by, record.receipt) == (its_holder(record), "Eleven signed the list.")
    assert record.people_reached == 11
    assert [line.verb for line in TrailEntry.objects.about(record)] == [
        "plan_dissemination",
        "finish",
    ]


def test_somebody_else_finishes_nothing():
    record = scenarios.a_planned_dissemination()

    with pytest.raises(NotAllowed):
        dissemination.finish(record, done_on=TODAY, receipt="x", by=acting(a_member()), at=NOON)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"done_on": NEXT_DAY, "receipt": "A list."}, "done_on"), ({"receipt": " "}, "receipt")],
)
def test_it_is_finished_on_a_day_that_has_been_and_with_a_receipt(given, field):
    record = scenarios.a_planned_dissemination()

    with pytest.raises(ValidationError) as missing:
        dissemination.finish(
            record, **{"done_on": TODAY, **given}, by=scenarios.its_office(record), at=NOON
        )
    assert set(missing.value.message_dict) == {field}
    record.refresh_from_db()
    assert record.status == "planned"


def test_whom_it_reached_is_recorded_anew():
    record = scenarios.a_dissemination_counted_again()

    assert record.people_reached == 7
    assert TrailEntry.objects.about(record).last().verb == "record_reach"


def test_cancelled_it_says_why():
    scenarios.a_cancelled_dissemination()

    assert Remark.objects.get(verb="cancel").text == "Told by the briefing."


def test_a_plan_is_changed_with_a_line_while_it_is_not_done():
    record = scenarios.a_dissemination_planned_anew()

    record.refresh_from_db()
    assert (record.audience, record.due_on) == ("police", date(2025, 12, 1))
    assert record.channel == "team"
    assert TrailEntry.objects.about(record).last().verb == "edit"


def test_what_is_done_or_cancelled_is_not_planned_anew_nor_by_who_is_not_of_the_office():
    planned, late = scenarios.a_planned_dissemination(), {"due_on": NEXT_DAY}

    for record in (scenarios.a_done_dissemination(), scenarios.a_cancelled_dissemination()):
        by, seen = scenarios.its_office(record), record.version
        with pytest.raises(NotNow):
            dissemination.edit(record, late, by=by, at=NOON, expected_version=seen)
    with pytest.raises(NotAllowed):
        dissemination.edit(
            planned,
            late,
            by=acting(its_holder(planned)),
            at=NOON,
            expected_version=planned.version,
        )


def test_a_plan_is_changed_on_its_page_to_a_seat_of_its_own_partnership_alone():
    record = scenarios.a_planned_dissemination()
    foreign = scenarios.a_telling_seat(a_foreign_partnership())
    browser = signed_in(case_scenarios.the_office())
    page = reverse("reviews:dissemination-detail", args=[record.pk])
    url = reverse("reviews:dissemination-edit", args=[record.pk])
    assert url in browser.get(page).content.decode()

    due = {"due_on_0": "1", "due_on_1": "12", "due_on_2": "2025"}
    plan = {"audience": "health", "channel": "event", "detail": "A fair", **due}
    forged = post_drawn(browser, url, {**plan, "seat_id": foreign.pk})
    assert "seat_id" in forged.context["form"].errors
    assert post_drawn(browser, url, {**plan, "seat_id": record.seat_id}).status_code == 302

    text = browser.get(page).content.decode()
    assert "Event or briefing session: A fair" in text
    assert "1 December 2025" in text
    assert "changed the plan" in text


def test_home_tells_who_holds_its_seat_and_the_office_once_it_is_late():
    record = scenarios.a_planned_dissemination()
    holder, office = its_holder(record), case_scenarios.the_office()

    (item,) = waiting_items(todo, acting(holder))
    assert (item.tone, item.due_on) == ("", date(2025, 11, 1))
    assert waiting_items(todo, acting(office)) == []
    late = date(2025, 11, 2)
    assert [item.tone for item in waiting_items(todo, acting(holder, on=late))] == ["late"]
    assert [item.tone for item in waiting_items(todo, acting(office, on=late))] == ["late"]


def test_evidence_leaves_its_line_and_struck_out_it_counts_no_more():
    record = scenarios.some_practice_evidence()
    assert practice_of([record]) == Practice.CHANGED

    practice.strike(record, by=scenarios.its_office(record), at=NOON, note="Of another audit.")

    assert [line.verb for line in TrailEntry.objects.about(record)] == ["record", "strike"]
    assert practice_of([record]) == Practice.UNKNOWN


def test_who_is_not_of_the_office_records_and_strikes_no_evidence():
    record, by = scenarios.some_practice_evidence(), acting(a_member())

    with pytest.raises(NotAllowed):
        practice.record(PracticeEvidence(point=record.point, seen_on=TODAY), by=by, at=NOON)
    with pytest.raises(NotAllowed):
        practice.strike(record, by=by, at=NOON, note="No.")


def test_evidence_is_of_a_day_that_has_been_and_struck_out_for_a_reason():
    with pytest.raises(ValidationError, match="a day that has been"):
        scenarios.some_practice_evidence(seen_on=NEXT_DAY)
    assert not PracticeEvidence.objects.exists()
    record = scenarios.some_practice_evidence()
    with pytest.raises(ValidationError, match="Give the reason"):
        practice.strike(record, by=scenarios.its_office(record), at=NOON, note="")


def test_too_early_to_say_counts_as_no_evidence():
    point = scenarios.a_released_point()
    scenarios.some_practice_evidence(point, judgement="too_early")
    assert practice_of(point.practice_evidence.all()) == Practice.UNKNOWN

    early = scenarios.some_practice_evidence(
        point, judgement="partly", seen_on=TODAY - timedelta(days=30)
    )

    assert practice_of(point.practice_evidence.all()) == Practice.PARTLY
    assert practice_of([early], until=early.seen_on - timedelta(days=1)) == Practice.UNKNOWN


def test_it_is_planned_done_and_judged_on_the_pages():
    point, body = scenarios.a_released_point(), factories.OrganisationFactory()
    factories.ParticipationFactory(partnership=point.partnership, organisation=body)
    seat = scenarios.a_telling_seat()
    browser = signed_in(case_scenarios.the_office())
    due = {"due_on_0": "1", "due_on_1": "11", "due_on_2": "2025"}
    plan = {"audience": "health", "channel": "email", "seat_id": seat.pk, **due}
    assert (
        browser.post(reverse("reviews:point-disseminate", args=[point.pk]), plan).status_code == 302
    )
    record = Dissemination.objects.get()
    done = {"done_on_0": "1", "done_on_1": "10", "done_on_2": "2025", "receipt": "A list."}
    url = reverse("reviews:dissemination-finish", args=[record.pk])
    assert browser.post(url, done).status_code == 302
    url = reverse("reviews:dissemination-reach", args=[record.pk])
    form = browser.get(url).context["form"]
    assert form[f"reach_{body.pk}"].value() is None
    sent = {"expected_version": form["expected_version"].value(), f"reach_{body.pk}": "14"}
    assert browser.post(url, sent).status_code == 302
    seen = {"seen_on_0": "2", "seen_on_1": "10", "seen_on_2": "2025"}
    proof = {"kind": "survey", "showed": "Most ask.", "judgement": "partly", **seen}
    assert (
        browser.post(reverse("reviews:point-evidence", args=[point.pk]), proof).status_code == 302
    )

    page = browser.get(reverse("reviews:point-detail", args=[point.pk])).content.decode()
    assert "14 people" in page
    assert "Practice changed in part" in page
    shown = browser.get(reverse("reviews:dissemination-detail", args=[record.pk])).content.decode()
    assert str(body) in shown
    evidence = PracticeEvidence.objects.get()
    url = reverse("reviews:evidence-strike", args=[evidence.pk])
    assert browser.post(url, {"note": "Counted wrongly."}).status_code == 302
