"""The agreement of a yearly report: scrutiny, delegates, those who sign, sending back, paper."""

import pytest
from django.core.exceptions import ValidationError

from assurance.yearly.content.current_content import content_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import agreement, preparing, writing
from governance.core.blocks.hashing import hash_of
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.evidence.models import Evidence
from governance.outbox.models import Message
from governance.signatures.models import Signature
from governance.structure.models import Signatory
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import OPENED_AT, SIGNED_AT

pytestmark = pytest.mark.django_db
Status, Step = YearlyReport.Status, YearlyReport.Step


def told(report: YearlyReport, what: str) -> set[int]:
    """Who had a mail of this kind about it."""
    mails = Message.objects.filter(key__startswith=f"yearly:{report.pk}:{what}:")
    return set(mails.values_list("recipient", flat=True))


# Freezing and scrutiny


def test_evidence_is_frozen_as_it_was_seen():
    report = yearly.a_written_report()
    seen = as_seen(report)
    foreword = report.sections.get(key="foreword")
    writing.write(
        foreword,
        "Other words.",
        by=yearly.its_office(report),
        at=OPENED_AT,
        expected_version=foreword.version,
    )

    with pytest.raises(Stale):
        preparing.freeze(report, by=yearly.its_office(report), at=OPENED_AT, expected_version=seen)
    assert yearly.fresh(report).frozen_at is None


def test_what_is_frozen_is_not_drawn_together_again():
    report = yearly.a_frozen_report()

    with pytest.raises(NotNow):
        preparing.recompose(report, by=yearly.its_office(report), at=SIGNED_AT)


def test_the_scrutineer_is_told_and_nobody_of_the_office_writes_meanwhile():
    report = yearly.a_frozen_report()
    scrutineer = scenarios.a_scrutineer(report.partnership)
    office = yearly.its_office(report)
    agreement.give_to_scrutiny(report, by=office, at=SIGNED_AT, expected_version=as_seen(report))

    foreword = report.sections.get(key="foreword")
    assert told(report, "to scrutinise") == {scrutineer.pk}
    with pytest.raises(NotNow):
        writing.write(foreword, "Late.", by=office, at=SIGNED_AT, expected_version=foreword.version)


def test_it_goes_to_scrutiny_only_with_its_evidence_frozen():
    report = yearly.a_written_report()

    with pytest.raises(ValidationError, match="Freeze"):
        agreement.give_to_scrutiny(
            report, by=yearly.its_office(report), at=SIGNED_AT, expected_version=as_seen(report)
        )
    assert yearly.fresh(report).status == Status.PREPARING


def test_taken_back_the_statement_stays_and_the_reason_is_kept():
    report = yearly.a_report_in_scrutiny()

    agreement.take_back(report, by=yearly.its_office(report), at=SIGNED_AT, note="A typing slip.")

    report = yearly.fresh(report)
    assert report.status == Status.PREPARING
    assert yearly.its_statement(report).text == yearly.STATEMENT
    assert Remark.objects.get(verb="take_back").text == "A typing slip."


# Sending


def test_what_is_sent_is_frozen_with_its_hash_and_every_seat_is_asked():
    report = yearly.a_sent_report()

    assert (report.status, report.round, report.step) == (Status.SENT, 1, Step.SIGNATORIES)
    assert hash_of(report.content) == report.content_hash
    assert report.content["missing_reason"] == yearly.MISSING_REASON
    asked = yearly.asked_of(report)
    assert [each.seat_id for each in asked] == report.asked_seats
    assert {each.content_hash for each in asked} == {report.content_hash}
    people = {yearly.who_holds(each.seat).user_id for each in asked}
    assert told(report, "to agree") == people


def test_what_is_missing_must_be_answered_for():
    report = yearly.a_report_in_scrutiny()

    with pytest.raises(ValidationError) as refused:
        agreement.send(
            report, by=yearly.its_office(report), at=SIGNED_AT, expected_version=as_seen(report)
        )
    assert "missing_reason" in refused.value.message_dict
    assert yearly.fresh(report).status == Status.SCRUTINY
    assert not Signature.objects.about(report).exists()


def test_without_the_scrutineer_s_statement_the_office_says_why():
    report = yearly.a_frozen_report()
    office = yearly.its_office(report)
    agreement.give_to_scrutiny(report, by=office, at=OPENED_AT, expected_version=as_seen(report))
    given = {"by": office, "at": SIGNED_AT, "missing_reason": "None yet."}

    with pytest.raises(ValidationError, match="without the scrutineer"):
        agreement.send(yearly.fresh(report), expected_version=as_seen(report), **given)
    agreement.send(
        yearly.fresh(report), expected_version=as_seen(report), note="The seat is vacant.", **given
    )

    assert yearly.fresh(report).status == Status.SENT


def test_nothing_is_sent_where_nobody_is_named_to_sign():
    report = yearly.a_report_in_scrutiny()
    Signatory.objects.all().delete()

    with pytest.raises(ValidationError, match="do not name who signs"):
        yearly.send(report)
    assert yearly.fresh(report).status == Status.SCRUTINY


@pytest.mark.parametrize("verb", ["give_to_scrutiny", "send"])
def test_only_the_office_sends_it_on(verb):
    report = yearly.a_frozen_report() if verb != "send" else yearly.a_report_in_scrutiny()
    people = (
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_scrutineer(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    )
    for person in people:
        with pytest.raises(NotAllowed):
            getattr(agreement, verb)(
                report,
                by=yearly.on_day(person, SIGNED_AT),
                at=SIGNED_AT,
                expected_version=as_seen(report),
            )


# Agreeing


def test_it_is_signed_by_the_last_seat_and_not_before():
    report = yearly.a_sent_report()
    first, last = yearly.asked_of(report)

    assert yearly.agree(report, first.seat) is False
    assert yearly.fresh(report).status == Status.SENT
    assert yearly.agree(report, last.seat) is True

    report = yearly.fresh(report)
    assert (report.status, report.signed_at) == (Status.SIGNED, SIGNED_AT)
    assert report.signed_by_id == yearly.who_holds(last.seat).user_id
    assert TrailEntry.objects.about(report).filter(verb="agree").count() == 2


def test_delegates_agree_first_and_then_the_same_words_go_to_those_who_sign():
    report = yearly.a_report_with_delegates()
    content_hash = report.content_hash
    [delegate] = yearly.asked_of(report)
    assert report.step == Step.DELEGATES

    assert yearly.agree(report, delegate.seat) is False

    report = yearly.fresh(report)
    assert (report.status, report.step) == (Status.SENT, Step.SIGNATORIES)
    assert report.content_hash == content_hash
    assert len(yearly.asked_of(report)) == 2
    assert yearly.everybody_agrees(report).status == Status.SIGNED


def test_whose_turn_it_is_not_may_not_agree():
    report = yearly.a_report_with_delegates()
    lead = report.group.signatories.filter(document="yearly-report").earliest("pk").seat

    with pytest.raises(NotAllowed):
        yearly.agree(report, lead)


def test_nobody_agrees_twice():
    report = yearly.a_sent_report()
    first = yearly.asked_of(report)[0]
    yearly.agree(report, first.seat)

    with pytest.raises(NotNow):
        yearly.agree(report, first.seat)


def test_nobody_agrees_to_another_round_than_they_saw():
    report = yearly.a_sent_report()
    seat = yearly.asked_of(report)[0].seat
    seen = as_seen(report)
    by = yearly.who_holds(seat)
    agreement.send_back(report, by=by, at=SIGNED_AT, note="Say more of impact.")
    office = yearly.its_office(report)
    agreement.give_to_scrutiny(
        yearly.fresh(report), by=office, at=SIGNED_AT, expected_version=as_seen(report)
    )
    report = yearly.send(yearly.fresh(report))

    with pytest.raises(Stale):
        agreement.agree(report, by=by, at=SIGNED_AT, expected_version=seen)


# Sending back


def test_a_partner_sends_it_back_with_the_reason_and_what_was_agreed_counts_no_more():
    report = yearly.a_sent_report()
    first, last = yearly.asked_of(report)
    yearly.agree(report, first.seat)
    report = yearly.fresh(report)

    agreement.send_back(
        report, by=yearly.who_holds(last.seat), at=SIGNED_AT, note="Say more of impact."
    )

    report = yearly.fresh(report)
    assert (report.status, report.asked_seats, report.step) == (Status.PREPARING, [], Step.NONE)
    assert Remark.objects.get(verb="send_back").text == "Say more of impact."
    assert told(report, "sent back") == {report.sent_by_id}
    assert report.is_evidence_frozen


def test_sent_anew_it_is_another_round_that_all_must_agree_to():
    report = yearly.a_sent_report()
    first, last = yearly.asked_of(report)
    yearly.agree(report, first.seat)
    agreement.send_back(
        yearly.fresh(report), by=yearly.who_holds(last.seat), at=SIGNED_AT, note="Again."
    )
    agreement.give_to_scrutiny(
        yearly.fresh(report),
        by=yearly.its_office(report),
        at=SIGNED_AT,
        expected_version=as_seen(report),
    )

    report = yearly.send(yearly.fresh(report))

    assert report.round == 2
    assert {each.seat_id for each in yearly.asked_of(report)} == {first.seat_id, last.seat_id}


def test_sent_back_it_says_what_it_said_before_it_was_sent_and_nothing_twice():
    report = yearly.a_report_in_scrutiny()
    before = content_of(report)
    report = yearly.send(report)

    agreement.send_back(report, by=yearly.its_office(report), at=SIGNED_AT, note="Again.")

    assert content_of(yearly.fresh(report)) == before


def test_why_it_is_sent_back_must_be_said_and_by_somebody_concerned():
    report = yearly.a_sent_report()
    seat = yearly.asked_of(report)[0].seat
    with pytest.raises(ValidationError):
        agreement.send_back(report, by=yearly.who_holds(seat), at=SIGNED_AT, note=" ")

    for person in (scenarios.a_scrutineer(report.partnership), scenarios.a_person()):
        by = yearly.on_day(person, SIGNED_AT)
        with pytest.raises(NotAllowed):
            agreement.send_back(report, by=by, at=SIGNED_AT, note="No.")


# On paper


def test_a_signature_on_paper_is_recorded_with_its_evidence():
    report = yearly.a_sent_report()
    first, last = yearly.asked_of(report)
    yearly.agree(report, first.seat)
    report = yearly.fresh(report)

    is_last = agreement.record_agreement(
        report,
        last,
        yearly.minutes(),
        by=yearly.its_office(report),
        at=SIGNED_AT,
        expected_version=as_seen(report),
    )

    last.refresh_from_db()
    assert is_last
    assert yearly.fresh(report).status == Status.SIGNED
    assert last.status == Signature.Status.RECORDED
    assert Evidence.objects.about(last).get().label.startswith("Minutes of 16 September")


def test_only_the_office_records_one_and_only_of_this_round():
    report = yearly.a_sent_report()
    first = yearly.asked_of(report)[0]
    given = {"at": SIGNED_AT, "expected_version": as_seen(report)}
    lead = yearly.who_holds(first.seat)
    with pytest.raises(NotAllowed):
        agreement.record_agreement(report, first, yearly.minutes(), by=lead, **given)

    agreement.send_back(report, by=lead, at=SIGNED_AT, note="Again.")
    agreement.give_to_scrutiny(
        yearly.fresh(report),
        by=yearly.its_office(report),
        at=SIGNED_AT,
        expected_version=as_seen(report),
    )
    report = yearly.send(yearly.fresh(report))

    with pytest.raises(NotNow):
        agreement.record_agreement(
            report,
            first,
            yearly.minutes(),
            by=yearly.its_office(report),
            at=SIGNED_AT,
            expected_version=as_seen(report),
        )
    assert not Evidence.objects.exists()
