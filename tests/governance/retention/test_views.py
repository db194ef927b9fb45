"""The pages of retention: what they say, what their lists show, and one's own data."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core import mail
from django.urls import reverse

from governance.jobs.models import Job
from governance.retention import todo
from governance.retention.ledgers import SHIPPED
from governance.retention.models import Disposal, LegalHold
from governance.retention.operations import due
from governance.retention.tasks import find_due_records, make_ledger_file, remove_disposed_files
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import retention as scenarios
from tests.scenarios.clients import confirmed, drawn, signed_in
from tests.scenarios.retention import A_LIFE_ON, an_officer, later
from tests.scenarios.returns import (
    NOON,
    a_foreign_partnership,
    a_lead_partner,
    acting,
    the_leicester_partnership,
)
from tests.waiting import waiting_items

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def read(browser, name, *args, **data) -> str:
    answer = browser.get(reverse(f"governance:{name}", args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


def an_office():
    return signed_in(an_officer(the_leicester_partnership()))


def test_the_schedule_says_each_period_its_source_and_that_it_is_to_be_confirmed():
    text = read(an_office(), "retention-schedule")

    assert "75 years" in text
    assert "No period set" in text
    assert text.count("To be confirmed") > 5


def test_what_falls_due_is_listed_filtered_and_taken_away():
    row = scenarios.a_due_review()
    browser = signed_in(an_officer(row.partnership))

    assert "Earlier review of 2014" in read(browser, "due-list")
    assert "Propose to delete" in read(browser, "due-list", kind=row.kind, held="no")
    assert "No record fits" in read(browser, "due-list", held="yes")
    assert "No record fits" in read(browser, "due-list", rule="case-ended")
    assert "earlier review of 2014" in read(browser, "due-list", **{"as": "csv"})


def test_an_empty_list_says_why():
    browser = an_office()

    assert "Nothing falls due this year" in read(browser, "due-list")
    assert "No hold stands" in read(browser, "hold-list")
    assert "Nothing was deleted yet" in read(browser, "disposal-list")


def test_a_case_that_falls_due_is_shown_to_who_is_named_on_it_alone():
    case = case_scenarios.a_closed_case()
    with time_machine.travel(A_LIFE_ON, tick=False):
        row = scenarios.a_due_case(case)
    stranger = later(an_officer(row.partnership), NOON)
    named = acting(case_scenarios.its_coordinator(case))

    assert row not in type(row).objects.visible_to(stranger)
    assert row in type(row).objects.visible_to(named)


def test_a_kind_is_held_from_the_page_and_nothing_of_it_can_be_proposed():
    row = scenarios.a_due_review()
    browser = signed_in(an_officer(row.partnership))
    given = {
        "kind": row.kind,
        "partnership": row.partnership_id,
        "why": "An inquiry asked for all of them.",
    }

    browser.post(reverse("governance:hold-place"), given)
    answer = browser.post(reverse("governance:due-propose", args=[row.pk]))

    assert "A legal hold stands in the way" in answer.content.decode()
    assert not Disposal.objects.exists()
    hold = LegalHold.objects.get()
    text = read(browser, "hold-detail", hold.pk)
    assert "all earlier reviews of" in text
    assert "An inquiry asked" in read(browser, "hold-list", **{"as": "csv"})


def test_a_hold_is_lifted_with_its_reason_on_the_page():
    hold = scenarios.a_hold()
    browser = signed_in(an_officer(hold.partnership))
    page = reverse("governance:hold-lift", args=[hold.pk])

    assert "Give the reason." in browser.post(page, {"note": ""}).content.decode()
    browser.post(page, {"note": "It has ended.", **drawn(browser, page)})

    assert "It has ended." in read(browser, "hold-detail", hold.pk)


def test_the_second_person_sees_what_is_counted_and_the_certificate_says_what_went():
    disposal = scenarios.a_proposed_disposal()
    browser = signed_in(an_officer(disposal.partnership))

    assert "Earlier reviews: 1 row" in read(browser, "disposal-approve", disposal.pk)
    browser.post(reverse("governance:disposal-approve", args=[disposal.pk]), confirmed(disposal))
    text = read(browser, "disposal-detail", disposal.pk)

    assert "Certificate of deletion" in text
    assert "2014" not in text.split("Kept from")[0].split("What</dt>")[1]
    assert "In backups until" in text
    assert "then no backup holds it any more" in text
    assert "Deleted" in read(browser, "disposal-list", status="carried_out")
    assert "In backups until" in read(browser, "disposal-list", **{"as": "csv"})


def test_the_page_of_a_certificate_says_whether_it_is_as_it_was_written():
    disposal = scenarios.a_certificate()
    browser = signed_in(an_officer(disposal.partnership))
    assert "It is as it was written" in read(browser, "disposal-detail", disposal.pk)

    Disposal.objects.update(rule_title="Another rule")

    text = read(browser, "disposal-detail", disposal.pk)
    assert "This certificate is not as it was written." in text
    assert "It is as it was written" not in text


def test_a_deletion_is_refused_with_its_reason_on_the_page():
    disposal = scenarios.a_proposed_disposal()
    browser = signed_in(an_officer(disposal.partnership))
    page = reverse("governance:disposal-refuse", args=[disposal.pk])

    browser.post(page, {"note": "It is still asked for.", **drawn(browser, page)})

    assert "It is still asked for." in read(browser, "disposal-detail", disposal.pk)


def test_files_that_are_left_are_told_on_the_certificate():
    disposal = scenarios.a_certificate()
    factories.DisposedFileFactory(disposal=disposal, path="2025/10/one.pdf")
    browser = signed_in(an_officer(disposal.partnership))

    assert "1 file is still on the disk" in read(browser, "disposal-detail", disposal.pk)
    remove_disposed_files()
    assert "still on the disk" not in read(browser, "disposal-detail", disposal.pk)


def test_home_tells_the_office_what_falls_due_and_what_waits_for_a_second_person():
    disposal = scenarios.a_proposed_disposal()
    held = factories.DueRecordFactory(partnership=disposal.partnership, subject_id=99)
    scenarios.a_hold(held)
    other = later(an_officer(disposal.partnership), NOON)
    proposer = later(disposal.proposed_by, NOON)

    assert [each.title for each in waiting_items(todo, other)] == [
        "1 deletion waits for a second person",
        "1 record falls due this year",
    ]
    assert [each.title for each in waiting_items(todo, proposer)] == [
        "1 record falls due this year"
    ]
    assert waiting_items(todo, acting(factories.UserFactory())) == []


def test_the_nightly_round_lists_what_is_due():
    scenarios.a_due_review()

    assert find_due_records() == 1
    assert due.find_due(at=NOON - timedelta(days=800)) == 0


def test_the_ledger_says_what_passed_and_what_is_to_be_confirmed():
    browser = an_office()
    text = read(browser, "ledger-detail", "leicester")

    assert "Leicester Safeguarding Children Board" in text
    assert "Still to be listed" in text
    assert "To be confirmed" in text
    assert "3 entries" in read(browser, "ledger-list")


def test_the_page_of_a_partnership_leads_to_its_ledger_where_it_has_one():
    ledger = reverse("governance:ledger-detail", args=["leicester"])
    reader = signed_in(a_lead_partner())
    page = reverse("governance:partnership-detail", args=["leicester"])

    assert f'href="{ledger}"' in reader.get(page).content.decode()
    assert reader.get(ledger).status_code == 200

    other = a_foreign_partnership()
    page = reverse("governance:partnership-detail", args=[other.key])
    assert "What passed" not in signed_in(a_lead_partner(other)).get(page).content.decode()


def test_a_person_sees_and_takes_away_their_own_data_and_nobody_elses():
    hold = scenarios.a_hold()
    person, other = hold.placed_by, an_officer(hold.partnership)
    factories.MessageFactory(recipient=other, group=None, subject="To somebody else")
    factories.MessageFactory(recipient=person, group=None, subject="To me")
    factories.RemarkFactory(by=person, text="As the board asked.")
    factories.RemarkFactory(by=other, text="Of somebody else.")
    for user, address in ((person, "192.0.2.7"), (other, "192.0.2.8")):
        UserSession.objects.create(user=user, ip=address, session_key=address, user_agent="Firefox")
    factories.InvitationFactory(person=person, about_label="A return of October")
    browser = signed_in(person)

    text = read(browser, "own-data")
    found = browser.get(reverse("governance:own-data-file")).json()

    assert person.email in text
    assert f"placed legal hold {hold.pk}" in text
    assert [each["subject"] for each in found["messages"]] == ["To me"]
    assert found["account"]["email"] == person.email
    assert [each["text"] for each in found["reasons"]] == ["As the board asked."]
    assert [each["task"] for each in found["invitations"]] == ["A return of October"]
    assert [each["address"] for each in found["sessions"]] == ["192.0.2.7"]
    assert "As the board asked." in text
    assert found["seats"][0]["place"] == str(hold.partnership)
    assert all(each not in text for each in ("To somebody else", "Of somebody else", "192.0.2.8"))
    assert not mail.outbox


def test_a_ledger_is_downloaded_and_printed_once_for_what_it_says():
    area = the_leicester_partnership()
    browser = signed_in(an_officer(area))
    page = reverse("governance:ledger-pdf", args=["leicester"])

    text = read(browser, "ledger-detail", "leicester", **{"as": "csv"})
    assert "What,What became of it,Day" in text
    assert "Still to be listed,,Not stated" in text
    assert "There is no PDF yet" in browser.get(page).content.decode()
    browser.post(page)
    job = Job.objects.get(key__startswith=f"ledger-pdf:{area.pk}:")
    assert browser.get(page)["Refresh"] == "3"
    assert make_ledger_file(job.pk)
    browser.post(page)

    assert Job.objects.count() == 1
    given = browser.get(page)
    assert given["Content-Type"] == "application/pdf"
    assert b"".join(given.streaming_content).startswith(b"%PDF")
    assert not make_ledger_file(job.pk)


def test_a_ledger_that_changed_meanwhile_is_not_printed_as_it_was(tmp_path, monkeypatch):
    area = the_leicester_partnership()
    browser = signed_in(an_officer(area))
    page = reverse("governance:ledger-pdf", args=["leicester"])
    browser.post(page)
    job = Job.objects.get(key__startswith="ledger-pdf:")
    shipped = (SHIPPED / "leicester.toml").read_text("utf-8")
    (tmp_path / "ours.toml").write_text(shipped + "passed_on = 2019-09-29\n")
    monkeypatch.setenv("LSCP_LEDGERS", str(tmp_path))

    assert not make_ledger_file(job.pk)
    job.refresh_from_db()
    assert job.failure == "The ledger has changed meanwhile."
    assert "29 September 2019" in read(browser, "ledger-detail", "leicester")
    assert "There is no PDF yet" in browser.get(page).content.decode()
