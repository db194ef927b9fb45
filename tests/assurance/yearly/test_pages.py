"""The pages on which a yearly report is made, by what they say to whom."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import agreement, plan, preparing, writing
from governance.core.errors import NotAllowed
from tests import factories
from tests.assurance.yearly.evidence.test_reports_and_returns import (
    a_contribution,
    an_organisation,
)
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.clients import confirmed, post_drawn, signed_in
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import FOREWORD, OPENED_AT, SIGNED_AT, STATEMENT

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
THAT_DAY = datetime(2025, 4, 14, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(THAT_DAY, tick=False):
        yield


def url(page: str, *args: object) -> str:
    return reverse(f"assurance:yearly-{page}", args=args)


def text_of(answer) -> str:
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def office_of(report: YearlyReport) -> Client:
    return signed_in(scenarios.a_board_officer(report.partnership))


def scrutineer_of(report: YearlyReport) -> Client:
    return signed_in(scenarios.a_scrutineer(report.partnership))


def member_of(report: YearlyReport) -> Client:
    return signed_in(scenarios.a_lead_partner(report.partnership))


def place(report: YearlyReport, key: str = "foreword"):
    return report.sections.get(key=key)


# The list, and opening


def test_the_list_is_narrowed_by_partnership_status_and_words_and_downloaded():
    report = yearly.a_written_report()
    county = yearly.an_opened_report(scenarios.the_county_partnership())
    both = scenarios.a_person()
    for one in (report.partnership, county.partnership):
        seat = factories.SeatFactory(capacity="board_officer", group=None, partnership=one)
        factories.AppointmentFactory(person=both, seat=seat)
    browser, page = signed_in(both), url("list")

    def shown(**chosen: object) -> list[YearlyReport]:
        return list(browser.get(page, chosen).context["listing"].page)

    assert {row.pk for row in shown()} == {report.pk, county.pk}
    assert shown(partnership=county.partnership_id) == [county]
    assert shown(status="sent") == []
    assert shown(q="neglect came first") == [report]
    names = [row.partnership.name for row in shown(sort="-partnership")]
    assert names == sorted(names, reverse=True)
    assert f"2024 to 2025,{report.partnership.name}" in (
        browser.get(page, {"as": "csv"}).content.decode()
    )


def test_a_draft_is_on_no_reader_s_list_and_what_is_out_is():
    report = yearly.a_written_report()
    reader = signed_in(scenarios.a_young_scrutineer(report.partnership))

    assert "No yearly reports yet" in text_of(reader.get(url("list")))
    assert reader.get(url("detail", report.pk)).status_code == 404


def test_the_list_of_reports_leads_to_the_yearly_ones():
    officer = signed_in(scenarios.a_board_officer())

    page = officer.get(reverse("assurance:report-list"))
    assert f'href="{url("list")}"' in page.content.decode()


def test_the_office_opens_a_report_and_opening_it_again_leads_to_the_same():
    partnership = scenarios.the_leicester_partnership()
    yearly.a_seat_that_signs(yearly.the_reporting_group(partnership))
    browser = signed_in(scenarios.a_board_officer(partnership))
    typed = {"partnership": partnership.key, "year": "2024-25"}

    answer = browser.post(url("open"), typed, follow=True)
    again = browser.post(url("open"), typed)

    report = YearlyReport.objects.get()
    assert "Yearly report 2024 to 2025" in text_of(answer)
    assert "The report is open, with its plan" in text_of(answer)
    assert again.url == url("detail", report.pk)


def test_a_year_to_come_or_another_s_partnership_cannot_be_chosen():
    report = yearly.an_opened_report()
    browser, elsewhere = office_of(report), scenarios.a_foreign_partnership()

    said = text_of(browser.post(url("open"), {"partnership": elsewhere.key, "year": "2026-27"}))

    assert "Choose one of your partnerships." in said
    assert "Choose a year that has begun." in said
    assert YearlyReport.objects.count() == 1


# Its page


def test_the_page_says_its_day_how_far_it_is_and_with_whom_it_lies():
    report = yearly.an_opened_report()
    first = report.steps.order_by("due_on").first()

    said = text_of(office_of(report).get(url("detail", report.pk)))

    assert "In preparation" in said
    assert "30 September 2025" in said
    assert "The office and those who write its sections prepare it." in said
    assert f"Next in the plan: {first.title} ({first.owner}), by 13 April 2025." in said


@pytest.mark.parametrize(
    ("status", "turn"),
    [
        ("scrutiny", "The scrutineer has written: the office sends it for signature."),
        ("sent", "It awaits the agreement of"),
        ("signed", "Everybody has signed: it is to be published."),
    ],
)
def test_the_page_says_with_whom_it_lies_on_its_way(status, turn):
    report = yearly.REPORT_AT[status]()

    assert turn in text_of(office_of(report).get(url("detail", report.pk)))


def test_before_the_statement_it_lies_with_the_scrutineer():
    report = yearly.a_frozen_report()
    agreement.give_to_scrutiny(
        report, by=yearly.its_office(report), at=OPENED_AT, expected_version=as_seen(report)
    )

    said = text_of(office_of(report).get(url("detail", report.pk)))
    assert "The scrutineer reads it and writes the statement." in said


def test_what_is_sent_names_only_whose_agreement_is_still_awaited():
    report = yearly.a_report_that_one_awaits()
    (waiting,) = yearly.asked_of(report)

    said = text_of(office_of(report).get(url("detail", report.pk)))
    assert f"It awaits the agreement of {waiting.seat}." in said


def test_a_late_report_is_called_late():
    report = yearly.an_opened_report()

    with time_machine.travel(datetime(2025, 10, 3, 12, tzinfo=UTC), tick=False):
        said = text_of(office_of(report).get(url("detail", report.pk)))
    assert "3 days late" in said


def test_how_many_requirements_are_met_leads_to_those():
    report = yearly.an_opened_report()
    browser = office_of(report)
    page = browser.get(url("detail", report.pk))

    for count in page.context["counts"]:
        link = f"{url('requirements', report.pk)}?state={count.state}"
        assert link in page.content.decode()
        assert len(browser.get(link).context["rows"]) == count.number


def test_the_page_shows_who_was_asked_to_contribute_and_leads_to_chasing_when_late():
    board = yearly.the_reporting_group()
    returned = a_contribution(
        an_organisation("police"), board, scenarios.the_leicester_partnership()
    )
    report = yearly.an_opened_report(year=yearly.NEXT_YEAR)
    chase = reverse("assurance:return-chase", args=[returned.pk])
    with time_machine.travel(returned.deadline.due_on, tick=False):
        in_time = office_of(report).get(url("detail", report.pk))
    with time_machine.travel(datetime(2027, 5, 20, 12, tzinfo=UTC), tick=False):
        late = office_of(report).get(url("detail", report.pk))
        others = scrutineer_of(report).get(url("detail", report.pk))

    assert "What partners were asked to contribute" in text_of(in_time)
    assert str(returned.respondent) in text_of(in_time)
    assert chase not in in_time.content.decode()
    assert chase in late.content.decode()
    assert chase not in others.content.decode()


def test_a_long_page_folds_the_evidence_and_lists_its_headings():
    report = yearly.an_opened_report()

    page = office_of(report).get(url("detail", report.pk)).content.decode()
    for section in report.content["sections"]:
        assert f'href="#{section["key"]}"' in page
        assert f'id="{section["key"]}"' in page


def test_the_page_costs_the_same_however_much_is_written_and_planned():
    report = yearly.a_written_report()
    browser = office_of(report)
    few = queries(browser, url("detail", report.pk))
    member = yearly.on_day(scenarios.a_lead_partner(report.partnership), OPENED_AT)
    office = yearly.its_office(report, OPENED_AT)
    for key in ("impact", "priorities", "training"):
        writing.comment(report, key, "Plainer?", by=member, at=OPENED_AT)
        writing.write(place(report, key), "Words.", by=office, at=OPENED_AT, expected_version=1)
        plan.plan_step(report, key, "", None, by=office, at=OPENED_AT)

    many = queries(browser, url("detail", report.pk))
    assert many == few <= 15


def queries(browser: Client, page: str) -> int:
    browser.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(page).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["write", "plan", "requirements"])
def test_its_other_pages_cost_little(page):
    report = yearly.a_written_report()

    assert queries(office_of(report), url(page, report.pk)) <= 12


def test_nobody_is_led_to_a_page_that_refuses_them():
    report = yearly.a_written_report()
    for browser in (office_of(report), member_of(report), scrutineer_of(report)):
        page = browser.get(url("detail", report.pk)).content.decode()
        for link in sorted(set(re.findall(r'href="(/yearly[^"#]*)', page))):
            assert browser.get(link).status_code == 200, link


# What is asked of it


def test_each_requirement_says_its_force_source_state_and_who_writes_it_by_when():
    report = yearly.an_opened_report()
    impact = place(report, "impact")
    seat = report.group.signatories.earliest("pk").seat
    writing.assign(
        impact,
        seat,
        datetime(2025, 6, 1).date(),
        by=yearly.its_office(report),
        at=OPENED_AT,
        expected_version=impact.version,
    )

    page = office_of(report).get(url("requirements", report.pk))

    rows = {row.content.key.split(":")[1]: row for row in page.context["rows"]}
    assert page.context["rows"][0].force == "Must"
    assert rows["impact"].due_on == datetime(2025, 6, 1).date()
    assert seat.title in rows["impact"].writers
    said = text_of(page)
    for row in rows.values():
        assert row.content.text in said
        assert row.content.citation in said
    assert ("(to be confirmed)" in said) == any(
        not row.content.is_confirmed for row in rows.values()
    )
    assert "1 June 2025" in said or "1 Jun" in said


def test_the_requirements_are_filtered_by_state_and_downloaded():
    report = yearly.an_opened_report()
    browser, page = office_of(report), url("requirements", report.pk)
    every = browser.get(page).context["rows"]

    for state in ("met", "thin", "missing"):
        shown = browser.get(page, {"state": state}).context["rows"]
        assert shown == [row for row in every if row.content.state == state]
    file = browser.get(page, {"state": "missing", "as": "csv"}).content.decode()
    assert len(file.strip().splitlines()) >= 1 + len(
        [row for row in every if row.content.state == "missing"]
    )


def test_no_evidence_is_said_printed_and_taken_back():
    report = yearly.an_opened_report()
    row = report.requirements.get(code="impact")
    browser, page = office_of(report), url("requirement-no-evidence", row.pk)
    assert state_of(browser, row) == "missing"

    post_drawn(browser, page, {"no_evidence": "Nobody asked the families."})
    assert state_of(browser, row) == "met"
    assert "Nobody asked the families." in text_of(browser.get(url("requirements", report.pk)))

    post_drawn(browser, page, {"no_evidence": ""})
    assert state_of(browser, row) == "missing"


def state_of(browser: Client, row) -> str:
    rows = browser.get(url("requirements", row.report_id)).context["rows"]
    return {each.content.key: each.content.state for each in rows}[row.key]


def test_only_the_office_says_that_there_is_no_evidence():
    report = yearly.an_opened_report()
    row = report.requirements.get(code="impact")

    assert member_of(report).get(url("requirement-no-evidence", row.pk)).status_code == 403
    assert "no-evidence" not in (
        member_of(report).get(url("requirements", report.pk)).content.decode()
    )


# Writing


def test_save_and_next_leads_through_the_sections_in_reading_order():
    report = yearly.an_opened_report()
    browser = office_of(report)
    rows = browser.get(url("write", report.pk)).context["rows"]
    keys = [row.key for row in rows]
    assert keys[0] == "foreword"

    answer = post_drawn(browser, rows[0].url, {"text": "A year.", "next": "next"})
    assert answer.url == rows[1].url
    last = post_drawn(browser, rows[-1].url, {"text": "The end.", "next": "next"})
    assert last.url == url("write", report.pk)
    only = post_drawn(browser, rows[1].url, {"text": "So it is."})
    assert only.url == url("detail", report.pk) + f"#{keys[1]}"


def test_beside_a_section_stand_its_evidence_and_last_year_s_words():
    last = yearly.a_written_report()
    this = yearly.an_opened_report(year=yearly.NEXT_YEAR)
    browser = office_of(last)

    said = text_of(browser.get(url("section-write", place(this).pk)))
    assert "No evidence is recorded under this heading." in said
    assert f"Last year’s report said: {FOREWORD}" in said
    assert "Last year’s report said" not in (
        text_of(browser.get(url("section-write", place(last).pk)))
    )


def test_two_who_write_at_once_lose_nothing():
    report = yearly.an_opened_report()
    section = place(report)
    first, second = office_of(report), office_of(report)
    page = url("section-write", section.pk)
    drawn = second.get(page).context["form"]["expected_version"].value()

    post_drawn(first, page, {"text": "The first one’s words."})
    answer = second.post(page, {"text": "The second one’s.", "expected_version": drawn})

    assert answer.status_code == 409
    assert "The first one’s words." in text_of(answer)
    assert "The second one’s." in text_of(answer)
    section.refresh_from_db()
    assert section.text == "The first one’s words."


def test_whoever_holds_the_seat_writes_that_section_and_no_other():
    report = yearly.an_opened_report()
    seat = report.group.signatories.earliest("pk").seat
    office = office_of(report)
    page = url("section-assign", place(report).pk)
    typed = {"author": seat.pk, "due_on_0": "1", "due_on_1": "6", "due_on_2": "2025"}

    done = post_drawn(office, page, typed, follow=True)
    author = signed_in(seat.appointments.get().person)

    assert f"To be written by {seat.title}." in text_of(done)
    assert author.get(url("section-write", place(report).pk)).status_code == 200
    assert author.get(url("section-write", place(report, "impact").pk)).status_code == 403
    post_drawn(author, url("section-write", place(report).pk), {"text": "From the lead."})
    assert place(report).text == "From the lead."


def test_while_the_scrutineer_reads_it_nobody_writes_and_what_was_typed_is_not_lost():
    report = yearly.a_frozen_report()
    browser, section = office_of(report), place(report)
    page = url("section-write", section.pk)
    drawn = browser.get(page).context["form"]["expected_version"].value()
    agreement.give_to_scrutiny(
        report, by=yearly.its_office(report), at=OPENED_AT, expected_version=as_seen(report)
    )

    assert browser.get(page).status_code == 409
    answer = browser.post(page, {"text": "Too late.", "expected_version": drawn})
    assert answer.status_code == 409
    assert "Too late." in text_of(answer)
    assert "take it back to change it" in text_of(answer)


# The plan


def test_the_plan_says_what_is_late_and_that_its_days_are_a_proposal():
    report = yearly.an_opened_report()

    said = text_of(office_of(report).get(url("plan", report.pk)))
    assert "Counted back from 30 September 2025" in said
    assert "To be confirmed" in said
    assert "By 13 April 2025, late" in said
    assert said.count(", late") == 1


def test_without_a_day_of_publication_the_steps_have_no_day():
    partnership = scenarios.the_leicester_partnership()
    group = yearly.the_reporting_group(partnership)
    group.cadences.update(anchor_month=None)
    report = yearly.an_opened_report()

    browser = office_of(report)
    said = text_of(browser.get(url("plan", report.pk)))
    assert report.deadline is None
    assert "The arrangements set no day of publication" in said
    assert said.count("No day is set") == report.steps.count()
    assert "The arrangements set no day by which it is published" in (
        text_of(browser.get(url("detail", report.pk)))
    )


def day(name: str, number: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_0": str(number), f"{name}_1": str(month), f"{name}_2": str(year)}


def test_a_step_is_added_changed_ticked_and_opened_again():
    report = yearly.an_opened_report()
    browser, page = office_of(report), url("plan", report.pk)
    browser.post(
        url("step-add", report.pk),
        {"title": "Print the cover", "owner": "Office", **day("due_on", 1, 9, 2025)},
    )
    step = report.steps.get(title="Print the cover")
    assert "Print the cover" in text_of(browser.get(page))

    post_drawn(
        browser,
        url("step-change", step.pk),
        {"title": "Draw the cover", "owner": "Office", **day("due_on", 2, 9, 2025)},
    )
    assert "By 2 September 2025" in text_of(browser.get(page))
    post_drawn(browser, url("step-tick", step.pk), day("done_on", 12, 4, 2025))
    assert "Done 12 April 2025" in text_of(browser.get(page))
    post_drawn(browser, url("step-tick", step.pk), dict.fromkeys(day("done_on", 1, 1, 1), ""))
    assert "Done 12 April 2025" not in text_of(browser.get(page))


# Comments and the statement


def test_a_member_comments_on_a_heading_and_the_office_answers():
    report = yearly.an_opened_report()
    member, office = member_of(report), office_of(report)
    member.post(url("comment", report.pk, "impact"), {"text": "Say what children saw."})
    said = report.comments.get()

    assert "Say what children saw." in text_of(office.get(url("detail", report.pk)))
    post_drawn(office, url("comment-answer", said.pk), {"text": "We asked the panel."})
    assert "We asked the panel." in text_of(member.get(url("detail", report.pk)))
    assert office.get(url("comment-revise", said.pk)).status_code == 403
    assert member.get(url("comment-answer", said.pk)).status_code == 403


def test_comments_stand_beside_the_draft_and_not_in_what_is_published():
    report = yearly.a_published_report()
    reader = signed_in(scenarios.a_young_scrutineer(report.partnership))

    assert yearly.SAID_WITHIN in text_of(office_of(report).get(url("detail", report.pk)))
    assert yearly.SAID_WITHIN not in text_of(reader.get(url("detail", report.pk)))


def test_there_is_no_comment_on_a_heading_that_is_none():
    report = yearly.an_opened_report()

    assert member_of(report).get(url("comment", report.pk, "weather")).status_code == 404


def test_the_scrutineer_s_statement_is_written_on_words_by_their_checksum_and_by_nobody_else():
    report = yearly.a_frozen_report()
    office, scrutineer = office_of(report), scrutineer_of(report)
    hash_shown = office.get(url("detail", report.pk)).context["hash"]

    asked = text_of(scrutineer.get(url("state", report.pk)))
    assert f"checksum {hash_shown}" in asked
    post_drawn(scrutineer, url("state", report.pk), {"text": "Little impact was shown."})
    statement = yearly.its_statement(report)

    assert statement.about_hash.startswith(hash_shown)
    assert "Little impact was shown." in text_of(office.get(url("detail", report.pk)))
    assert office.get(url("restate", statement.pk)).status_code == 403
    assert office.get(url("state", report.pk)).status_code == 403
    with pytest.raises(NotAllowed):
        writing.restate(
            statement,
            "All was well.",
            by=yearly.its_office(report, OPENED_AT),
            at=OPENED_AT,
            expected_version=statement.version,
        )


# Freezing, scrutiny and agreement


def test_freezing_asks_first_says_what_is_frozen_and_cannot_be_done_twice():
    report = yearly.a_written_report()
    browser, page = office_of(report), url("freeze", report.pk)
    blocks = sum(len(each["blocks"]) for each in report.content["sections"])

    asked = text_of(browser.get(page))
    assert f"{blocks} block" in asked
    assert "checksum" in asked
    done = text_of(browser.post(page, confirmed(report), follow=True))
    assert "Evidence frozen 14 April 2025" in done
    assert "Compile the evidence again" not in done
    assert browser.get(page).status_code == 409


def test_a_year_that_is_not_over_cannot_be_frozen():
    report = yearly.an_opened_report(year=yearly.NEXT_YEAR)
    browser = office_of(report)

    answer = browser.post(url("freeze", report.pk), confirmed(report))
    assert "is not over yet" in text_of(answer)
    assert yearly.fresh(report).frozen_at is None


def test_evidence_is_drawn_together_again_by_a_button_and_the_page_says_whether_it_changed():
    report = yearly.an_opened_report()
    browser = office_of(report)
    browser.post(url("recompose", report.pk))  # that the officer came to post is new evidence
    said = text_of(browser.post(url("recompose", report.pk), follow=True))
    assert "Nothing has changed since." in said

    factories.VoiceRecordFactory(
        group=None, partnership=report.partnership, heard_on=datetime(2024, 7, 1).date()
    )
    said = text_of(browser.post(url("recompose", report.pk), follow=True))
    assert "The evidence is compiled anew." in said


def test_given_to_the_scrutineer_and_taken_back_with_a_reason():
    report = yearly.a_frozen_report()
    browser = office_of(report)
    browser.post(url("give-to-scrutiny", report.pk), confirmed(report))
    assert yearly.fresh(report).status == YearlyReport.Status.SCRUTINY

    without = browser.post(url("take-back", report.pk), {"note": ""})
    assert "Say what must be changed." in text_of(without)
    said = text_of(
        browser.post(url("take-back", report.pk), {"note": "A chapter is wrong."}, follow=True)
    )
    assert "Back with the office A chapter is wrong." in said


def test_sending_names_what_is_missing_and_needs_its_reason_which_is_printed():
    report = yearly.a_report_in_scrutiny()
    browser, page = office_of(report), url("send", report.pk)
    asked = text_of(browser.get(page))
    missing = [row.text for row in report.requirements.filter(code="impact")]

    assert "What is missing, and printed as missing" in asked
    assert all(text in asked for text in missing)
    without = text_of(post_drawn(browser, page, {"missing_reason": ""}))
    assert "Say why it goes on with this missing; it is printed." in without
    assert yearly.fresh(report).status == YearlyReport.Status.SCRUTINY
    said = text_of(post_drawn(browser, page, {"missing_reason": "It comes next."}, follow=True))
    assert "Sent for signature" in said
    assert "Why it goes on with something missing It comes next." in said


def test_whoever_signs_sees_what_they_agree_and_the_office_what_is_awaited():
    report = yearly.a_sent_report()
    asked = yearly.asked_of(report)
    signer = signed_in(asked[0].seat.appointments.get().person)
    page = url("agree", report.pk)

    shown = text_of(signer.get(page))
    assert f"You agree for {asked[0].seat}" in shown
    assert f"Checksum {report.content_hash[:12]}" in shown
    done = text_of(signer.post(page, confirmed(report), follow=True))
    assert "Your agreement is kept." in done
    assert signer.get(page).status_code == 409
    assert "Agreed" in text_of(office_of(report).get(url("detail", report.pk)))


def test_an_agreement_on_paper_is_recorded_with_its_evidence():
    report = yearly.a_sent_report()
    first = yearly.asked_of(report)[0]
    browser, page = office_of(report), url("record-agreement", report.pk, first.pk)

    without = text_of(post_drawn(browser, page, {"kind": "paper", "label": ""}))
    assert "Say what shows it." in without
    typed = {"kind": "paper", "label": "Signature page, kept by the office"}
    said = text_of(post_drawn(browser, page, typed, follow=True))
    assert "The agreement is recorded with its evidence." in said
    assert first.pk not in [row.pk for row in yearly.asked_of(report)]


def test_a_lead_partner_sends_it_back_and_the_page_says_why():
    report = yearly.a_sent_report()
    signer = signed_in(yearly.asked_of(report)[0].seat.appointments.get().person)

    signer.post(url("send-back", report.pk), {"note": "A figure is wrong."})

    said = text_of(office_of(report).get(url("detail", report.pk)))
    assert "Back with the office A figure is wrong." in said
    assert "Sent back before it was agreed" in said
    assert signer.get(url("agree", report.pk)).status_code == 409


def test_what_is_written_is_found_by_who_may_see_it():
    report = yearly.a_report_in_scrutiny()
    search = reverse("search")

    found = office_of(report).get(search, {"q": "neglect came first"})
    assert url("detail", report.pk) in found.content.decode()
    stated = office_of(report).get(search, {"q": STATEMENT[:30]})
    assert url("detail", report.pk) in stated.content.decode()
    young = signed_in(scenarios.a_young_scrutineer(report.partnership))
    assert url("detail", report.pk) not in (
        young.get(search, {"q": "neglect came first"}).content.decode()
    )


def test_the_list_of_time_limits_shows_the_report_s_clock():
    report = yearly.an_opened_report()

    said = text_of(office_of(report).get(reverse("governance:deadline-list")))
    assert f"{report.partnership}, 2024 to 2025" in said


def test_the_timeline_tells_what_was_done_and_never_what_was_written():
    report = yearly.a_report_in_scrutiny()

    page = office_of(report).get(url("detail", report.pk))
    told = " ".join(str(each.label) for each in page.context["trail"])
    assert "“Foreword”" in told
    assert "the scrutineer’s statement" in told
    assert FOREWORD not in told
    assert STATEMENT not in told


def test_the_page_of_what_is_signed_has_no_way_to_write():
    report = yearly.a_signed_report()
    for browser in (office_of(report), scrutineer_of(report), member_of(report)):
        page = browser.get(url("detail", report.pk)).content.decode()
        assert re.findall(r'href="/yearly-(?:sections|comments|statements)[^"]*"', page) == []
        assert url("write", report.pk) not in page


def test_opening_by_hand_needs_the_office():
    report = yearly.an_opened_report()

    assert member_of(report).get(url("open")).status_code == 403
    assert preparing.open(
        report.partnership, report.period, by=yearly.its_office(report, SIGNED_AT), at=SIGNED_AT
    ) == (report)
