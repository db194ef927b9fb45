"""The report's pages: who sees them, what they show, and the PDF that is waited for."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from lxml import html

from assurance.reports import tasks
from assurance.reports.content.sections import FIVE_QUESTIONS
from assurance.reports.models import Report
from assurance.reports.operations import files as report_files
from assurance.reports.operations import reports
from governance.core import tables
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from tests.assurance.reports import situations
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, SCHEDULE

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

PEOPLE = {
    "board officer": scenarios.a_board_officer,
    "scrutineer": scenarios.a_scrutineer,
    "officer of the other partnership served": lambda: scenarios.a_board_officer(
        scenarios.the_county_partnership()
    ),
    "chair of the producing group": lambda: scenarios.its_chair(
        scenarios.the_planning_and_delivery_group()
    ),
    "member of the producing group": lambda: scenarios.its_member(
        scenarios.the_planning_and_delivery_group()
    ),
    "chair of a subgroup": lambda: scenarios.its_chair(situations.a_subgroup("Audit Group")),
    "lead partner": scenarios.a_lead_partner,
    "young scrutineer": scenarios.a_young_scrutineer,
    "foreign officer": lambda: scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    "somebody without a seat": scenarios.a_person,
}
SEE_DRAFTS = (
    "board officer",
    "scrutineer",
    "officer of the other partnership served",
    "chair of the producing group",
    "member of the producing group",
)


def page(name, record, **query):
    return reverse(f"assurance:report-{name}", args=[record.pk], query=query)


PAGES = ("detail", "pdf", "rows")


def test_a_draft_is_for_the_office_the_producing_group_and_the_scrutineer_alone():
    record, figure = situations.a_composed_report(), "returns-asked:all:2025-26 Q2"
    clients = {who: signed_in(make()) for who, make in PEOPLE.items()}

    answers = {
        (who, name): client.get(page(name, record, figure=figure)).status_code
        for who, client in clients.items()
        for name in PAGES
    }

    assert answers == {
        (who, name): HTTPStatus.OK if who in SEE_DRAFTS else HTTPStatus.NOT_FOUND
        for who, name in answers
    }
    assert {who for who, _ in answers} == set(PEOPLE)


def test_nobody_signed_out_sees_a_report(client):
    record = situations.a_composed_report()

    answer = client.get(page("detail", record))

    assert answer.url.startswith(reverse("account_login"))


def test_the_draft_shows_what_is_missing_first_and_each_groups_words(client):
    record = situations.a_composed_report()

    shown = signed_in(scenarios.a_board_officer()).get(page("detail", record)).content.decode()

    said = [
        "Audit Group: not returned, 4 working days late",
        "Performance Group: submitted, not yet accepted",
        "Reports asked for",
        "What the group says about keeping-safe.",
        "What the group says about asks.",
        "4 working days late",
    ]
    places = [shown.index(words) for words in said]
    assert places[:5] == sorted(places[:5])
    assert "Update from the latest returns" in shown


def test_only_the_office_is_offered_to_compose():
    record = situations.a_composed_report()
    scrutineer = signed_in(scenarios.a_scrutineer())

    assert "Compose" not in scrutineer.get(page("detail", record)).content.decode()
    assert (
        "Compose the report"
        not in scrutineer.get(reverse("assurance:report-list")).content.decode()
    )
    assert scrutineer.post(page("recompose", record)).status_code == HTTPStatus.FORBIDDEN
    assert scrutineer.post(reverse("assurance:report-compose")).status_code == HTTPStatus.FORBIDDEN


def test_an_officer_composes_from_the_list_and_is_led_to_the_draft():
    group = situations.a_quarter()
    client = signed_in(scenarios.a_board_officer())
    choices = client.get(reverse("assurance:report-compose")).content.decode()

    answer = client.post(
        reverse("assurance:report-compose"), {"group": group.key, "period": "2025-26 Q2"}
    )

    record = Report.objects.get()
    assert "Quarter 2, July to September 2025 (2025-26 Q2)" in choices
    assert answer.url == page("detail", record)
    assert (record.group, record.period) == (group, scenarios.the_last_quarter())


def test_composing_that_is_sent_twice_is_done_once_and_both_are_led_to_the_draft():
    group = situations.a_quarter()
    client = signed_in(scenarios.a_board_officer())
    token = client.get(reverse("assurance:report-compose")).context["submission_token"]
    chosen = {"group": group.key, "period": "2025-26 Q2", "submission_token": token}

    answers = [client.post(reverse("assurance:report-compose"), chosen) for _ in range(2)]

    record = Report.objects.get()
    assert [answer.url for answer in answers] == [page("detail", record)] * 2
    told = client.get(reverse("assurance:report-list")).content.decode()
    assert "This was saved already" in told
    assert "Composed from what has been returned so far." in told


def test_an_unknown_quarter_or_group_is_told_and_composes_nothing():
    group = situations.a_quarter()
    client = signed_in(scenarios.a_board_officer())

    for chosen in ({"group": group.key, "period": "2031-32 Q9"}, {"group": "no", "period": "no"}):
        answer = client.post(reverse("assurance:report-compose"), chosen, follow=True)
        assert "Choose a quarter that is over" in answer.content.decode()

    assert not Report.objects.exists()


def test_composing_is_never_done_by_a_link():
    record = situations.a_composed_report()
    client = signed_in(scenarios.a_board_officer())

    answer = client.get(page("recompose", record), follow=True)
    chosen = {"group": record.group.key, "period": record.period.code}
    drawn = client.get(reverse("assurance:report-compose"), chosen)

    assert answer.redirect_chain[-1][0] == page("detail", record)
    assert drawn.status_code == HTTPStatus.OK
    assert "Nothing was done" in answer.content.decode()
    record.refresh_from_db()
    assert (Report.objects.count(), record.version) == (1, 1)


@pytest.mark.slow
def test_the_pdf_is_asked_for_waited_for_and_given_without_a_script():
    record = situations.a_composed_report()
    client = signed_in(scenarios.a_board_officer())
    before = client.get(page("pdf", record))
    client.post(page("pdf", record))
    waiting = client.get(page("pdf", record))
    tasks.render_report(Job.objects.get().pk)
    made = client.get(page("pdf", record))

    assert "There is no PDF yet" in before.content.decode()
    assert waiting.headers["Refresh"] == "3"
    assert "The PDF is being made" in waiting.content.decode()
    assert made.headers["Content-Type"] == "application/pdf"
    assert b"".join(made.streaming_content).startswith(b"%PDF-")


def test_a_pdf_that_could_not_be_made_says_why_and_does_not_look_again_for_ever():
    record = situations.a_composed_report()
    job = report_files.ask_for_file(record, by=SCHEDULE, at=LONG_AFTER)
    jobs.take(job, by=SCHEDULE, at=LONG_AFTER)
    jobs.fail(job, by=SCHEDULE, at=LONG_AFTER, failure="The renderer ended without a word.")

    answer = signed_in(scenarios.a_board_officer()).get(page("pdf", record))

    assert "The renderer ended without a word." in answer.content.decode()
    assert "Refresh" not in answer.headers


def test_the_rows_behind_a_figure_are_those_this_person_may_see():
    record = situations.a_composed_report()
    figure = "returns-asked:all:2025-26 Q2"

    office = signed_in(scenarios.a_board_officer()).get(page("rows", record, figure=figure))
    member = signed_in(scenarios.its_member(record.group)).get(page("rows", record, figure=figure))
    unknown = signed_in(scenarios.a_board_officer()).get(page("rows", record, figure="no"))

    rows = [row.name for row in office.context["rows"]]
    assert rows == ["Audit Group", "Performance Group", "Policy Group"]
    assert [row.name for row in member.context["rows"]] == [
        "Performance Group",
        "Policy Group",
    ]
    assert "1 more that your seats do not let you see." in member.content.decode()
    assert unknown.status_code == HTTPStatus.NOT_FOUND


def test_the_pages_cost_the_same_number_of_queries_for_one_group_as_for_many(
    django_assert_max_num_queries,
):
    record = situations.a_composed_report()
    client = signed_in(scenarios.a_board_officer())
    counts = []
    for name in ("Education Group", "Communications Group"):
        with django_assert_max_num_queries(18) as counted:
            client.get(page("detail", record))
        counts.append(len(counted))
        situations.a_returned_return(name)
        reports.recompose(record, by=situations.LATER, at=LONG_AFTER)

    assert counts[0] == counts[1]


def test_the_rows_behind_a_figure_are_shown_a_page_at_a_time(monkeypatch):
    record = situations.a_composed_report()
    figure = "returns-asked:all:2025-26 Q2"
    monkeypatch.setattr(tables, "PER_PAGE", 2)
    browser = signed_in(scenarios.a_board_officer())

    first = browser.get(page("rows", record, figure=figure))
    second = browser.get(page("rows", record, figure=figure) + "&page=2")

    assert [len(each.context["rows"]) for each in (first, second)] == [2, 1]
    assert "Page 1 of 2" in first.content.decode()
    assert "more that your seats" not in first.content.decode()


def test_the_answers_to_the_five_questions_fold_under_their_headings():
    record = situations.a_composed_report()
    answer = signed_in(scenarios.a_board_officer()).get(page("detail", record))

    tree = html.fromstring(answer.content.decode())
    for question in FIVE_QUESTIONS:
        (section,) = tree.xpath(f"//section[@aria-labelledby='{question.key}']")
        (fold,) = section.xpath("./details[contains(@class, 'app-fold')]")
        assert "What the group says about" in fold.text_content()
        assert not fold.xpath("@open")
        assert tree.xpath(f"//nav[@aria-labelledby='contents']//a[@href='#{question.key}']")
