"""Asking for summaries, writing, signing off and chasing them: by the right few, told to nobody."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assurance.returns.models import Answer, AssuranceReturn, Receipt
from assurance.returns.operations import entries, returns, schedule
from assurance.summaries import operations
from assurance.summaries.progress import progress
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from reviews.cases.operations import people, rapid_reviews
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import summaries as scenarios
from tests.scenarios.cases import BOARD, COUNCIL, POLICE, fresh, its_coordinator
from tests.scenarios.returns import NOON, TODAY, a_board_officer, acting, as_seen
from tests.scenarios.summaries import AFTER, DUE

pytestmark = pytest.mark.django_db
MATTER = "OFFICIAL-SENSITIVE: a matter needs you"


def office_of(case) -> Actor:
    return acting(its_coordinator(case))


def told_since(before: int) -> dict[str, str]:
    """The mails that are newer, by who gets them."""
    rows = Message.objects.filter(pk__gt=before).select_related("recipient")
    return {row.recipient.email: row.subject for row in rows}


def last_mail() -> int:
    newest = Message.objects.order_by("-pk").first()
    return newest.pk if newest else 0


# Asking


def test_each_agency_is_asked_once_restricted_and_of_no_seat():
    case = scenarios.a_case_with_agencies()

    asked = scenarios.ask(case)

    assert {each.organisation.key for each in asked} == {COUNCIL, POLICE, BOARD}
    for each in asked:
        assert (each.is_restricted, each.case, each.item, each.returns_to) == (
            True,
            case,
            None,
            None,
        )
        limit = each.deadline
        assert (limit.is_restricted, limit.owner_group, limit.owner_organisation) == (
            True,
            None,
            None,
        )
        assert (limit.due_on, limit.is_confirmed) == (DUE, False)
        assert each.answers.count() == 7
    assert not Receipt.objects.filter(assurance_return__in=asked).exists()
    lines = TrailEntry.objects.about(asked[0]).values_list("verb", flat=True)
    assert list(lines) == ["ask"]


def test_who_is_named_for_an_agency_is_told_that_a_matter_needs_them_and_nobody_else():
    case = scenarios.a_case_with_agencies()
    a_board_officer(case.partnership)
    before = last_mail()

    [record] = scenarios.ask(case, POLICE)

    record = scenarios.summary_of(case)
    both = {scenarios.its_author(record).email, scenarios.its_lead(record).email}
    assert told_since(before) == dict.fromkeys(both, MATTER)


def test_only_who_co_ordinates_the_case_asks():
    case = scenarios.a_case_with_agencies()
    bodies = [scenarios.the_body(case, POLICE)]
    others = [a_board_officer(case.partnership), case_scenarios.a_partner(POLICE)]

    for person in others:
        with pytest.raises(NotAllowed):
            operations.ask_summaries(fresh(case), bodies, due_on=DUE, by=acting(person), at=NOON)
    assert not AssuranceReturn.objects.exists()


def test_all_that_is_wrong_with_the_asking_is_said_at_once_and_nobody_is_asked():
    case = scenarios.a_case_with_agencies()
    scenarios.ask(case, POLICE)
    stranger = factories.OrganisationFactory(name="Another body")
    before = last_mail()

    with pytest.raises(ValidationError) as refused:
        operations.ask_summaries(
            fresh(case),
            [scenarios.the_body(case, POLICE), scenarios.the_body(case, BOARD), stranger],
            due_on=date(2025, 10, 14),
            by=office_of(case),
            at=NOON,
        )

    said = " ".join(refused.value.messages)
    assert "Another body is not recorded as involved." in said
    assert "has been asked already." in said
    assert "The day must be today or later." in said
    assert AssuranceReturn.objects.count() == 1
    assert told_since(before) == {}


def test_nobody_is_asked_without_a_rapid_review_or_once_it_was_stopped():
    case = scenarios.a_case_with_agencies()
    referred = case_scenarios.a_referred_case()
    with pytest.raises(NotNow):
        operations.ask_summaries(referred, [], due_on=DUE, by=office_of(referred), at=NOON)

    rapid_reviews.stop(
        case_scenarios.its_review(case), by=office_of(case), at=NOON, note="By mistake."
    )
    with pytest.raises(NotNow):
        scenarios.ask(case, POLICE)


def test_without_the_question_set_the_refusal_says_what_is_missing():
    case = case_scenarios.a_notified_case()
    body = scenarios.the_body(case, POLICE)
    case.agencies.set([body])

    with pytest.raises(ValidationError, match="questions of the agency summary are not entered"):
        operations.ask_summaries(fresh(case), [body], due_on=DUE, by=office_of(case), at=NOON)


def test_the_database_keeps_a_restricted_return_from_every_group():
    record = scenarios.an_open_summary()
    group = factories.GroupFactory()

    for changes in ({"is_restricted": False}, {"returns_to": group}, {"case": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AssuranceReturn.objects.filter(pk=record.pk).update(**changes)


# Writing and submitting


def test_every_contributor_of_the_agency_writes_and_nobody_else():
    record = scenarios.an_open_summary()
    second = scenarios.name_for(record.case, record.organisation, scenarios.CONTRIBUTOR)
    record = scenarios.again(record)
    answer = scenarios.answers_of(record)[0]
    other_agency = scenarios.its_author(scenarios.summary_of(record.case, BOARD))
    others = [
        scenarios.its_lead(record),
        its_coordinator(record.case),
        other_agency,
        a_board_officer(record.case.partnership),
    ]

    for person in others:
        with pytest.raises(NotAllowed):
            returns.answer(
                answer, "Mine.", by=acting(person), at=NOON, expected_version=answer.version
            )
    for words, person in (("First.", scenarios.its_author(record)), ("Then.", second)):
        answer.refresh_from_db()
        answer.assurance_return = record
        returns.answer(answer, words, by=acting(person), at=NOON, expected_version=answer.version)

    assert Answer.objects.get(pk=answer.pk).text == "Then."


def test_submitting_asks_for_every_required_answer_and_tells_the_lead_alone():
    record = scenarios.an_open_summary()
    with pytest.raises(ValidationError) as refused:
        scenarios.submit(record)
    assert len(refused.value.messages) == 6  # what was done well is optional
    record = scenarios.write(record)
    before = last_mail()

    record = scenarios.submit(record)

    assert record.status == AssuranceReturn.Status.SUBMITTED
    assert told_since(before) == {scenarios.its_lead(record).email: MATTER}


def test_the_lead_does_not_submit_and_the_author_does_not_sign_off():
    written = scenarios.a_written_summary()
    with pytest.raises(NotAllowed):
        operations.submit(
            written,
            by=acting(scenarios.its_lead(written)),
            at=NOON,
            expected_version=as_seen(written),
        )
    sent = scenarios.submit(written)
    for person in (scenarios.its_author(sent), its_coordinator(sent.case)):
        with pytest.raises(NotAllowed):
            returns.accept(sent, by=acting(person), at=NOON, expected_version=as_seen(sent))


# Signing off


def test_the_lead_signs_off_and_the_step_of_the_timetable_waits_for_the_others():
    record = scenarios.a_signed_off_summary()

    assert record.status == AssuranceReturn.Status.ACCEPTED
    assert record.accepted_by == scenarios.its_lead(record)
    verbs = list(TrailEntry.objects.about(record).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["ask", "submit", "accept"]


def test_whoever_wrote_part_of_it_does_not_sign_it_off_as_lead_later():
    record = scenarios.a_written_summary()
    author, case = scenarios.its_author(record), record.case
    entry = case.people.get(person=author)
    second = scenarios.name_for(case, record.organisation, scenarios.CONTRIBUTOR)
    people.end_entry(entry, by=office_of(case), at=NOON, expected_version=0, note="A new part.")
    people.name_person(
        fresh(case),
        author,
        role=scenarios.LEAD,
        organisation=record.organisation,
        reason="Leads now.",
        by=office_of(case),
        at=NOON,
    )
    record = scenarios.again(record)
    operations.submit(record, by=acting(second), at=NOON, expected_version=as_seen(record))
    record = scenarios.again(record)

    with pytest.raises(ValidationError, match="somebody else signs it off"):
        returns.accept(record, by=acting(author), at=NOON, expected_version=as_seen(record))
    assert scenarios.again(record).status == AssuranceReturn.Status.SUBMITTED


def test_the_lead_sends_it_back_with_a_question_and_only_the_authors_are_told():
    record = scenarios.a_submitted_summary()
    before = last_mail()

    record = scenarios.send_back(record)

    assert record.status == AssuranceReturn.Status.QUERIED
    assert told_since(before) == {scenarios.its_author(record).email: MATTER}
    limit = Deadline.objects.get(rule="agency-summary-reply")
    assert (limit.is_restricted, limit.owner_organisation) == (True, None)


def test_a_question_is_answered_and_the_summary_signed_off():
    record = scenarios.reply(scenarios.a_summary_sent_back())

    record = scenarios.sign_off(scenarios.submit(record))

    assert record.status == AssuranceReturn.Status.ACCEPTED


def test_a_summary_of_a_stopped_review_is_neither_submitted_nor_sent_back():
    written, sent = scenarios.a_written_summary(), scenarios.a_submitted_summary()
    for record in (written, sent):
        review = case_scenarios.its_review(record.case)
        rapid_reviews.stop(review, by=office_of(record.case), at=NOON, note="By mistake.")

    with pytest.raises(NotNow):
        scenarios.submit(scenarios.again(written))
    with pytest.raises(NotNow):
        scenarios.send_back(scenarios.again(sent))


def test_nobody_enters_a_summary_for_an_agency():
    record = scenarios.an_open_summary()

    for person in (scenarios.its_lead(record), its_coordinator(record.case)):
        with pytest.raises(NotAllowed):
            entries.begin(
                record,
                channel="email",
                received_on=TODAY,
                received_from="Somebody",
                summary="What was said.",
                by=acting(person),
                at=NOON,
            )


# Chasing


def chase(record, person, at=AFTER):
    return operations.chase(record, by=acting(person, on=at.date()), at=at)


def test_a_late_summary_is_chased_once_a_day_with_no_word_of_it():
    record = scenarios.an_open_summary()
    office, before = its_coordinator(record.case), last_mail()

    told = [chase(record, office) for _ in range(2)]

    assert told == [1, 0]
    assert told_since(before) == {scenarios.its_author(record).email: MATTER}
    assert TrailEntry.objects.about(record).filter(verb="chase").count() == 1


def test_what_was_submitted_and_not_signed_off_is_chased_with_the_lead():
    record = scenarios.a_submitted_summary()
    before = last_mail()

    chase(record, its_coordinator(record.case))

    assert told_since(before) == {scenarios.its_lead(record).email: MATTER}


def test_only_what_is_late_is_chased_and_only_by_who_co_ordinates():
    record = scenarios.an_open_summary()

    with pytest.raises(NotNow):
        chase(record, its_coordinator(record.case), at=NOON)
    for person in (scenarios.its_lead(record), a_board_officer(record.case.partnership)):
        with pytest.raises(NotAllowed):
            chase(record, person)
    signed_off = scenarios.sign_off(scenarios.submit(scenarios.write(record)))
    with pytest.raises(NotNow):
        chase(signed_off, its_coordinator(record.case))
    assert not TrailEntry.objects.filter(verb="chase").exists()


def test_where_nobody_is_named_for_the_agency_chasing_says_so():
    record = scenarios.an_open_summary()
    for entry in record.case.people.filter(organisation=record.organisation_id, role="contributor"):
        people.end_entry(
            entry, by=office_of(record.case), at=NOON, expected_version=0, note="On leave."
        )

    with pytest.raises(ValidationError, match="Nobody is named for"):
        chase(scenarios.again(record), its_coordinator(record.case))


def test_the_daily_round_chases_no_summary():
    scenarios.an_open_summary()
    before = last_mail()

    done = schedule.chase_late_returns(by=Actor.schedule(AFTER.date()), at=AFTER)

    assert (done.told, done.nobody_to_tell, done.failed) == ((), (), ())
    assert told_since(before) == {}


# Asked by mistake


def test_one_asked_by_mistake_is_withdrawn_with_its_reason_and_its_limit_stops():
    record = scenarios.unask(scenarios.a_written_summary())

    assert record.is_unasked
    assert record.unasked_by == its_coordinator(record.case)
    assert record.deadline.status == Deadline.Status.STOPPED
    assert Remark.objects.about(record).get(verb="unask").text == "Another agency was meant."
    assert TrailEntry.objects.about(record).last().verb == "unask"


def test_the_agency_is_told_that_a_matter_needs_it_when_it_is_not_asked_any_more():
    record = scenarios.an_open_summary()
    before = last_mail()

    scenarios.unask(record)

    both = {scenarios.its_author(record).email, scenarios.its_lead(record).email}
    assert told_since(before) == dict.fromkeys(both, MATTER)


def test_only_who_co_ordinates_the_case_withdraws_a_request():
    record = scenarios.an_open_summary()
    others = [
        scenarios.its_author(record),
        scenarios.its_lead(record),
        a_board_officer(record.case.partnership),
    ]

    for person in others:
        with pytest.raises(NotAllowed):
            operations.unask(record, by=acting(person), at=NOON, note="By mistake.")
    assert not scenarios.again(record).is_unasked


def test_a_request_is_not_withdrawn_without_a_reason():
    record = scenarios.an_open_summary()

    with pytest.raises(ValidationError, match="Say why"):
        scenarios.unask(record, note="")
    assert scenarios.again(record).deadline.is_running


@pytest.mark.parametrize(
    "make",
    [
        scenarios.a_submitted_summary,
        scenarios.a_summary_sent_back,
        scenarios.a_signed_off_summary,
        scenarios.a_summary_not_asked_any_more,
    ],
)
def test_what_was_submitted_stays_asked_and_nothing_is_withdrawn_twice(make):
    record = make()

    with pytest.raises(NotNow):
        scenarios.unask(record)


def test_on_what_is_not_asked_any_more_nobody_writes_and_nobody_is_chased():
    record = scenarios.a_summary_not_asked_any_more()
    office, author = acting(its_coordinator(record.case)), acting(scenarios.its_author(record))

    with pytest.raises(NotNow):
        scenarios.write(record)
    with pytest.raises(NotNow):
        operations.chase(record, by=office, at=AFTER)
    with pytest.raises(NotNow):
        operations.submit(record, by=author, at=NOON, expected_version=as_seen(record))


def test_an_agency_asked_by_mistake_can_be_asked_again_and_counts_once():
    case = scenarios.a_case_asked()
    for key in (COUNCIL, POLICE, BOARD):
        scenarios.unask(scenarios.summary_of(case, key))
    nobody = progress([case.pk], TODAY)

    scenarios.ask(case, POLICE)

    assert nobody == {}
    assert progress([case.pk], TODAY)[case.pk].says == "0 of 1 agency signed off"
