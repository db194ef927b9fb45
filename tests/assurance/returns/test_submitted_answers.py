"""What others read of a return is what was submitted, and of its past only what was sent."""

import pytest
from django.urls import reverse

from assurance.reports.operations import reports
from assurance.reports.transitions import QUARTERLY_REPORT
from assurance.returns.models import AssuranceReturn, SubmittedAnswer
from assurance.returns.operations import queries, returns
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def texts(record: AssuranceReturn) -> list[str]:
    """Everything that was ever submitted as its first answer, in turn."""
    rows = SubmittedAnswer.objects.filter(answer=scenarios.its_first_answer(record))
    return list(rows.order_by("pk").values_list("text", flat=True))


def rewrite(record: AssuranceReturn, text: str, *, at=NOON) -> None:
    answer, chair = scenarios.its_first_answer(record), acting(scenarios.its_chair(record.group))
    returns.answer(answer, text, by=chair, at=at, expected_version=answer.version)


def a_return_written_on_since(group: Group | None = None) -> AssuranceReturn:
    """Submitted as “Sent first.” after another wording; queried; rewritten and not sent again."""
    record = scenarios.an_answered_return(group)
    rewrite(record, "Thought better of.")
    rewrite(record, "Sent first.")
    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group)),
        at=NOON,
        expected_version=scenarios.as_seen(record),
    )
    answer = scenarios.its_first_answer(record)
    returns.query(answer, "How do you know?", by=acting(scenarios.its_officer(record)), at=NOON)
    rewrite(record, "Not sent yet.", at=LONG_AFTER)
    return AssuranceReturn.objects.get(pk=record.pk)


def send_again(record: AssuranceReturn) -> None:
    chair = acting(scenarios.its_chair(record.group))
    for query in scenarios.its_first_answer(record).queries.all():
        queries.reply(query, "From audits.", by=chair, at=NOON, expected_version=query.version)
    returns.submit(record, by=chair, at=LONG_AFTER, expected_version=scenarios.as_seen(record))


def test_what_stands_at_a_submission_is_kept_with_who_sent_it_and_when():
    record = scenarios.an_answered_return()
    chair = scenarios.its_chair(record.group)

    returns.submit(record, by=acting(chair), at=NOON, expected_version=scenarios.as_seen(record))

    rows = SubmittedAnswer.objects.filter(answer__assurance_return=record)
    assert {(row.submitted_at, row.submitted_by) for row in rows} == {(NOON, chair)}
    assert {row.answer_id: row.text for row in rows} == {
        answer.pk: answer.text for answer in record.answers.all()
    }


def test_of_a_second_submission_only_what_is_new_is_kept():
    record = a_return_written_on_since()
    others = SubmittedAnswer.objects.exclude(answer=scenarios.its_first_answer(record)).count()

    send_again(record)

    assert texts(record) == ["Sent first.", "Not sent yet."]
    assert SubmittedAnswer.objects.count() == others + 2


def test_an_answer_taken_back_is_read_as_empty_by_others_too():
    record = a_return_written_on_since()
    optional = record.answers.select_related("question").get(question__code="risks")
    chair = acting(scenarios.its_chair(record.group))
    returns.answer(optional, "", by=chair, at=NOON, expected_version=optional.version)

    send_again(record)

    rows = SubmittedAnswer.objects.filter(answer=optional).order_by("pk")
    assert [row.is_answered for row in rows] == [True, False]


@pytest.mark.parametrize("situation", [scenarios.an_open_return, a_return_written_on_since])
def test_a_submission_that_is_refused_keeps_nothing(situation):
    record = situation()
    before = SubmittedAnswer.objects.count()

    with pytest.raises(Exception, match=r"."):
        returns.submit(
            record,
            by=acting(scenarios.its_chair(record.group)),
            at=NOON,
            expected_version=scenarios.as_seen(record),
        )

    assert SubmittedAnswer.objects.count() == before


def test_a_report_draws_on_what_was_sent_and_not_on_what_is_being_written():
    record = a_return_written_on_since()
    factories.CadenceFactory(group=record.returns_to, item=QUARTERLY_REPORT)

    report = reports.compose(record.returns_to, record.period, by=SCHEDULE, at=NOON)

    told = str(report.content)
    assert "Sent first." in told
    assert "Not sent yet." not in told


# On the pages

OUTSIDE = [
    scenarios.a_board_officer,
    scenarios.a_scrutineer,
    scenarios.a_lead_partner,
    lambda: scenarios.its_chair(scenarios.the_planning_and_delivery_group()),
]
INSIDE = [scenarios.its_chair, scenarios.its_vice_chair, scenarios.its_member]


def page(who, name: str, pk: int) -> str:
    answer = signed_in(who).get(reverse(f"assurance:{name}", args=[pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", OUTSIDE)
def test_others_read_a_queried_return_as_it_was_last_sent(who):
    record = a_return_written_on_since()

    told = page(who(), "return-detail", record.pk)

    assert "Sent first." in told
    assert "Not sent yet." not in told
    assert "The answers as submitted on 15 October 2025." in told


@pytest.mark.parametrize("who", OUTSIDE)
def test_others_read_in_the_history_only_what_stood_at_a_submission(who):
    record = a_return_written_on_since()

    told = page(who(), "answer-history", scenarios.its_first_answer(record).pk)

    assert "Sent first." in told
    assert "Thought better of." not in told
    assert "Not sent yet." not in told


@pytest.mark.parametrize("who", INSIDE)
@pytest.mark.parametrize("name", ["return-detail", "answer-history"])
def test_the_groups_own_people_read_everything(who, name):
    record = a_return_written_on_since()
    pk = record.pk if name == "return-detail" else scenarios.its_first_answer(record).pk

    assert "Not sent yet." in page(who(record.group), name, pk)


def test_the_groups_own_people_read_wordings_from_before_the_first_submission():
    record = a_return_written_on_since()
    answer = scenarios.its_first_answer(record)

    assert "Thought better of." in page(
        scenarios.its_member(record.group), "answer-history", answer.pk
    )


@pytest.mark.parametrize("who", [scenarios.a_board_officer, scenarios.a_scrutineer])
def test_who_waits_for_a_return_sees_that_it_is_open_and_not_what_is_written(who):
    record = scenarios.an_answered_return()
    answer = scenarios.its_first_answer(record)
    person = who()

    told = page(person, "return-detail", record.pk) + page(person, "answer-history", answer.pk)

    assert answer.text not in told
    assert "Nothing has been submitted yet." in told


def test_the_office_asks_about_the_answer_that_was_sent():
    record = a_return_written_on_since()

    told = page(scenarios.a_board_officer(), "answer-query", scenarios.its_first_answer(record).pk)

    assert "Sent first." in told
    assert "Not sent yet." not in told


def test_once_sent_again_others_read_both_wordings_in_the_history():
    record = a_return_written_on_since()
    send_again(record)
    officer, answer = scenarios.a_board_officer(), scenarios.its_first_answer(record)

    assert "Not sent yet." in page(officer, "return-detail", record.pk)
    assert "Sent first." in page(officer, "answer-history", answer.pk)


# Replying, with somebody else at it too


def replying_page(query) -> str:
    return reverse("assurance:query-reply", args=[query.pk])


def test_a_reply_sent_over_anothers_shows_both_texts():
    query = scenarios.an_open_query()
    record = query.answer.assurance_return
    member = signed_in(scenarios.its_member(record.group))
    seen, chair = drawn(member, replying_page(query)), acting(scenarios.its_chair(record.group))
    queries.reply(query, "From two audits.", by=chair, at=NOON, expected_version=query.version)

    answer = member.post(replying_page(query), {"reply": "From three.", **seen})

    told = answer.content.decode()
    again = answer.context["form"]["expected_version"].value()
    assert answer.status_code == 409
    assert "From two audits." in told
    assert "From three." in told
    mine = {"reply": "From three.", "expected_version": again}
    assert member.post(replying_page(query), mine).status_code == 302


def test_a_reply_sent_after_the_report_went_is_refused_and_stands_on_the_page():
    query = scenarios.a_replied_query()
    record = query.answer.assurance_return
    member = signed_in(scenarios.its_member(record.group))
    seen = drawn(member, replying_page(query))
    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group)),
        at=NOON,
        expected_version=scenarios.as_seen(record),
    )

    answer = member.post(replying_page(query), {"reply": "From three.", **seen})

    assert answer.status_code == 409
    assert "From three." in answer.content.decode()
