"""Recommendations become actions: who sees the restricted ones, who manages them, what is told."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.actions.models import Action
from governance.actions.operations import actions, assignments
from governance.actions.operations.assignments import Assignee
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import SearchText, TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from reviews.cases.models import Case, Recommendation
from reviews.cases.operations import people, recommendations
from tests import factories
from tests.scenarios import cases as scenarios
from tests.scenarios import practice_reviews
from tests.scenarios import recommendations as after_review
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, a_person, acting, somebody_in

pytestmark = pytest.mark.django_db


def seen_by(person) -> list[Action]:
    return list(Action.objects.visible_to(acting(person)))


def page_of(action: Action) -> str:
    return reverse("governance:action-detail", args=[action.pk])


def test_a_recommendation_is_numbered_and_leaves_its_line():
    first = after_review.a_recommendation()
    second = after_review.a_recommendation(first.case)

    assert (first.number, second.number) == (1, 2)
    assert TrailEntry.objects.about(second).get().verb == "recommend"


def test_nobody_but_who_co_ordinates_records_one():
    case = scenarios.a_sent_review().case
    partner = acting(scenarios.a_partner(scenarios.POLICE))
    words = {"review": "rapid", "text": "One list.", "why": "None was joined."}

    with pytest.raises(NotAllowed):
        recommendations.recommend(case, by=partner, at=NOON, **words)


def test_a_review_that_has_not_met_recommends_nothing():
    case = scenarios.a_rapid_review().case
    words = {"text": "One list.", "why": "None was joined."}

    by = after_review.office_of(case)
    for review in Recommendation.Review.values:
        with pytest.raises(ValidationError):
            recommendations.recommend(case, review=review, by=by, at=NOON, **words)
    assert not case.recommendations.exists()


def test_a_closed_case_takes_no_new_recommendation_but_still_actions():
    record = after_review.a_recommendation()
    Case.objects.filter(pk=record.case_id).update(status=Case.Status.CLOSED)
    record = after_review.fresh(record)

    with pytest.raises(NotNow):
        after_review.a_recommendation(record.case)
    assert after_review.an_action(record).is_restricted


def test_a_restricted_action_is_seen_by_the_named_and_by_whom_it_is_assigned_to_alone():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    assignee = action.assignments.get().seat.appointments.get().person
    group = action.group
    others = [
        after_review.its_chair(group),
        somebody_in(Capacity.MEMBER, group=group),
        somebody_in(Capacity.BOARD_OFFICER, partnership=case.partnership),
        somebody_in(Capacity.INDEPENDENT_SCRUTINEER, partnership=case.partnership),
        a_person(),
    ]

    for person in (scenarios.its_coordinator(case), scenarios.a_partner(scenarios.POLICE)):
        assert seen_by(person) == [action]
    assert seen_by(assignee) == [action]
    assert [person for person in others if seen_by(person)] == []


def test_its_page_is_there_for_them_alone_and_says_that_it_is_restricted():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    office = somebody_in(Capacity.BOARD_OFFICER, partnership=case.partnership)

    answer = signed_in(scenarios.its_coordinator(case)).get(page_of(action))

    assert "OFFICIAL-SENSITIVE" in answer.content.decode()
    assert "Restricted." in answer.content.decode()
    assert TrailEntry.objects.about(action).filter(verb="read").count() == 1
    assert signed_in(office).get(page_of(action)).status_code == 404


def test_who_holds_a_lay_seat_sees_none_even_when_named_or_assigned():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    partner = scenarios.a_partner(scenarios.POLICE)
    assignee = action.assignments.get().seat.appointments.get().person
    for person in (partner, assignee):
        seat = factories.SeatFactory(capacity=Capacity.LAY_MEMBER, group=action.group)
        factories.AppointmentFactory(seat=seat, person=person)

    assert not seen_by(partner)
    assert not seen_by(assignee)
    assert not Action.objects.mine(acting(assignee)).exists()
    assert seen_by(scenarios.its_coordinator(case))


def test_naming_somebody_opens_its_actions_and_ending_the_entry_shuts_them():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    person = a_person()

    after_review.name_on(case, person)
    assert seen_by(person) == [action]

    entry = case.people.get(person=person)
    entry.case = scenarios.fresh(case)
    people.end_entry(
        entry, by=after_review.office_of(case), at=NOON, expected_version=0, note="Gone."
    )
    assert seen_by(person) == []


def test_an_entry_that_ends_by_itself_shuts_its_actions_on_that_day():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    person, last = a_person(), NOON.date()
    after_review.name_on(case, person, until=last)

    assert Action.objects.visible_to(acting(person, on=last)).exists()
    tomorrow = acting(person, on=last.replace(day=last.day + 1))
    assert not Action.objects.visible_to(tomorrow).exists()


def test_who_co_ordinates_manages_it_and_the_chair_of_its_log_does_not():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    chair = acting(after_review.its_chair(action.group))
    partner = acting(scenarios.a_partner(scenarios.POLICE))

    with pytest.raises(NotAllowed):
        actions.withdraw(action, by=chair, at=NOON, note="No.")
    with pytest.raises(NotAllowed):
        actions.withdraw(action, by=partner, at=NOON, note="No.")
    actions.withdraw(action, by=after_review.office_of(case), at=NOON, note="Done elsewhere.")
    assert action.status == Action.Status.WITHDRAWN


def test_it_is_assigned_to_no_whole_group_and_to_no_lay_seat():
    record = after_review.a_recommendation()
    group = after_review.the_ladder()[0]
    lay = after_review.a_seat(group, Capacity.LAY_MEMBER)

    for to in (Assignee("group", group.pk), Assignee("seat", lay.pk)):
        with pytest.raises(ValidationError):
            after_review.an_action(record, to=[to])
    assert not Action.objects.exists()


def test_its_number_leaves_no_gap_in_the_log():
    record = after_review.a_recommendation()
    first = after_review.an_action(record, is_restricted=False)
    hidden = after_review.an_action(record)
    last = after_review.an_action(record, is_restricted=False)

    assert (first.number, hidden.number, last.number) == (1, 1, 2)
    assert "-R1" in hidden.reference


def test_no_mail_about_it_says_what_it_is_and_none_stands_in_the_outbox_of_the_office():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    mail = Message.objects.get(key__startswith="action-assigned:")
    office = somebody_in(Capacity.BOARD_OFFICER, partnership=case.partnership)

    assert action.title not in mail.body
    assert action.reference not in mail.subject + mail.body
    assert "a matter needs you" in mail.subject
    assert not Message.objects.visible_to(acting(office)).filter(pk=mail.pk).exists()


def test_whom_it_is_assigned_to_gives_a_second_factor_from_then_on():
    action = after_review.an_action()

    assert action.assignments.get().seat.appointments.get().person.is_asked_for_second_factor


def test_no_word_of_it_is_kept_for_the_search_until_it_is_open():
    action = after_review.an_action()
    found = SearchText.objects.filter(kind="governance.action", subject_id=action.pk)
    assert not found.exists()

    record = after_review.its_recommendation(action)
    recommendations.open_actions(
        record, by=after_review.office_of(record.case), at=NOON, expected_version=record.version
    )
    assert found.get().title == action.title


def test_before_publication_an_action_is_restricted_and_stays_so():
    record = after_review.a_recommendation_before_publication()
    with pytest.raises(ValidationError, match="not published"):
        after_review.an_action(record, is_restricted=False)
    action = after_review.an_action(after_review.fresh(record))
    record = after_review.its_recommendation(action)

    with pytest.raises(ValidationError, match="not published"):
        recommendations.open_actions(
            record, by=after_review.office_of(record.case), at=NOON, expected_version=record.version
        )
    action.refresh_from_db()
    assert action.is_restricted


def test_after_publication_the_restriction_is_lifted_and_the_log_shows_it():
    review = practice_reviews.a_published_review()
    record = after_review.of_practice(review.case)
    action = after_review.an_action(record)
    record = after_review.its_recommendation(action)
    chair = after_review.its_chair(action.group)
    assert not seen_by(chair)

    recommendations.open_actions(
        record, by=after_review.office_of(record.case), at=NOON, expected_version=record.version
    )

    (found,) = seen_by(chair)
    assert record.case.reference not in found.origin_label
    assert found.reference.endswith("-1")
    assert not found.readers.exists()
    assert TrailEntry.objects.about(found).filter(verb="lift_restriction").exists()


def test_only_who_co_ordinates_lifts_it_and_only_where_something_is_restricted():
    record = after_review.a_recommendation_acted_on()
    partner = acting(scenarios.a_partner(scenarios.POLICE))
    with pytest.raises(NotAllowed):
        recommendations.open_actions(record, by=partner, at=NOON, expected_version=record.version)

    empty = after_review.a_recommendation(record.case)
    by = after_review.office_of(record.case)
    with pytest.raises(ValidationError, match="None of its actions"):
        recommendations.open_actions(empty, by=by, at=NOON, expected_version=empty.version)


def test_the_case_shows_each_recommendation_with_what_became_of_its_actions():
    record = after_review.a_recommendation()
    first, second = after_review.an_action(record), after_review.an_action(record)
    withdrawn = after_review.an_action(record)
    after_review.finish(first)
    after_review.finish(second)
    after_review.embed(second)
    by = after_review.office_of(record.case)
    actions.withdraw(withdrawn, by=by, at=NOON, note="Done elsewhere.")
    after_review.an_action(record)

    browser = signed_in(scenarios.its_coordinator(record.case))
    page = reverse("reviews:case-recommendations", args=[record.case_id])
    case = browser.get(reverse("reviews:case-detail", args=[record.case_id])).content.decode()
    text = browser.get(page).content.decode()

    assert f'href="{page}">1 recommendation, and what came of it</a>' in case
    assert "2 of 3 actions done, 1 shown to have made a difference." in text
    assert record.text in text
    assert page_of(first) in text


def test_an_action_is_raised_on_its_page_first_choosing_the_log_that_follows_up():
    record = after_review.a_recommendation()
    group = after_review.the_ladder()[0]
    seat = after_review.a_seat(group)
    browser = signed_in(scenarios.its_coordinator(record.case))
    path = reverse("reviews:recommendation-raise", args=[record.pk])

    choice = browser.get(path).content.decode()
    assert choice.index(group.name) < choice.index("delivery of")

    address = f"{path}?place=group:{group.pk}"
    answer = browser.post(
        address,
        {"title": "Agree who keeps it", "is_restricted": "on", "seats": [seat.pk]},
        follow=True,
    )
    assert "Raised." in answer.content.decode()
    assert Action.objects.get().is_restricted


def test_bulk_and_downloads_leave_restricted_ones_out():
    action = after_review.an_action()
    person = scenarios.its_coordinator(after_review.its_recommendation(action).case)
    browser, path = signed_in(person), reverse("governance:action-list")

    assert action.title in browser.get(path).content.decode()
    assert action.title not in browser.get(path, {"as": "csv"}).content.decode()
    chosen = browser.get(reverse("governance:actions-due"), {"action": action.pk}, follow=True)
    assert "Choose one action or more" in chosen.content.decode()


def test_assigning_it_again_flags_whoever_came_to_the_seat():
    action = after_review.an_action()
    case = after_review.its_recommendation(action).case
    other = after_review.a_seat(action.group)

    assignments.assign(
        action, [Assignee("seat", other.pk)], by=after_review.office_of(case), at=NOON
    )

    assert other.appointments.get().person.is_asked_for_second_factor
