"""What is done to a local learning review: opened, led, written, signed, completed, withdrawn."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from governance.rules.workdays import add_working_days
from governance.structure.models import GroupService
from reviews.cases import access
from reviews.cases.models import Case, LocalReview
from reviews.cases.operations import cases, local_reviews, people, recommendations, screening
from reviews.cases.review_steps import LOCAL_LABELS, local_steps_of
from tests import factories
from tests.scenarios import case_parts
from tests.scenarios import cases as case_scenarios
from tests.scenarios import local_reviews as scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.local_reviews import its_local, office_of
from tests.scenarios.returns import NOON, TODAY, a_person, acting, as_seen

pytestmark = pytest.mark.django_db
COMPLETION = "local-review-completion"


def verbs_of(review: LocalReview) -> list[str]:
    return list(TrailEntry.objects.about(review).order_by("pk").values_list("verb", flat=True))


def doing(review: LocalReview) -> dict:
    return {"by": office_of(review), "at": NOON, "expected_version": as_seen(review)}


def writing(review: LocalReview) -> dict:
    return {"by": office_of(review), "at": NOON, "expected_version": review.version}


def state_days(case: Case, days: int, item: str = COMPLETION) -> None:
    """The arrangements state by which working day, though no source does."""
    group = factories.GroupFactory(key=f"{case.partnership.key}-learning")
    if not GroupService.objects.filter(group=group).exists():
        factories.GroupServiceFactory(group=group, partnership=case.partnership)
    factories.CadenceFactory(
        group=group,
        item=item,
        unit="as_it_arises",
        due_working_days=days,
        source="The office’s own plan; to be confirmed",
    )


# Opening


def test_it_is_opened_for_a_case_that_is_serious_but_not_notifiable():
    review = scenarios.a_local_review()

    assert (review.status, review.decided_on) == ("open", scenarios.DECIDED)
    assert verbs_of(review) == ["open_local"]
    assert review.case.stage == "Serious but not notifiable; local learning review: under way"


def test_it_is_opened_where_a_rapid_review_decided_for_another_local_review():
    review = scenarios.a_local_review_after_a_rapid_review()

    assert review.case.status == Case.Status.NOTIFIED
    assert review.is_open


@pytest.mark.parametrize(
    "make",
    [
        case_scenarios.a_referred_case,
        case_scenarios.a_notified_case,
        lambda: case_scenarios.a_signed_review(decision="local").case,
        lambda: case_scenarios.a_sent_review(decision="none").case,
    ],
    ids=["referred", "notified", "not sent yet", "decided otherwise"],
)
def test_it_is_opened_for_no_other_case(make):
    case = case_scenarios.fresh(make().case if hasattr(make, "case") else make())

    with pytest.raises(NotNow):
        scenarios.opened_for(case)

    assert not LocalReview.objects.exists()
    assert not Deadline.objects.filter(rule=COMPLETION).exists()


def test_a_case_has_one_at_most():
    review = scenarios.a_local_review()

    with pytest.raises(ValidationError, match="opened already"):
        scenarios.opened_for(review.case)

    assert LocalReview.objects.count() == 1


def test_only_who_coordinates_the_case_opens_it():
    case = case_scenarios.a_local_case()
    partner = acting(case_scenarios.name_partners(case)[case_scenarios.POLICE])

    with pytest.raises(NotAllowed):
        local_reviews.open_local(case_scenarios.fresh(case), decided_on=TODAY, by=partner, at=NOON)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (TODAY + timedelta(days=1), "today or in the past"),
        (date(2025, 9, 1), "before the incident"),
    ],
)
def test_it_was_decided_on_a_day_that_can_be(day, says):
    case = case_scenarios.a_local_case()
    office = acting(case_scenarios.its_coordinator(case))

    with pytest.raises(ValidationError, match=says):
        local_reviews.open_local(case, decided_on=day, by=office, at=NOON)

    assert not LocalReview.objects.exists()


# Its day


def test_no_limit_runs_where_no_day_is_agreed_or_stated():
    review = scenarios.a_local_review_without_a_day()

    assert review.deadline is None
    assert [each.day for each in local_steps_of(review.case, on=TODAY)] == [None] * 5


def test_a_day_that_was_agreed_is_its_limit():
    deadline = scenarios.a_local_review().deadline

    assert (deadline.counts_from, deadline.due_on) == (scenarios.DECIDED, scenarios.AGREED)
    assert deadline.is_restricted
    assert deadline.reason.startswith("Agreed by the partners")


def test_else_the_limit_is_what_the_arrangements_state():
    case = case_scenarios.a_local_case()
    state_days(case, 60)

    deadline = scenarios.opened_for(case, due_on=None).deadline

    assert deadline.due_on == add_working_days(scenarios.DECIDED, 60)
    assert (deadline.limit, deadline.reason) == (60, "The office’s own plan; to be confirmed")
    assert not deadline.is_confirmed


def test_another_day_is_set_for_a_reason_and_the_limit_before_it_stops():
    review = scenarios.a_local_review()
    before, later = review.deadline, scenarios.AGREED + timedelta(days=20)
    with pytest.raises(ValidationError, match="say why it is another one"):
        local_reviews.set_day(review, due_on=later, **writing(review))

    local_reviews.set_day(review, due_on=later, note="Two agencies ask for it.", **writing(review))

    before.refresh_from_db()
    assert before.status == Deadline.Status.STOPPED
    assert its_local(review).deadline.due_on == later
    assert verbs_of(review) == ["open_local", "set_day"]


def test_the_same_day_changes_nothing():
    review = scenarios.a_local_review()

    assert not local_reviews.set_day(review, due_on=scenarios.AGREED, **writing(review))
    assert verbs_of(review) == ["open_local"]


def test_a_day_that_is_over_is_not_set():
    review = scenarios.a_local_review_without_a_day()

    with pytest.raises(ValidationError, match="today or to come"):
        local_reviews.set_day(review, due_on=TODAY - timedelta(days=1), **writing(review))

    assert its_local(review).deadline is None


def test_its_steps_follow_what_is_recorded():
    review = scenarios.a_local_review()
    state_days(review.case, 3, "local-review-terms")

    def done():
        return [each.is_done for each in local_steps_of(its_local(review).case, on=TODAY)]

    before, terms = done(), local_steps_of(review.case, on=TODAY)[0]
    written = scenarios.write_all(review)
    after = done()
    signed = scenarios.a_signed_local_review(written)

    assert before == [False] * len(LOCAL_LABELS)
    assert terms.due_on == add_working_days(scenarios.DECIDED, 3)
    assert terms.late
    assert after == [True, True, True, False, False]
    assert [each.is_done for each in local_steps_of(signed.case, on=TODAY)][3:] == [True, False]


# Who leads it, and its words


def test_who_leads_it_writes_its_words_and_nothing_else():
    review = scenarios.a_local_review()
    lead = acting(scenarios.a_leader(review))

    for verb, changes in (
        (local_reviews.set_terms, scenarios.TERMS),
        (local_reviews.record_meeting, scenarios.MEETING),
        (local_reviews.write_findings, scenarios.FINDINGS),
    ):
        found = its_local(review)
        assert verb(found, changes, by=lead, at=NOON, expected_version=found.version)

    found = its_local(review)
    assert (found.terms, found.learning) == (
        scenarios.TERMS["terms"],
        "Ask who is at home at night.",
    )
    with pytest.raises(NotAllowed):
        local_reviews.withdraw(found, by=lead, at=NOON, expected_version=as_seen(found), note="No.")


def test_who_leads_it_writes_nothing_once_they_are_off_the_list():
    review = scenarios.a_local_review()
    person = scenarios.a_leader(review)
    entry = review.case.people.get(person=person)
    entry.case = case_scenarios.fresh(review.case)
    people.end_entry(entry, by=office_of(review), at=NOON, expected_version=0, note="Moved.")

    found = its_local(review)
    with pytest.raises(NotAllowed):
        local_reviews.set_terms(
            found, scenarios.TERMS, by=acting(person), at=NOON, expected_version=found.version
        )


def test_nobody_leads_it_who_is_not_named_or_reads_a_part_alone():
    review = scenarios.a_local_review()

    for person in (a_person(), a_contributor(review.case)):
        found = its_local(review)
        with pytest.raises(ValidationError, match="named on the case"):
            local_reviews.name_lead(found, lead=person, **writing(found))

    assert its_local(review).lead is None


def a_contributor(case: Case):
    person = a_person()
    people.name_person(
        case_scenarios.fresh(case),
        person,
        role="contributor",
        organisation=factories.OrganisationFactory(),
        reason="Knows the family.",
        by=acting(case_scenarios.its_coordinator(case)),
        at=NOON,
    )
    return person


def test_who_contributes_reads_the_whole_once_it_has_met():
    review = scenarios.a_local_review()
    person = acting(a_contributor(review.case))

    before = access.can_read_whole(person, its_local(review).case)
    scenarios.write_all(its_local(review))

    assert not before
    assert access.can_read_whole(person, its_local(review).case)


@pytest.mark.parametrize(
    ("day", "says"),
    [(TODAY + timedelta(days=1), "in the past"), (date(2025, 10, 7), "before it was decided")],
)
def test_it_met_on_a_day_that_can_be(day, says):
    review = scenarios.a_local_review()

    with pytest.raises(ValidationError, match=says):
        local_reviews.record_meeting(review, {"meeting_on": day}, **writing(review))


# Signing


def test_what_is_missing_is_told_all_at_once_before_it_is_sent():
    review = scenarios.a_local_review()

    with pytest.raises(ValidationError) as told:
        local_reviews.send_to_partners(review, **doing(review))

    assert told.value.messages == [
        "Name who leads it.",
        "Record the meeting first.",
        "Write down first: what is to be learned.",
        "Write down first: how it is done.",
        "Write down first: what was found.",
        "Write down first: what was learned.",
        "The arrangements do not name who signs a local review.",
    ]
    assert its_local(review).is_open


def test_it_is_frozen_with_its_hash_and_the_partners_are_asked():
    review = scenarios.a_local_review_with_partners()

    assert review.content["learning"] == scenarios.FINDINGS["learning"]
    assert (len(review.content_hash), review.round) == (64, 1)
    assert Message.objects.filter(key__startswith="matter-sign-local:").count() == 3


def test_it_is_signed_off_when_all_have_answered():
    review = scenarios.a_signed_local_review()

    assert review.status == LocalReview.Status.SIGNED
    assert verbs_of(review)[-1] == "dissent"


def test_taken_back_it_is_signed_in_another_round():
    review = scenarios.a_signed_local_review()
    local_reviews.send_back(review, by=office_of(review), at=NOON, note="A page is wrong.")

    again = scenarios.a_local_review_with_partners(its_local(review))

    assert again.round == 2
    assert Remark.objects.get(verb="send_back").text == "A page is wrong."


# Its end


def test_completed_its_limit_is_met_by_that_day():
    review = scenarios.a_completed_local_review()

    assert review.deadline.status == Deadline.Status.MET
    assert (review.completed_on, review.passed_on) == (TODAY, "A briefing for every night service.")
    assert all(each.is_done for each in local_steps_of(review.case, on=TODAY))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"passed_on": " "}, "how what was learned was passed on"),
        ({"completed_on": TODAY + timedelta(days=1)}, "in the past"),
        ({"completed_on": date(2025, 10, 13)}, "before it met"),
    ],
)
def test_it_is_not_completed_before_what_was_learned_is_passed_on(words, says):
    review = scenarios.a_signed_local_review()
    given = {"completed_on": TODAY, "passed_on": "A briefing."} | words

    with pytest.raises(ValidationError, match=says):
        local_reviews.complete(review, **given, **doing(review))

    assert its_local(review).deadline.is_running


def test_withdrawn_its_limit_stops_and_its_reason_stays():
    review = scenarios.a_withdrawn_local_review()

    assert review.deadline.status == Deadline.Status.STOPPED
    assert Remark.objects.get(verb="withdraw").text == "A practice review is held."
    assert local_steps_of(review.case, on=TODAY) == []


def test_it_is_withdrawn_with_the_notification_of_its_case():
    review = scenarios.a_local_review_after_a_rapid_review()

    screening.withdraw(
        review.case,
        by=office_of(review),
        at=NOON,
        expected_version=as_seen(review.case),
        note="A medical cause.",
    )

    assert LocalReview.objects.get().status == LocalReview.Status.WITHDRAWN


def test_its_case_is_not_closed_while_it_goes_on():
    review = scenarios.a_local_review()
    close = {**doing(review), "expected_version": as_seen(review.case), "note": "Done."}

    with pytest.raises(ValidationError, match="neither been completed nor withdrawn"):
        cases.close(review.case, **close)

    done = scenarios.a_signed_local_review(scenarios.write_all(its_local(review)))
    local_reviews.withdraw(done, note="Held elsewhere.", **doing(done))
    case = case_scenarios.fresh(done.case)
    cases.close(case, **{**close, "expected_version": as_seen(case)})
    assert case_scenarios.fresh(case).status == Case.Status.CLOSED


def test_what_it_recommends_is_recorded_once_it_has_met():
    review = scenarios.a_local_review()
    given = {"review": "local", "text": "Ask about nights.", "why": "Nobody did."}
    office = {"by": office_of(review), "at": NOON}
    with pytest.raises(ValidationError, match="has not met yet"):
        recommendations.recommend(review.case, **given, **office)

    found = scenarios.write_all(review)
    record = recommendations.recommend(found.case, **given, **office)

    assert record.source_label.endswith("the local learning review, recommendation 1")


# A practice review takes its place


def test_it_gives_way_to_a_practice_review_and_says_why():
    review = scenarios.a_local_review_after_a_rapid_review()

    practice_scenarios.held_after_all(case_scenarios.fresh(review.case))

    found = its_local(review)
    reason = Remark.objects.get(kind=found._meta.label_lower, verb="withdraw").text
    assert found.status == LocalReview.Status.WITHDRAWN
    assert found.deadline.status == Deadline.Status.STOPPED
    assert reason == (
        "A practice review of this case was decided on 15 October 2025. "
        "It takes the place of this one."
    )


def test_its_page_and_the_form_that_commissions_say_that_it_gives_way():
    review = scenarios.a_local_review_after_a_rapid_review()
    case = case_scenarios.fresh(review.case)
    case_parts.hear_from_the_panel(case, "disagrees")
    office = signed_in(case_scenarios.its_coordinator(case))
    form = office.get(reverse("reviews:practice-commission", args=[case.pk])).content.decode()
    practice_scenarios.commissioned(case_scenarios.fresh(case))
    page = office.get(reverse("reviews:local-detail", args=[case.pk])).content.decode()

    assert "The local learning review of this case is withdrawn with it" in form
    assert "A practice review of this case was decided on 15 October 2025." in page


def test_a_completed_one_stays_when_a_practice_review_is_held():
    review = scenarios.a_local_review_after_a_rapid_review()
    done = scenarios.completed(scenarios.write_all(review))

    practice_scenarios.held_after_all(case_scenarios.fresh(done.case))

    assert its_local(done).status == LocalReview.Status.COMPLETED
    assert its_local(done).deadline.status == Deadline.Status.MET
