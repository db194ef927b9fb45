"""Before what cannot be taken back there is a page that says what it does, and does nothing."""

import re
from html import unescape

import pytest
from django.urls import reverse

from assurance.reports.content.sections import OFFICER_SECTIONS, SECTIONS
from assurance.reports.models import Report
from assurance.reports.operations import passages, reports
from assurance.returns.models import AssuranceReturn
from governance.outbox.models import Message
from governance.plans.models import BusinessPlan, OutcomeStatement
from tests.assurance.reports import situations
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import LONG_AFTER, NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def page(name, key):
    return reverse(f"assurance:{name}", args=[key])


def words_of(client, name, key):
    return client.get(page(name, key)).content.decode()


def an_office():
    return signed_in(scenarios.a_board_officer())


def test_before_sending_one_reads_what_is_missing_what_is_empty_and_who_is_asked():
    report = situations.a_composed_report()
    chair = scenarios.its_chair(report.group)
    report_scenarios.the_arrangements_name([report_scenarios.the_seat_of(chair)], report.group)

    says = words_of(an_office(), "report-send", report.pk)

    assert "Audit Group: not returned, 4 working days late" in says
    assert "What we are doing well" in says
    assert str(chair) in says
    assert "Update from the latest returns" not in says
    assert "Go back" in says
    assert Report.objects.get().is_draft


def a_draft_with_two_outcome_statements():
    group = scenarios.the_planning_and_delivery_group()
    priority = plan_scenarios.a_priority(plan_scenarios.a_plan(group))
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    for number, text in enumerate(("Neglect is seen.", "Plans say what must change."), 1):
        statement = OutcomeStatement(priority=priority, number=number, text=text, starts_on=SINCE)
        plan_scenarios.added(statement)
    return scenarios.a_draft_report(group)


def written(report, key, text="Words."):
    passage = report.passages.get(key=key)
    office = report_scenarios.its_office(report)
    passages.write(passage, text, by=office, at=NOON, expected_version=passage.version)


def unwritten(report):
    """What the page before sending lists as not written, and nothing of the other lists."""
    says = unescape(words_of(an_office(), "report-send", report.pk))
    heads = ("Closing chapters that are empty", "What nobody has written yet")
    own = (says.partition(head)[2].partition("</ul>")[0] for head in heads)
    return re.findall("<li>(.*?)</li>", "".join(own))


def test_before_sending_every_empty_heading_and_every_unwritten_judgement_is_named():
    report = a_draft_with_two_outcome_statements()
    headings = {title.key: title.title for title in SECTIONS}
    outcomes = {
        f"outcome:{outcome.pk}": f"The judgement on “{outcome.text}”"
        for outcome in OutcomeStatement.objects.all()
    }

    assert set(unwritten(report)) == {
        *(headings[key] for key in OFFICER_SECTIONS), *outcomes.values()
    }  # fmt: skip

    done, *_ = outcomes
    written(report, "doing-well")
    written(report, done)

    lacking = unwritten(report)
    assert headings["doing-well"] not in lacking
    assert outcomes[done] not in lacking
    assert len(lacking) == len(OFFICER_SECTIONS) + len(outcomes) - 2


def test_when_all_is_written_nothing_is_said_of_what_is_not():
    report = a_draft_with_two_outcome_statements()
    for passage in report.passages.all():
        written(report, passage.key)

    says = words_of(an_office(), "report-send", report.pk)

    assert "What nobody has written yet" not in says


def test_a_draft_that_is_behind_its_returns_says_so_and_offers_to_compose_again():
    report = situations.a_composed_report()
    office = an_office()
    record = situations.a_returned_return("Education Group")
    AssuranceReturn.objects.filter(pk=record.pk).update(submitted_at=LONG_AFTER)
    Report.objects.filter(pk=report.pk).update(composed_at=NOON)

    for name in ("report-detail", "report-send"):
        says = words_of(office, name, report.pk)
        assert "Education Group: submitted since" in says
        assert "Update from the latest returns" in says


def test_a_draft_drawn_together_after_all_of_it_came_says_nothing_of_the_kind():
    report = situations.a_composed_report()
    Report.objects.filter(pk=report.pk).update(composed_at=LONG_AFTER)

    assert "update it from the latest returns" not in words_of(
        an_office(), "report-detail", report.pk
    )


def test_before_agreeing_one_reads_for_which_seat_and_what():
    report = report_scenarios.a_report_for_three()
    chair = scenarios.its_chair(report.group)

    says = words_of(signed_in(chair), "report-agree", report.pk)

    assert str(report_scenarios.the_seat_of(chair)) in says
    assert "in the words in which it was" in says
    assert says.count("Lead safeguarding partner") >= 1
    assert Report.objects.get().status == Report.Status.SENT


def test_somebody_whose_seat_is_not_asked_is_refused_before_anything_is_asked():
    report = report_scenarios.a_sent_report()

    assert an_office().get(page("report-agree", report.pk)).status_code == 403


def test_who_has_agreed_is_not_asked_again():
    report = report_scenarios.a_report_for_three()
    chair = scenarios.its_chair(report.group)
    reports.agree(
        report, by=scenarios.acting(chair), at=NOON, expected_version=scenarios.as_seen(report)
    )

    assert signed_in(chair).get(page("report-agree", report.pk)).status_code == 409


def test_before_issuing_one_reads_how_many_are_told_and_who_receives_it():
    report = report_scenarios.an_agreed_report()
    office = an_office()
    says = words_of(office, "report-issue", report.pk)
    assert Report.objects.get().status == Report.Status.AGREED

    post_drawn(office, page("report-issue", report.pk))

    told = Message.objects.filter(key__contains=":issued:").count()
    assert f"{told} {'person' if told == 1 else 'people'}" in says
    assert all(str(receipt.partnership) in says for receipt in report.receipts.all())


def test_before_submitting_and_accepting_one_reads_who_has_it_then():
    record = scenarios.an_answered_return()
    sent = scenarios.a_submitted_return(record.group, scenarios.a_quarter("2025-26", "Q1"))

    asked = words_of(signed_in(scenarios.its_chair(record.group)), "return-submit", record.pk)
    taken = words_of(an_office(), "return-accept", sent.pk)

    receivers = [str(receipt.partnership) for receipt in record.receipts.all()]
    assert all(name in asked and name in taken for name in receivers)
    assert "only if the office asks about an answer" in asked
    assert {each.status for each in AssuranceReturn.objects.all()} == {"open", "submitted"}


def test_before_chasing_one_reads_who_is_told_and_nobody_is_told_yet():
    report = situations.a_composed_report()

    says = words_of(an_office(), "returns-chase", "leicester")

    assert "Audit Group: 1 late return" in says
    assert not Message.objects.filter(key__startswith="late:").exists()
    assert report.is_draft


def test_what_no_font_on_paper_has_is_told_before_the_report_is_sent():
    report = a_draft_with_two_outcome_statements()
    written(
        report, "doing-well", "Well done \U0001faf6 \ue123\ue124\ue125\ue126\ue127, Łódź, 中文."
    )
    (title,) = (title.title for title in SECTIONS if title.key == "doing-well")

    office = an_office()
    to_send = unescape(words_of(office, "report-send", report.pk))
    on_the_page = unescape(words_of(office, "report-detail", report.pk))

    says = f"{title}: the PDF cannot show “\ue123” (U+E123), “\ue124” (U+E124)"
    assert "What the PDF cannot show" in to_send
    assert says in to_send
    assert says in on_the_page
    assert "and 1 more. Write it in words, or take it out." in on_the_page
