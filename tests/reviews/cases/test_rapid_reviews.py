"""A rapid review: what it needs, who signs it and how, what was sent, what stops it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.blocks.hashing import hash_of
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from governance.people.models import User
from governance.signatures.models import Signature
from reviews.cases.models import CriterionConsidered, RapidReview
from reviews.cases.operations import people, rapid_reviews, signing
from reviews.cases.transitions.review_requirements import criteria_in_force
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office, its_partner
from tests.scenarios.cases import BOARD, COUNCIL, PARTNERS, POLICE, its_review
from tests.scenarios.returns import NOON, TODAY, a_deputy_of, a_foreign_partnership, acting, as_seen

pytestmark = pytest.mark.django_db
Status = Signature.Status
TOMORROW = date(2025, 10, 16)


def write(review: RapidReview, *, by=None, verb=rapid_reviews.record_meeting, **words) -> bool:
    who = by or its_office(review.case)
    return verb(review, words, by=who, at=NOON, expected_version=review.version)


def answers(review: RapidReview) -> dict[str, str]:
    """What became of each seat's signature in this round, by the partner's key."""
    rows = Signature.objects.about(review).filter(round=its_review(review.case).round)
    found = rows.values_list("seat__represents__key", "status")
    return dict(found)


def story(review: RapidReview) -> list[str]:
    return [line.verb for line in TrailEntry.objects.about(review)]


# What is written in it


def test_a_meeting_is_held_on_a_day_that_has_been_and_only_who_co_ordinates_records_it():
    review = scenarios.a_rapid_review()

    with pytest.raises(ValidationError, match="today or in the past"):
        write(review, meeting_on=TOMORROW)
    with pytest.raises(NotAllowed):
        write(review, by=its_partner(review, POLICE), facts="As the police know them.")
    with pytest.raises(NotAllowed):
        write(review, by=its_partner(review, POLICE), verb=rapid_reviews.decide, decision="none")

    review.refresh_from_db()
    assert (review.meeting_on, review.facts, review.decision) == (None, "", "")
    assert story(review) == ["open_review"]


def test_a_criterion_is_considered_once_and_what_was_found_before_stays_in_its_history():
    criterion = case_parts.a_reconsidered_criterion()

    found = [each.finding for each in criterion.history.order_by("history_id")]
    assert found == ["may", "met"]
    assert CriterionConsidered.objects.filter(code=criterion.code).count() == 1


def test_only_a_criterion_of_the_law_is_considered_and_only_by_who_co_ordinates():
    review = scenarios.a_rapid_review()
    code = criteria_in_force(TODAY)[0].code
    given = {"finding": "met", "reason": "It does.", "at": NOON}

    with pytest.raises(ValidationError, match="No law in force"):
        rapid_reviews.consider(review, "reg-99", by=its_office(review.case), **given)
    with pytest.raises(NotAllowed):
        rapid_reviews.consider(review, code, by=its_partner(review, POLICE), **given)
    assert not review.criteria.exists()


def test_the_law_of_today_names_four_criteria():
    assert [each.code for each in criteria_in_force(TODAY)] == [
        "reg-11-a",
        "reg-11-b",
        "reg-11-c",
        "reg-11-d",
    ]


# Sending it to the partners


def test_all_that_is_missing_is_said_at_once_and_nothing_is_frozen():
    review = scenarios.a_rapid_review()

    with pytest.raises(ValidationError) as refused:
        case_parts.send_to_partners(review)

    said = " ".join(refused.value.messages)
    for what in ("Record the meeting", "Record the decision", "criterion", "do not name who signs"):
        assert what in said
    review.refresh_from_db()
    assert (review.is_open, review.content_hash, review.round) == (True, "", 0)
    assert not Signature.objects.exists()


def test_no_review_needs_what_happens_instead():
    review = scenarios.a_written_review()
    write(review, verb=rapid_reviews.decide, instead="")

    with pytest.raises(ValidationError, match="say what happens instead"):
        case_parts.send_to_partners(its_review(review.case))


def test_every_criterion_is_considered_before_it_is_sent():
    review = scenarios.a_written_review()
    review.criteria.filter(code="reg-11-c").delete()

    with pytest.raises(ValidationError) as refused:
        case_parts.send_to_partners(its_review(review.case))
    assert len(refused.value.messages) == 1


def test_a_seat_whose_holder_is_not_on_the_list_cannot_be_asked():
    review = scenarios.a_written_review()
    entry = review.case.people.get(person=scenarios.a_partner(BOARD))
    people.end_entry(
        entry, by=its_office(review.case), at=NOON, expected_version=0, note="Conflict of interest."
    )

    with pytest.raises(ValidationError, match="name its holder on the case first"):
        case_parts.send_to_partners(its_review(review.case))
    assert not Signature.objects.exists()


def test_what_is_sent_is_frozen_with_its_hash_and_each_seat_is_asked():
    review = scenarios.a_review_with_partners()

    assert review.content_hash == hash_of(review.content)
    assert review.content["decision"] == "none"
    assert answers(review) == dict.fromkeys(PARTNERS, Status.ASKED)
    assert {each.content_hash for each in Signature.objects.about(review)} == {review.content_hash}


def test_what_is_asked_says_nothing_of_the_case():
    review = scenarios.a_review_with_partners()

    labels = set(Signature.objects.about(review).values_list("label", flat=True))
    mails = Message.objects.filter(key__startswith="matter-sign:")
    assert labels == {signing.OUTSIDE}
    assert mails.count() == 3
    assert not [each for each in mails if review.case.reference in each.subject + each.body]


def test_only_who_co_ordinates_sends_it_to_the_partners_and_as_it_was_seen():
    review = scenarios.a_written_review()
    seen = as_seen(review)

    with pytest.raises(NotAllowed):
        rapid_reviews.send_to_partners(
            review, by=its_partner(review, COUNCIL), at=NOON, expected_version=seen
        )
    write(review, facts="Four agencies knew the family.")
    with pytest.raises(Stale):
        rapid_reviews.send_to_partners(
            review, by=its_office(review.case), at=NOON, expected_version=seen
        )
    assert its_review(review.case).is_open


def test_nothing_is_written_while_the_partners_have_it():
    review = scenarios.a_review_with_partners()

    with pytest.raises(NotNow):
        write(review, facts="Another account.")
    with pytest.raises(NotNow):
        write(review, verb=rapid_reviews.decide, decision="review")
    with pytest.raises(NotNow):
        rapid_reviews.consider(
            review, "reg-11-a", finding="met", reason="So.", by=its_office(review.case), at=NOON
        )


# Signing


def test_a_partner_signs_for_its_own_seat_and_no_other():
    review = scenarios.a_review_with_partners()

    case_parts.sign(review, COUNCIL)

    assert answers(review) == {
        COUNCIL: Status.SIGNED,
        POLICE: Status.ASKED,
        BOARD: Status.ASKED,
    }
    signature = Signature.objects.about(review).get(status=Status.SIGNED)
    assert signature.signed_by == scenarios.a_partner(COUNCIL)
    assert its_review(review.case).status == RapidReview.Status.WITH_PARTNERS


@pytest.mark.parametrize("how", ["office", "contributor", "outside", "elsewhere"])
def test_nobody_signs_or_dissents_for_another(how):
    review = scenarios.a_review_with_partners()
    case = review.case
    who = {
        "office": lambda: its_office(case),
        "contributor": lambda: acting(case.referred_by),
        "outside": lambda: acting(a_deputy_of(scenarios.a_partner(POLICE))),
        "elsewhere": lambda: acting(a_named_signer_of_nothing(review)),
    }[how]()

    with pytest.raises(NotAllowed):
        rapid_reviews.sign(review, by=who, at=NOON, expected_version=as_seen(review))
    with pytest.raises(NotAllowed):
        rapid_reviews.dissent(review, by=who, at=NOON, expected_version=as_seen(review), note="No.")
    assert set(answers(review).values()) == {Status.ASKED}


def a_named_signer_of_nothing(review: RapidReview) -> User:
    """On the list, and the holder of the delegated seat of another partnership."""
    foreign = scenarios.a_partner(POLICE, a_foreign_partnership())
    people.name_person(
        review.case,
        foreign,
        role="partner",
        organisation=scenarios.the_partners()[POLICE],
        reason="Reads for the police.",
        by=its_office(review.case),
        at=NOON,
    )
    return foreign


def test_who_signed_does_not_sign_or_dissent_again():
    review = scenarios.a_review_with_partners()
    case_parts.sign(review, COUNCIL)

    with pytest.raises(NotNow):
        case_parts.sign(review, COUNCIL)
    with pytest.raises(NotNow):
        rapid_reviews.dissent(
            review,
            by=its_partner(review, COUNCIL),
            at=NOON,
            expected_version=as_seen(review),
            note="I thought again.",
        )
    assert answers(review)[COUNCIL] == Status.SIGNED


def test_a_dissent_needs_a_reason_and_counts_as_an_answer():
    review = scenarios.a_review_with_partners()
    case_parts.sign(review, COUNCIL, POLICE)
    given = {"by": its_partner(review, BOARD), "at": NOON, "expected_version": as_seen(review)}

    with pytest.raises(ValidationError, match="Give the reason"):
        rapid_reviews.dissent(review, note="  ", **given)
    assert answers(review)[BOARD] == Status.ASKED
    is_last = rapid_reviews.dissent(review, note="A practice review would show more.", **given)

    assert is_last
    assert its_review(review.case).status == RapidReview.Status.SIGNED
    assert answers(review)[BOARD] == Status.DISSENTED
    remark = Remark.objects.get(kind="governance.signature", verb="dissent")
    assert remark.text == "A practice review would show more."


def test_three_dissents_are_three_answers():
    review = scenarios.a_review_with_partners()

    case_parts.dissent(review)

    assert its_review(review.case).status == RapidReview.Status.SIGNED
    assert story(review)[-1] == "dissent"


def test_nobody_signs_what_they_did_not_see():
    review = scenarios.a_review_with_partners()
    old = as_seen(review)
    case_parts.send_back(review)
    again = its_review(review.case)
    write(again, facts="Four agencies knew the family.")
    case_parts.send_to_partners(its_review(review.case))

    with pytest.raises(Stale):
        rapid_reviews.sign(
            its_review(review.case), by=its_partner(review, COUNCIL), at=NOON, expected_version=old
        )
    assert answers(review)[COUNCIL] == Status.ASKED


def test_taken_back_it_is_signed_in_a_new_round_with_another_hash():
    review = scenarios.a_review_with_partners()
    first = review.content_hash
    case_parts.sign(review, COUNCIL)
    case_parts.send_back(its_review(review.case))
    write(its_review(review.case), facts="Four agencies knew the family.")

    case_parts.send_to_partners(its_review(review.case))

    again = its_review(review.case)
    assert again.round == 2
    assert again.content_hash != first
    assert answers(again) == dict.fromkeys(PARTNERS, Status.ASKED)
    kept = Signature.objects.about(review).filter(round=1)
    assert {each.content_hash for each in kept} == {first}
    assert kept.filter(status=Status.SIGNED).count() == 1


def test_unchanged_it_has_the_same_hash_in_the_next_round():
    review = scenarios.a_review_with_partners()
    case_parts.send_back(review)
    case_parts.send_to_partners(its_review(review.case))

    assert its_review(review.case).content_hash == review.content_hash


def test_a_signature_of_an_earlier_round_is_not_one_of_the_next():
    review = scenarios.a_signed_review()
    case_parts.send_back(review)
    case_parts.send_to_partners(its_review(review.case))
    case_parts.sign(its_review(review.case), COUNCIL, POLICE)

    with pytest.raises(NotNow):
        case_parts.send(its_review(review.case))


def test_it_is_taken_back_with_a_reason_and_by_who_co_ordinates():
    review = scenarios.a_signed_review()

    with pytest.raises(ValidationError, match="Give the reason"):
        rapid_reviews.send_back(review, by=its_office(review.case), at=NOON, note="")
    with pytest.raises(NotAllowed):
        rapid_reviews.send_back(review, by=its_partner(review, COUNCIL), at=NOON, note="Mine.")
    assert its_review(review.case).status == RapidReview.Status.SIGNED


# Sending it to the Panel


def test_what_was_sent_meets_its_limit_by_its_day():
    review = scenarios.a_sent_review()

    assert review.deadline.status == Deadline.Status.MET
    assert (review.sent_at, review.sent_by) == (NOON, scenarios.its_coordinator(review.case))
    assert story(review)[-1] == "send"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_is_not_sent_before_every_seat_has_answered(count):
    review = scenarios.a_review_with_partners()
    for key in tuple(PARTNERS)[:count]:
        case_parts.sign(review, key)

    with pytest.raises(NotNow):
        case_parts.send(its_review(review.case))
    assert its_review(review.case).deadline.is_running


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"receipt": ""}, "receipt"),
        ({"receipt": "  "}, "receipt"),
        ({"sent_on": TOMORROW}, "sent_on"),
        ({"sent_on": date(2025, 10, 13)}, "sent_on"),
    ],
)
def test_it_is_not_sent_without_a_receipt_or_on_a_day_that_cannot_be(given, field):
    review = scenarios.a_signed_review()
    usual = {"sent_on": date(2025, 10, 15), "receipt": "Acknowledged."}

    with pytest.raises(ValidationError) as refused:
        rapid_reviews.send(
            review,
            **(usual | given),
            by=its_office(review.case),
            at=NOON,
            expected_version=as_seen(review),
        )

    review = its_review(review.case)
    assert list(refused.value.message_dict) == [field]
    assert review.status == RapidReview.Status.SIGNED
    assert review.deadline.is_running


def test_partners_do_not_send_it_to_the_panel():
    review = scenarios.a_signed_review()

    with pytest.raises(NotAllowed):
        rapid_reviews.send(
            review,
            sent_on=date(2025, 10, 15),
            receipt="Acknowledged.",
            by=its_partner(review, COUNCIL),
            at=NOON,
            expected_version=as_seen(review),
        )
    assert its_review(review.case).sent_at is None


def test_what_was_sent_stays():
    review = scenarios.a_sent_review()

    with pytest.raises(NotNow):
        case_parts.send(review)
    with pytest.raises(NotNow):
        case_parts.send_back(review)
    with pytest.raises(NotNow):
        case_parts.stop(review)


def test_a_review_that_stops_stops_its_limit():
    review = scenarios.a_written_review()

    case_parts.stop(review)

    assert its_review(review.case).deadline.status == Deadline.Status.STOPPED
    assert story(review)[-1] == "stop"


def test_only_who_co_ordinates_stops_it():
    review = scenarios.a_written_review()

    with pytest.raises(NotAllowed):
        rapid_reviews.stop(review, by=its_partner(review, COUNCIL), at=NOON)
    assert its_review(review.case).deadline.is_running
