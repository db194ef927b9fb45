"""What is said of a case, each reading of it, its other procedures, and its end."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import cases, referrals
from reviews.cases.views.context import children_in_words
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.returns import NOON, a_board_officer, acting, an_administrator, as_seen

pytestmark = pytest.mark.django_db


def edit(case: Case, *, by=None, version: int | None = None, **words) -> bool:
    seen = case.version if version is None else version
    who = by or its_office(case)
    return cases.edit(case, words, by=who, at=NOON, expected_version=seen)


def test_an_edit_keeps_what_was_said_before_in_its_history():
    case = scenarios.a_referred_case()

    assert edit(case, summary="Two accounts differ.")

    assert [each.summary for each in case.history.order_by("history_id")] == [
        scenarios.SUMMARY,
        "Two accounts differ.",
    ]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"may_not_be_shared": True}, "sharing_reason"),
        ({"place": Case.Place.ABROAD}, "place_text"),
        ({"residence": Case.Residence.ELSEWHERE}, "residence_text"),
    ],
)
def test_an_edit_says_all_that_a_referral_must(words, field):
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError) as refused:
        edit(case, **words)

    assert list(refused.value.message_dict) == [field]
    assert scenarios.fresh(case).version == case.version


def test_what_may_not_be_shared_keeps_its_reason():
    case = scenarios.a_referred_case(may_not_be_shared=True, sharing_reason="Until the trial.")

    with pytest.raises(ValidationError, match="why it may not be shared"):
        edit(case, sharing_reason="")
    assert edit(case, may_not_be_shared=False, sharing_reason="")


def test_only_who_co_ordinates_changes_the_words():
    case = scenarios.a_referred_case()
    partners = scenarios.name_partners(case).values()

    for who in (case.referred_by, *partners, a_board_officer(), an_administrator()):
        with pytest.raises(NotAllowed):
            edit(case, by=acting(who), summary="Mine.")
    assert scenarios.fresh(case).summary == scenarios.SUMMARY


def test_two_who_change_the_same_words_do_not_write_over_each_other():
    case = scenarios.a_referred_case()
    seen = case.version
    edit(case, summary="The first.")

    with pytest.raises(Stale):
        edit(case, version=seen, summary="The second.")
    assert scenarios.fresh(case).summary == "The first."


def test_the_words_of_a_case_that_has_ended_stay():
    case = scenarios.a_closed_case()

    with pytest.raises(NotNow):
        edit(case, summary="Afterwards.")


def test_every_reading_leaves_a_line():
    case = scenarios.a_referred_case()
    lead = acting(case.referred_by)

    cases.read(case, by=lead, at=NOON)
    cases.read(case, by=lead, at=NOON)

    lines = TrailEntry.objects.about(case).filter(verb="read")
    assert [line.by for line in lines] == [case.referred_by] * 2


def test_another_procedure_ends_on_a_day_that_has_been():
    proceeding = case_parts.a_proceeding()
    office = its_office(proceeding.case)

    with pytest.raises(ValidationError, match="today or in the past"):
        cases.end_proceeding(proceeding, date(2025, 10, 16), by=office, at=NOON)
    lead = acting(proceeding.case.referred_by)
    with pytest.raises(NotAllowed):
        cases.end_proceeding(proceeding, date(2025, 10, 14), by=lead, at=NOON)

    proceeding.refresh_from_db()
    assert proceeding.ended_on is None


def test_a_closed_case_keeps_its_reason_and_only_who_co_ordinates_it_sees_it():
    case = scenarios.a_closed_case()

    left = case.people.filter(ended_at=None)
    assert {entry.role for entry in left} == {CasePerson.Role.COORDINATOR}
    partner = scenarios.a_partner(scenarios.POLICE)
    seen = [Case.objects.visible_to(acting(who)).exists() for who in (partner, case.referred_by)]
    assert seen == [False, False]
    assert Case.objects.visible_to(its_office(case)).get() == case
    assert Remark.objects.get(kind="reviews.case", verb="close").text == "All is done."


def is_open_with_everybody(case: Case, count: int) -> bool:
    return case.people.filter(ended_at=None).count() == count and scenarios.fresh(case).is_open


def test_a_case_does_not_close_before_the_rapid_review_was_sent():
    review = scenarios.a_signed_review()
    count = review.case.people.count()

    with pytest.raises(ValidationError, match="has not been sent"):
        case_parts.close(review.case)
    assert is_open_with_everybody(review.case, count)


def test_a_case_does_not_close_before_the_panel_has_replied():
    review = scenarios.a_sent_review()

    with pytest.raises(ValidationError, match="No reply of the Panel"):
        case_parts.close(scenarios.fresh(review.case))


@pytest.mark.parametrize("kind", ["disagrees", "asks_more"])
def test_a_case_does_not_close_before_the_panel_was_answered(kind):
    response = scenarios.a_reply_of_the_panel(kind)
    case = scenarios.fresh(response.review.case)
    count = case.people.count()

    with pytest.raises(ValidationError, match="has not been answered"):
        case_parts.close(case)
    assert is_open_with_everybody(case, count)
    case_parts.answer(response)
    case_parts.close(scenarios.fresh(case))

    assert scenarios.fresh(case).status == Case.Status.CLOSED


def test_a_case_without_a_rapid_review_closes_without_one():
    leaver = {"harm": Case.Harm.DEATH, "circumstance": Case.Circumstance.CARE_LEAVER}
    notified, local = scenarios.a_notified_case(**leaver), scenarios.a_local_case()

    for case in (notified, local):
        case_parts.close(case)
        assert case.status == Case.Status.CLOSED


def test_a_case_closes_by_who_co_ordinates_it_with_a_reason_and_as_it_was_seen():
    case = case_parts.a_case_whose_review_is_answered()
    seen, count = as_seen(case), case.people.count()
    police = acting(scenarios.a_partner(scenarios.POLICE))

    with pytest.raises(NotAllowed):
        cases.close(case, by=police, at=NOON, expected_version=seen, note="Done.")
    with pytest.raises(ValidationError, match="Give the reason"):
        cases.close(case, by=its_office(case), at=NOON, expected_version=seen, note="")
    edit(scenarios.fresh(case), summary="One more thing.")
    with pytest.raises(Stale):
        cases.close(case, by=its_office(case), at=NOON, expected_version=seen, note="Done.")

    assert is_open_with_everybody(case, count)


def test_a_case_that_turns_out_to_need_a_rapid_review_after_it_was_notified_gets_one():
    case = scenarios.a_notified_case(
        harm=Case.Harm.DEATH, circumstance=Case.Circumstance.LOOKED_AFTER, cause="not_known"
    )
    assert not case.has_rapid_review

    cases.edit(
        case,
        {"cause": "suspected"},
        by=acting(scenarios.its_coordinator(case)),
        at=NOON,
        expected_version=case.version,
    )

    assert scenarios.fresh(case).rapid_review.deadline.is_running


@pytest.mark.parametrize(
    "case", [scenarios.a_case_not_notifiable, scenarios.a_withdrawn_case], ids=["not", "withdrawn"]
)
def test_with_a_case_that_ends_without_review_all_entries_end_but_the_coordinators(case):
    people = case().people.filter(ended_at=None)

    assert {entry.role for entry in people} == {"coordinator"}


def test_more_children_than_the_notification_has_room_for_are_said_to_stand_in_its_words():
    case = scenarios.a_referred_case()
    for letter in "BCDE":
        referrals.add_child(
            case,
            alias=f"Child {letter}",
            age_band="1_4",
            by=acting(scenarios.its_coordinator(case)),
            at=NOON,
        )

    assert "up to four of them" in children_in_words(scenarios.fresh(case))
    assert children_in_words(scenarios.a_referred_case()) == ""
