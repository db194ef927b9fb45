"""The pages of a yearly report by what they say, and where their forms lead."""

import re

import pytest
import time_machine
from django.urls import reverse

from assurance.yearly.models import YearlyComment, YearlyReport, YearlyStatement
from assurance.yearly.operations import agreement
from governance.core.models import Remark
from governance.people.models import User
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import SIGNED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(SIGNED_AT, tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"assurance:yearly-{name}", args=args)


def office_of(report: YearlyReport):
    return signed_in(scenarios.a_board_officer(report.partnership))


def lead_of(report: YearlyReport):
    return signed_in(scenarios.a_lead_partner(report.partnership))


def text_of(answer) -> str:
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


# Opening


def test_the_office_opens_one_from_the_list_and_is_led_to_it():
    place = scenarios.the_leicester_partnership()
    yearly.the_reporting_group(place)
    browser = signed_in(scenarios.a_board_officer(place))
    assert "Open a yearly report" in text_of(browser.get(url("list")))

    answer = post_drawn(
        browser, url("open"), {"partnership": place.key, "year": "2024-25"}, follow=True
    )

    assert "The report is open, with its plan and what is asked of it." in text_of(answer)
    assert "In preparation" in text_of(answer)
    assert YearlyReport.objects.get().period.code == "2024-25"


def test_where_nobody_is_named_to_report_the_form_says_so():
    place = scenarios.the_leicester_partnership()
    browser = signed_in(scenarios.a_board_officer(place))

    answer = post_drawn(browser, url("open"), {"partnership": place.key, "year": "2024-25"})

    assert "name no group whose yearly report it is" in text_of(answer)
    assert not YearlyReport.objects.exists()


def test_the_list_is_narrowed_by_status_and_words():
    report = yearly.an_opened_report()
    browser = office_of(report)

    assert report.year_label in text_of(browser.get(url("list"), {"status": "preparing"}))
    assert report.year_label not in text_of(browser.get(url("list"), {"status": "signed"}))


# Writing


def test_the_list_of_sections_says_what_is_written_and_by_whom():
    report = yearly.a_written_report()

    says = text_of(office_of(report).get(url("write", report.pk)))

    assert yearly.FOREWORD in says
    assert "Written The office" in says
    assert "Not written yet" in says


def test_saved_a_section_stands_in_the_report_and_leads_on_to_the_next():
    report = yearly.an_opened_report()
    browser = office_of(report)
    first, second = re.findall(
        r'href="(/yearly-sections/\d+/write/)"',
        browser.get(url("write", report.pk)).content.decode(),
    )[:2]

    answer = post_drawn(browser, first, {"text": "A hard year.", "next": "1"})

    assert answer.url == second
    assert "A hard year." in text_of(browser.get(url("detail", report.pk)))


def test_a_section_opens_with_last_years_words_beside_it():
    yearly.a_written_report()
    report = yearly.an_opened_report(year=yearly.NEXT_YEAR)
    foreword = report.sections.get(key="foreword")

    says = text_of(office_of(report).get(url("section-write", foreword.pk)))

    assert f"Last year’s report said: {yearly.FOREWORD}" in says


def test_what_two_wrote_at_once_is_shown_side_by_side():
    report = yearly.an_opened_report()
    page = url("section-write", report.sections.get(key="foreword").pk)
    one, other = office_of(report), office_of(report)
    seen = other.get(page).context["form"]["expected_version"].value()
    post_drawn(one, page, {"text": "Theirs, first."})

    answer = other.post(page, {"text": "Mine, later.", "expected_version": seen})

    assert answer.status_code == 409
    assert "Theirs, first." in answer.content.decode()
    assert "Mine, later." in answer.content.decode()
    assert report.sections.get(key="foreword").text == "Theirs, first."


def test_a_named_seat_finds_its_section_and_no_other_to_write():
    report = yearly.an_opened_report()
    seat = report.group.signatories.earliest("pk").seat
    foreword, costs = (report.sections.get(key=key) for key in ("foreword", "costs"))
    typed = {"author": str(seat.pk), "due_on_0": "1", "due_on_1": "10", "due_on_2": "2025"}
    post_drawn(office_of(report), url("section-assign", foreword.pk), typed)
    author = signed_in(User.objects.get(appointments__seat=seat))

    page = author.get(url("write", report.pk)).content.decode()

    assert url("section-write", foreword.pk) in page
    assert url("section-write", costs.pk) not in page
    assert author.get(url("section-write", costs.pk)).status_code == 403
    foreword.refresh_from_db()
    assert (foreword.author, foreword.due_on.isoformat()) == (seat, "2025-10-01")


def test_a_seat_of_another_partnership_cannot_be_chosen_to_write():
    report = yearly.an_opened_report()
    section = report.sections.get(key="foreword")
    elsewhere = yearly.a_seat_that_signs(
        yearly.the_reporting_group(scenarios.a_foreign_partnership())
    )

    answer = post_drawn(
        office_of(report), url("section-assign", section.pk), {"author": str(elsewhere.pk)}
    )

    assert "not one of the available choices" in text_of(answer)
    section.refresh_from_db()
    assert section.author is None


# What is asked


def test_what_is_missing_is_named_until_the_report_says_that_there_is_no_evidence():
    report = yearly.an_opened_report()
    browser = office_of(report)
    row = report.requirements.get(code="impact")
    page = url("requirements", report.pk)
    assert row.text in text_of(browser.get(page, {"state": "missing"}))

    post_drawn(
        browser, url("requirement-no-evidence", row.pk), {"no_evidence": "Nobody looked yet."}
    )

    assert row.text not in text_of(browser.get(page, {"state": "missing"}))
    assert "“Nobody looked yet.”" in text_of(browser.get(page, {"state": "met"}))


# Comments


def test_a_comment_is_made_answered_and_read_beside_its_section():
    report = yearly.an_opened_report()
    lead, office = lead_of(report), office_of(report)
    post_drawn(lead, url("comment", report.pk, "foreword"), {"text": "Can it be plainer?"})
    comment = YearlyComment.objects.get()

    assert "Can it be plainer?" in text_of(office.get(url("comment-answer", comment.pk)))
    post_drawn(office, url("comment-answer", comment.pk), {"text": "It is shorter now."})

    says = text_of(lead.get(url("detail", report.pk)))
    assert "Can it be plainer?" in says
    assert "It is shorter now." in says


def test_there_is_no_comment_on_a_heading_that_is_none():
    report = yearly.an_opened_report()

    assert lead_of(report).get(url("comment", report.pk, "no-such-heading")).status_code == 404


def test_once_published_its_readers_see_no_comment():
    report = yearly.a_published_report()
    reader = signed_in(scenarios.a_young_scrutineer(report.partnership))

    says = text_of(reader.get(url("detail", report.pk)))

    assert yearly.FOREWORD in says
    assert yearly.SAID_WITHIN not in says


# The scrutineer


def test_the_statement_is_about_the_words_that_the_scrutineer_was_shown():
    report = yearly.a_frozen_report()
    scrutineer = signed_in(scenarios.a_scrutineer(report.partnership))
    shown = text_of(scrutineer.get(url("state", report.pk)))

    answer = post_drawn(
        scrutineer, url("state", report.pk), {"text": "I found little."}, follow=True
    )

    assert "Your statement stands in the report." in text_of(answer)
    assert "I found little." in text_of(answer)
    assert f"checksum {YearlyStatement.objects.get().about_hash[:12]}" in shown


def test_a_second_statement_is_refused_and_what_was_typed_is_kept():
    report = yearly.a_report_in_scrutiny()
    scrutineer = signed_in(scenarios.a_scrutineer(report.partnership))

    answer = post_drawn(scrutineer, url("state", report.pk), {"text": "From another tab."})

    assert "The statement is written already: change that one instead." in text_of(answer)
    assert "From another tab." in answer.content.decode()
    assert YearlyStatement.objects.get().text == yearly.STATEMENT


# The plan


def test_the_plan_says_what_is_late_and_who_did_what():
    report = yearly.an_opened_report()
    browser = office_of(report)
    step = report.steps.get(key="draft")
    plan = url("plan", report.pk)
    assert "By 17 July 2025, late" in text_of(browser.get(plan))

    typed = {"done_on_0": "1", "done_on_1": "8", "done_on_2": "2025"}
    post_drawn(browser, url("step-tick", step.pk), typed)

    says = text_of(browser.get(plan))
    assert "Done 1 August 2025" in says
    assert "By 17 July 2025" not in says


def test_a_step_is_not_ticked_for_a_day_to_come():
    report = yearly.an_opened_report()
    step = report.steps.get(key="draft")
    typed = {"done_on_0": "1", "done_on_1": "8", "done_on_2": "2026"}

    answer = post_drawn(office_of(report), url("step-tick", step.pk), typed)

    assert "The day is still to come." in text_of(answer)
    step.refresh_from_db()
    assert step.done_on is None


def test_the_office_adds_a_step_and_changes_its_words():
    report = yearly.an_opened_report()
    browser = office_of(report)
    post_drawn(browser, url("step-add", report.pk), {"title": "The printer is asked"})
    step = report.steps.get(title="The printer is asked")

    post_drawn(browser, url("step-change", step.pk), {"title": "The designer is asked"})

    says = text_of(browser.get(url("plan", report.pk)))
    assert "The designer is asked" in says
    assert "The printer is asked" not in says


def test_why_something_identifying_stays_in_a_step_is_kept():
    report = yearly.an_opened_report()
    browser = office_of(report)
    typed = {"title": "Meet at LE1 1AA", "identifying_reason": "It is the city hall."}
    post_drawn(browser, url("step-add", report.pk), typed)
    step = report.steps.get(title="Meet at LE1 1AA")
    typed["title"] = "Meet at LE2 2AA"
    post_drawn(browser, url("step-change", step.pk), typed)

    reasons = Remark.objects.filter(verb__in=("add_step", "change")).values_list("text", flat=True)
    assert list(reasons) == ["What looks identifying stays: It is the city hall."] * 2


def test_who_does_not_prepare_it_reads_the_plan_and_changes_nothing():
    report = yearly.an_opened_report()

    page = lead_of(report).get(url("plan", report.pk)).content.decode()

    assert "The report is signed" in page
    assert "/tick/" not in page
    assert "Add a step" not in page


# Freezing


def test_freezing_asks_first_and_then_the_words_can_still_be_written():
    report = yearly.a_written_report()
    browser = office_of(report)
    assert "This cannot be undone." in text_of(browser.get(url("freeze", report.pk)))

    answer = post_drawn(browser, url("freeze", report.pk), follow=True)

    assert "The year’s evidence is frozen." in text_of(answer)
    assert "Draw the evidence together again" not in text_of(answer)
    assert url("write", report.pk) in answer.content.decode()


def test_drawn_together_again_it_says_whether_anything_is_new():
    report = yearly.an_opened_report()
    browser = office_of(report)
    first = browser.post(url("recompose", report.pk), follow=True)
    again = browser.post(url("recompose", report.pk), follow=True)

    assert "The evidence is compiled anew." in text_of(first)
    assert "Nothing has changed since." in text_of(again)


# Sending


def test_why_something_identifying_stays_is_kept_where_the_scrutineer_has_spoken():
    report = yearly.a_report_in_scrutiny()
    typed = {"missing_reason": "Ask at LE1 1AA.", "identifying_reason": "It is the city hall."}

    post_drawn(office_of(report), url("send", report.pk), typed)

    assert yearly.fresh(report).missing_reason == "Ask at LE1 1AA."
    assert Remark.objects.get(verb="send").text == (
        "What looks identifying stays: It is the city hall."
    )


def test_why_something_identifying_stays_is_no_reason_to_go_on_without_the_scrutineer():
    report = yearly.a_frozen_report()
    agreement.give_to_scrutiny(
        report, by=yearly.its_office(report), at=SIGNED_AT, expected_version=as_seen(report)
    )
    typed = {"missing_reason": "Ask at LE1 1AA.", "identifying_reason": "It is the city hall."}

    answer = post_drawn(office_of(report), url("send", report.pk), typed)

    assert "Say why it goes on without the scrutineer’s statement." in text_of(answer)
    assert yearly.fresh(report).status == YearlyReport.Status.SCRUTINY


def test_a_draft_is_not_there_for_who_may_not_see_it():
    report = yearly.a_written_report()
    people = (
        scenarios.a_young_scrutineer(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    )

    for person in people:
        browser = signed_in(person)
        assert browser.get(url("detail", report.pk)).status_code == 404
        assert report.year_label not in text_of(browser.get(url("list")))
