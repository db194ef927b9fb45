"""The office enters a return it received another way; its respondent says whether it is right."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assurance.reports.content.returns import response
from assurance.returns import todo
from assurance.returns.models import AssuranceReturn, OfficeEntry, SubmittedAnswer
from assurance.returns.operations import entries, returns
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark
from governance.deadlines.models import Deadline
from governance.files.models import StoredFile
from governance.outbox.models import Message
from tests.scenarios import entries as scenarios_of_entries
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.entries import RECEIVED_ON, begun, by_email, its_officer, its_speaker
from tests.scenarios.returns import LONG_AFTER, NOON, TODAY, acting, as_seen
from tests.scenarios.trail import lines, refused
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(NOON, tick=False)


def listed(record: AssuranceReturn) -> AssuranceReturn:
    return AssuranceReturn.objects.for_list().get(pk=record.pk)


def page(name: str, row) -> str:
    return reverse(f"assurance:{name}", args=[row.pk])


def says(answer) -> str:
    return " ".join(answer.content.decode().split())


# Beginning


def test_the_original_lies_beside_the_entry_and_those_who_answer_are_told():
    record = scenarios.an_open_return()

    entry = begun(record)

    assert (entry.status, entry.received_on) == ("draft", RECEIVED_ON)
    assert entry.original.name == "report.txt"
    assert lines(entry) == ["begin"]
    told = Message.objects.get(key__startswith="being-entered:")
    assert told.recipient == scenarios.its_chair(record.group)
    assert "received by e-mail on 13 October 2025" in told.body


def test_what_was_said_on_the_telephone_needs_no_file():
    entry = begun(
        scenarios.an_open_return(),
        channel=OfficeEntry.Channel.TELEPHONE,
        content=None,
        summary="Two audits were done.",
    )

    assert entry.original is None


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"content": None}, "content", "Choose the original"),
        ({"received_on": date(2025, 10, 16)}, "received_on", "today or in the past"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(wrong, field, sentence):
    record = scenarios.an_open_return()
    officer = scenarios.its_officer(record)

    with pytest.raises(ValidationError) as found:
        begun(record, by=officer, **wrong)

    assert sentence in found.value.message_dict[field][0]
    assert not OfficeEntry.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Message.objects.filter(key__startswith="being-entered:").exists()


def test_what_they_have_begun_themselves_stays_theirs_and_unread():
    record = scenarios.an_open_return()
    chair, answer = acting(scenarios.its_chair(record.group)), scenarios.its_first_answer(record)
    returns.answer(answer, "Ours, unsent.", by=chair, at=NOON, expected_version=1)
    officer = scenarios.its_officer(record)

    with pytest.raises(ValidationError, match="has begun to write it"):
        begun(record, by=officer)
    assert refused(ValidationError, lambda: begun(record, by=officer))
    returns.answer(answer, "", by=chair, at=NOON, expected_version=answer.version)
    assert begun(record, by=officer).pk


@pytest.mark.parametrize("somebody", ["its_chair", "its_member"])
def test_only_the_office_enters(somebody):
    record = scenarios.an_open_return()
    person = getattr(scenarios, somebody)(record.group)

    assert refused(NotAllowed, lambda: begun(record, by=person))


def test_another_partnerships_office_does_not_enter_it():
    record = scenarios.an_open_return()
    officer = scenarios.a_board_officer(scenarios.a_foreign_partnership())

    assert refused(NotAllowed, lambda: begun(record, by=officer))


def test_what_is_submitted_already_is_not_entered():
    record = scenarios.a_submitted_return()

    assert refused(NotNow, lambda: begun(record))


def test_it_is_entered_by_one_at_a_time():
    record = scenarios.an_open_return()
    begun(record)

    with pytest.raises(ValidationError, match="being entered already"):
        begun(record)


# Entering


def test_the_office_writes_answers_only_while_it_enters():
    record = scenarios.an_open_return()
    officer, answer = scenarios.its_officer(record), scenarios.its_first_answer(record)

    def write():
        returns.answer(answer, "As received.", by=acting(officer), at=NOON, expected_version=1)

    assert refused(NotAllowed, write)
    entry = begun(record, by=officer)
    write()
    answer.refresh_from_db()
    assert (answer.is_entered, lines(answer)) == (True, ["enter"])
    entries.withdraw(entry, by=acting(officer), at=NOON)
    assert refused(
        NotAllowed,
        lambda: returns.answer(
            answer, "More.", by=acting(officer), at=NOON, expected_version=answer.version
        ),
    )


def test_while_it_is_entered_both_read_what_stands_there_and_the_page_says_so():
    entry = scenarios_of_entries.an_entry_to_send()
    record = entry.assurance_return

    for person in (entry.entered_by, scenarios.its_chair(record.group)):
        shown = says(signed_in(person).get(page("return-detail", record)))
        assert "What the e-mail says about" in shown
        assert "The business office enters this return" in shown
    scrutineer = says(signed_in(scenarios.a_scrutineer()).get(page("return-detail", record)))
    assert "What the e-mail says about" not in scrutineer
    assert "report.txt" not in scrutineer


def test_once_it_stops_the_office_reads_no_more_and_the_words_stay():
    entry = scenarios_of_entries.an_entry_to_send()
    record = entry.assurance_return

    entries.withdraw(entry, by=its_officer(entry), at=NOON)

    shown = says(signed_in(entry.entered_by).get(page("return-detail", record)))
    assert "What the e-mail says about" not in shown
    assert scenarios.its_first_answer(record).is_answered


def test_their_own_answer_is_not_marked_as_entered():
    entry = scenarios_of_entries.an_entry_to_send()
    answer = scenarios.its_first_answer(entry.assurance_return)

    returns.answer(
        answer, "Better so.", by=its_speaker(entry), at=NOON, expected_version=answer.version
    )

    answer.refresh_from_db()
    assert not answer.is_entered


def test_who_submits_it_themselves_ends_the_entry():
    entry = scenarios_of_entries.an_entry_to_send()
    record = entry.assurance_return

    returns.submit(record, by=its_speaker(entry), at=NOON, expected_version=as_seen(record))

    entry.refresh_from_db()
    assert entry.status == OfficeEntry.Status.WITHDRAWN
    assert not listed(record).is_unconfirmed


# Submitting it for them


def test_it_counts_as_returned_on_the_day_on_which_it_was_received():
    entry = scenarios_of_entries.an_entry_to_send()
    record = entry.assurance_return
    officer = acting(entry.entered_by, on=LONG_AFTER.date())

    entries.send(entry, by=officer, at=LONG_AFTER, expected_version=as_seen(record))

    deadline = Deadline.objects.get(pk=record.deadline_id)
    assert LONG_AFTER.date() > deadline.due_on
    assert deadline.status == "met"
    assert deadline.ended_at.date() == RECEIVED_ON
    record.refresh_from_db()
    assert (record.status, record.submitted_at) == ("submitted", LONG_AFTER)


def test_received_late_is_late():
    record = scenarios.an_open_return()
    officer = acting(scenarios.its_officer(record), on=LONG_AFTER.date())
    late = by_email(received_on=LONG_AFTER.date())
    entry = entries.begin(record, **late, by=officer, at=LONG_AFTER)
    scenarios_of_entries.enter_everything(entry)

    entries.send(entry, by=officer, at=LONG_AFTER, expected_version=as_seen(record))

    assert Deadline.objects.get(pk=record.deadline_id).status == "met_late"


def test_the_respondent_is_asked_and_everybody_is_shown_that_it_is_not_confirmed():
    entry = scenarios_of_entries.a_sent_entry()
    record = listed(entry.assurance_return)
    chair = scenarios.its_chair(record.group)

    assert str(record.display_status(on=TODAY).label) == "Not confirmed"
    assert Message.objects.filter(key__startswith=f"entered:{entry.pk}:", recipient=chair).exists()
    assert [each.due_says for each in waiting_items(todo, acting(chair))] == ["to confirm"]
    assert not waiting_items(todo, acting(scenarios.its_member(record.group)))
    assert [each.due_says for each in waiting_items(todo, its_officer(entry))] == ["not confirmed"]
    note = response(record, record.answers.for_form()[0].question, "Two audits.").note
    assert note == f"Entered by the business office, not confirmed by {record.respondent}"


@pytest.mark.parametrize("verb", ["accept", "query"])
def test_the_office_takes_nothing_that_is_not_confirmed(verb):
    record = scenarios_of_entries.a_sent_entry().assurance_return
    officer = acting(scenarios.its_officer(record))
    answer = scenarios.its_first_answer(record)
    do = {
        "accept": lambda: returns.accept(
            record, by=officer, at=NOON, expected_version=as_seen(record)
        ),
        "query": lambda: returns.query(answer, "How do you know?", by=officer, at=NOON),
    }

    assert refused(ValidationError, do[verb])
    shown = says(signed_in(scenarios.its_officer(record)).get(page("return-detail", record)))
    assert "has not confirmed yet what the office entered" in shown
    assert page("return-accept", record) not in shown


def test_what_changed_after_the_officer_saw_it_is_not_submitted():
    entry = scenarios_of_entries.an_entry_to_send()
    record, seen = entry.assurance_return, as_seen(entry.assurance_return)
    answer = scenarios.its_first_answer(record)
    returns.answer(
        answer, "Theirs.", by=its_speaker(entry), at=NOON, expected_version=answer.version
    )

    assert refused(
        Stale, lambda: entries.send(entry, by=its_officer(entry), at=NOON, expected_version=seen)
    )


def test_what_is_missing_is_told_before_it_is_submitted():
    entry = scenarios_of_entries.an_entry()

    shown = signed_in(entry.entered_by).get(page("entry-send", entry))

    assert "It cannot be submitted yet" in says(shown)


# What the respondent says


def test_confirmed_it_is_their_submission_and_the_officer_may_accept_it():
    entry = scenarios_of_entries.a_sent_entry()
    record, chair = entry.assurance_return, its_speaker(entry)

    entries.confirm(entry, by=chair, at=NOON, expected_version=as_seen(entry))

    record.refresh_from_db()
    assert (record.status, record.submitted_by_id) == ("submitted", chair.user_id)
    assert lines(entry)[-1] == "confirm"
    returns.accept(record, by=its_officer(entry), at=NOON, expected_version=as_seen(record))
    assert listed(record).status == "accepted"


def test_not_right_it_is_theirs_again_unread_and_the_officer_is_told_why():
    entry = scenarios_of_entries.a_sent_entry()
    record = entry.assurance_return
    partner = acting(scenarios.a_lead_partner())
    assert AssuranceReturn.objects.visible_to(partner).filter(pk=record.pk).exists()

    entries.reject(
        entry,
        by=its_speaker(entry),
        at=NOON,
        expected_version=as_seen(entry),
        note="The figure is last year’s.",
    )

    record.refresh_from_db()
    assert (record.status, record.submitted_at, record.first_read_at) == ("open", None, None)
    assert not SubmittedAnswer.objects.exists()
    assert not AssuranceReturn.objects.visible_to(partner).filter(pk=record.pk).exists()
    assert Deadline.objects.get(pk=record.deadline_id).status == "running"
    assert Message.objects.get(key=f"entry-rejected:{entry.pk}").recipient == entry.sent_by
    assert Remark.objects.get(verb="reject").text == "The figure is last year’s."
    assert begun(record, by=entry.entered_by).pk  # and the office may begin again


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_only_who_speaks_for_the_respondent_says_whether_it_is_right(verb):
    entry = scenarios_of_entries.a_sent_entry()
    record = entry.assurance_return
    operation, seen = getattr(entries, verb), as_seen(entry)

    for person in (scenarios.its_member(record.group), entry.sent_by, scenarios.a_lead_partner()):
        assert refused(
            NotAllowed,
            lambda who=person: operation(
                entry, by=acting(who), at=NOON, expected_version=seen, note="No."
            ),
        )


def test_it_is_confirmed_as_it_was_seen():
    entry = scenarios_of_entries.a_sent_entry()
    seen = as_seen(entry)
    answer = scenarios.its_first_answer(entry.assurance_return)
    type(answer).objects.filter(pk=answer.pk).update(text="Otherwise.", version=9)

    assert refused(
        Stale,
        lambda: entries.confirm(entry, by=its_speaker(entry), at=NOON, expected_version=seen),
    )


def test_not_right_needs_its_reason():
    entry = scenarios_of_entries.a_sent_entry()

    assert refused(
        ValidationError,
        lambda: entries.reject(
            entry, by=its_speaker(entry), at=NOON, expected_version=as_seen(entry), note=" "
        ),
    )


# In the browser


def test_an_officer_enters_what_came_by_email_and_the_chair_says_that_it_is_right():
    record = scenarios.an_open_return()
    officer = scenarios.its_officer(record)
    office, chair = signed_in(officer), signed_in(scenarios.its_chair(record.group))

    begin = {
        "channel": "email",
        "received_on_0": "13",
        "received_on_1": "10",
        "received_on_2": "2025",
        "received_from": "Secretary of the group",
        "content": SimpleUploadedFile("report.txt", b"Our report."),
    }
    begun_at = office.post(page("return-enter", record), begin)
    assert begun_at.url == page("return-answer", record)
    answers = {each.question.code: "As it says." for each in record.answers.for_form()}
    answers["impact-evidence"] = "No evidence yet"
    saved = post_drawn(office, begun_at.url, {**answers, "finish": "1"})
    assert saved.url == page("return-detail", record)
    entry = OfficeEntry.objects.get()
    asked = office.get(page("entry-send", entry))
    assert "As it says." in says(asked)
    office.post(page("entry-send", entry), drawn(office, page("entry-send", entry)))

    reply = page("entry-reply", entry)
    assert "As it says." in says(chair.get(reply))
    assert "Say what is not right." in says(post_drawn(chair, reply, {"is_right": "no"}))
    assert post_drawn(chair, reply, {"is_right": "yes"}).status_code == 302

    entry.refresh_from_db()
    assert entry.status == OfficeEntry.Status.VERIFIED
    shown = says(chair.get(page("return-detail", record)))
    assert "Received by e-mail on 13 October 2025 from Secretary of the group" in shown
    assert "report.txt" in shown


def test_the_original_is_between_the_office_and_the_respondent():
    entry = scenarios_of_entries.a_confirmed_entry()
    record = entry.assurance_return
    original = reverse("assurance:return-attachment", args=[record.pk, entry.original_id])

    for person in (entry.entered_by, scenarios.its_chair(record.group)):
        opened = signed_in(person).get(original)
        assert b"Our report for the quarter" in b"".join(opened.streaming_content)
    partner = signed_in(scenarios.a_lead_partner())
    assert partner.get(page("return-detail", record)).status_code == 200
    assert partner.get(original).status_code == 404
    assert "Secretary of the group" not in says(partner.get(page("return-detail", record)))


def test_somebody_with_no_seat_confirms_by_invitation():
    entry = scenarios_of_entries.a_sent_entry()
    invitation = invitation_scenarios.invited(entry, "confirm", by=entry.entered_by)
    link, browser = invitation_scenarios.its_link(invitation), Client()
    browser.post(f"{link}code/send/")
    browser.post(f"{link}code/", {"code": invitation_scenarios.its_code(invitation)})

    shown = browser.get(link)
    assert "What the e-mail says about" in says(shown)
    carried = {"expected_version": shown.context["form"]["expected_version"].value()}
    browser.post(link, {"is_right": "yes", "finish": "1", **carried})

    entry.refresh_from_db()
    assert entry.status == OfficeEntry.Status.VERIFIED
    assert entry.confirmed_by == invitation.person
    assert listed(entry.assurance_return).submitted_by == invitation.person
