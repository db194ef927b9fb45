"""The pages of publication by what they say, and who gets in by no door."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from assurance.yearly.models import YearlyReport
from governance.core.roles import Capacity
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.clients import confirmed, drawn, post_drawn, signed_in
from tests.scenarios.yearly import PANEL, PUBLISHED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
SOON_AFTER = datetime(2025, 9, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def soon_after():
    with time_machine.travel(SOON_AFTER, tick=False):
        yield


def url(name: str, pk: int) -> str:
    return reverse(f"assurance:{name}", args=[pk])


def office_of(report: YearlyReport):
    return signed_in(scenarios.a_board_officer(report.partnership))


def text_of(answer) -> str:
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_it_is_signed_the_page_says_why_it_is_held_and_who_is_awaited():
    report = yearly.a_sent_report()
    seats = [each.seat for each in yearly.asked_of(report)]

    answer = office_of(report).get(url("yearly-publish", report.pk))

    says = text_of(answer)
    assert answer.status_code == 409
    assert "It cannot be published yet" in says
    assert all(str(seat) in says for seat in seats)
    assert "30 September 2025" in says


@pytest.mark.parametrize(
    ("status", "words"),
    [("preparing", "still being prepared"), ("scrutiny", "with the scrutineer")],
)
def test_it_says_how_far_it_is(status, words):
    report = yearly.REPORT_AT[status]()

    assert words in text_of(office_of(report).get(url("yearly-publish", report.pk)))


def test_publishing_asks_first_and_leads_on_to_the_recipients():
    report = yearly.a_signed_report()
    browser = office_of(report)
    page = url("yearly-publish", report.pk)

    asked = text_of(browser.get(page))
    assert PANEL in asked
    assert "by 25 September 2025" in asked
    assert "/public/leicester/yearly-report/2024-25/" in asked
    answer = post_drawn(browser, page, follow=True)

    assert "Published. Send the copies next." in text_of(answer)
    assert PANEL in text_of(answer)
    assert yearly.fresh(report).is_published


def test_the_page_of_what_is_out_says_so_and_publishes_nothing_again():
    report = yearly.a_published_report()
    browser = office_of(report)
    page = url("yearly-publish", report.pk)

    answer = browser.get(page)
    assert answer.status_code == 409
    assert "Published on 17 September 2025" in text_of(answer)
    assert browser.post(page, confirmed(report)).status_code == 409


def test_a_late_day_is_told_before_it_is_published():
    report = yearly.a_signed_report()
    with time_machine.travel(datetime(2025, 10, 2, 12, tzinfo=UTC), tick=False):
        says = text_of(office_of(report).get(url("yearly-publish", report.pk)))

    assert "it is late, and is recorded so" in says


def test_the_recipients_are_listed_with_their_day_address_and_source():
    report = yearly.a_published_report()

    says = text_of(office_of(report).get(url("yearly-dispatch", report.pk)))
    assert "Day 1 of 7" in says
    assert "24 September 2025" in says
    assert "(to be confirmed)" in says
    assert "Working Together 2023" in says
    assert says.count("To be sent") == 2


def test_before_publication_it_says_who_will_have_a_copy():
    report = yearly.a_signed_report()

    says = text_of(office_of(report).get(url("yearly-dispatch", report.pk)))
    assert "Copies are sent once it is published." in says
    assert PANEL in says


def test_who_reads_the_report_sees_where_it_went_and_neither_address_nor_letter_nor_proof():
    row = yearly.a_proven_dispatch()
    reader = signed_in(scenarios.a_lead_partner(row.report.partnership))

    page = reader.get(url("yearly-dispatch", row.report_id))
    says = text_of(page)
    assert PANEL in says
    assert "17 Sep" in says
    assert row.address not in says
    assert row.proof not in says
    assert "Record as sent" not in says
    assert row.letter.split("\n")[0] not in page.content.decode()


def test_a_copy_is_sent_by_e_mail_after_the_letter_was_read():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)

    asked = text_of(browser.get(url("yearly-email", row.pk)))
    assert row.address in asked
    assert "nobody has checked it here" in asked
    assert "published their yearly report for 2024 to 2025" in asked
    done = text_of(post_drawn(browser, url("yearly-email", row.pk), follow=True))

    assert "Handed to the outbox" in done
    assert "E-mail: queued" in done


def test_a_letter_is_changed_and_its_address_confirmed():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)
    typed = {
        "address": "panel@example.org",
        "is_address_confirmed": "on",
        "letter": "In our own words.",
    }

    post_drawn(browser, url("yearly-letter", row.pk), typed)

    row.refresh_from_db()
    assert (row.address, row.is_address_confirmed) == ("panel@example.org", True)
    assert row.letter == "In our own words."


def sent(**more):
    return {
        "channel": "post",
        "sent_on_0": "18",
        "sent_on_1": "9",
        "sent_on_2": "2025",
        "proof": "Recorded delivery 12",
        **more,
    }


def test_sent_by_post_with_a_file_as_proof_that_the_office_may_take():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)
    content = SimpleUploadedFile("receipt.txt", b"Received with thanks.", "text/plain")

    page = url("yearly-sent", row.pk)
    answer = browser.post(page, {**drawn(browser, page), **sent(content=content)}, follow=True)

    assert "Proof as a file" in text_of(answer)
    taken = browser.get(url("yearly-proof-file", row.pk))
    assert b"".join(taken) == b"Received with thanks."
    reader = signed_in(scenarios.a_lead_partner(row.report.partnership))
    assert reader.get(url("yearly-proof-file", row.pk)).status_code == 403


def test_no_proof_is_no_record():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)

    answer = post_drawn(browser, url("yearly-sent", row.pk), sent(proof=""))

    assert "Say what proves it, or store a file." in text_of(answer)
    row.refresh_from_db()
    assert row.is_waiting


def test_a_day_before_publication_stands_beside_its_field():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)

    answer = post_drawn(browser, url("yearly-sent", row.pk), sent(sent_on_0="16"))

    assert "It was not published before 17 September 2025" in text_of(answer)


def test_a_file_whose_name_may_name_a_child_is_refused():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)
    content = SimpleUploadedFile("born 12.03.2015.txt", b"Thanks.", "text/plain")
    page = url("yearly-sent", row.pk)

    answer = browser.post(page, {**drawn(browser, page), **sent(content=content)})

    assert "may name a child" in text_of(answer)


def test_late_is_shown_on_the_list():
    report = yearly.a_published_report()
    with time_machine.travel(datetime(2025, 9, 26, 12, tzinfo=UTC), tick=False):
        says = text_of(office_of(report).get(url("yearly-dispatch", report.pk)))

    assert says.count("To be sent, late") == 2


def test_not_needed_asks_why_and_shows_it():
    row = yearly.a_waiting_dispatch()
    browser = office_of(row.report)

    post_drawn(browser, url("yearly-not-needed", row.pk), {"note": "It is no more."})

    assert "It is no more." in text_of(browser.get(url("yearly-dispatch", row.report_id)))
    post_drawn(browser, url("yearly-reopen", row.pk), {"note": "It is there after all."})
    assert YearlyDispatch.objects.get(pk=row.pk).is_waiting


def test_a_recipient_is_added_once():
    report = yearly.a_published_report()
    browser = office_of(report)
    page = url("yearly-recipient-add", report.pk)

    for _ in range(2):
        answer = browser.post(page, {"recipient": "Safeguarding Adults Board", "address": ""})

    assert "on the list already" in text_of(answer)
    assert YearlyDispatch.objects.filter(origin="office").count() == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["yearly-dispatch", "yearly-presentations", "yearly-errata"])
def test_each_list_is_taken_away_as_a_file(name, kind):
    report = yearly.a_published_report()
    yearly.a_planned_presentation(report)
    yearly.an_erratum(report)

    answer = office_of(report).get(f"{url(name, report.pk)}?as={kind}")

    assert answer.status_code == 200
    content = b"".join(answer) if answer.streaming else answer.content
    if kind == "csv":
        words = {"yearly-dispatch": PANEL, "yearly-presentations": "Health", "yearly-errata": "Two"}
        assert words[name].encode() in content


def test_a_presentation_is_planned_changed_and_ticked():
    report = yearly.a_published_report()
    browser = office_of(report)
    day = {"planned_on_0": "20", "planned_on_1": "9", "planned_on_2": "2025"}
    browser.post(url("yearly-presentation-add", report.pk), {"board": "Children’s Trust", **day})
    row = YearlyPresentation.objects.get()
    day |= {"planned_on_0": "10"}
    post_drawn(browser, url("yearly-presentation-change", row.pk), {"board": row.board, **day})

    assert "Over" in text_of(browser.get(url("yearly-presentations", report.pk)))
    ticked = {"presented_on_0": "17", "presented_on_1": "9", "presented_on_2": "2025"}
    post_drawn(browser, url("yearly-presentation-tick", row.pk), {**ticked, "remark": "Thanks."})

    says = text_of(browser.get(url("yearly-presentations", report.pk)))
    assert "Presented 17 Sep" in says
    assert "Thanks." in says


def test_an_erratum_is_made_from_a_figure_that_would_be_other_now():
    report = yearly.a_published_report()
    browser = office_of(report)
    begun = "?section=at-a-glance&said=Audits%3A+7&right=Audits%3A+8&figure=audits%3Aall"
    page = f"{url('yearly-erratum-add', report.pk)}{begun}"

    assert 'value="audits:all"' in browser.get(page).content.decode()
    typed = {"section": "at-a-glance", "said": "Audits: 7", "right": "Audits: 8", "reason": "Late."}
    browser.post(page, typed | {"figure": "audits:all"})

    made = YearlyErratum.objects.get()
    assert (made.figure, made.right) == ("audits:all", "Audits: 8")
    post_drawn(
        browser,
        url("yearly-erratum-change", made.pk),
        {"said": "Audits: 7", "right": "Audits: 9", "reason": "Later still."},
    )
    assert "Audits: 9" in text_of(browser.get(url("yearly-errata", report.pk)))


def test_a_heading_that_is_not_in_the_report_is_refused():
    report = yearly.a_published_report()
    typed = {"section": "nowhere", "said": "a", "right": "b", "reason": "c"}

    answer = office_of(report).post(url("yearly-erratum-add", report.pk), typed)

    assert answer.status_code == 200
    assert not YearlyErratum.objects.exists()


def home_on(report: YearlyReport, day: datetime) -> str:
    with time_machine.travel(day, tick=False):
        return text_of(office_of(report).get(reverse("home")))


def test_home_names_what_is_still_to_be_sent_with_its_day():
    report = yearly.a_published_report()

    says = home_on(report, SOON_AFTER)
    assert PANEL in says
    assert "6 days left" in says
    assert "2 days late" in home_on(report, datetime(2025, 9, 26, 12, tzinfo=UTC))


def test_home_names_a_day_of_publication_that_is_near_and_not_one_that_is_far():
    report = yearly.a_signed_report()

    assert "to be published" in home_on(report, SOON_AFTER)
    assert "to be published" not in home_on(report, datetime(2025, 8, 30, 12, tzinfo=UTC))
    assert "3 days late" in home_on(report, datetime(2025, 10, 3, 12, tzinfo=UTC))


def test_home_of_somebody_else_names_neither():
    report = yearly.a_published_report()

    says = text_of(signed_in(scenarios.a_lead_partner(report.partnership)).get(reverse("home")))
    assert PANEL not in says


def test_an_erratum_is_found_by_its_words():
    erratum = yearly.an_erratum()
    browser = signed_in(scenarios.a_lead_partner(erratum.report.partnership))

    says = text_of(browser.get(reverse("search"), {"q": "exploitation"}))
    assert "Erratum to Yearly report 2024 to 2025" in says


def test_the_limit_of_sending_stands_among_the_deadlines():
    report = yearly.a_published_report()

    says = text_of(office_of(report).get(reverse("governance:deadline-list")))
    assert "Yearly report sent after it is published" in says


# Breaking in

PARTS = (
    "yearly-letter",
    "yearly-email",
    "yearly-sent",
    "yearly-proof",
    "yearly-proof-file",
    "yearly-not-needed",
    "yearly-reopen",
)


def everything_of(report: YearlyReport) -> list[str]:
    row = yearly.its_dispatches(report)[0]
    planned = yearly.a_planned_presentation(report)
    erratum = yearly.an_erratum(report)
    of_report = (
        "yearly-detail",
        "yearly-publish",
        "yearly-dispatch",
        "yearly-recipient-add",
        "yearly-presentations",
        "yearly-presentation-add",
        "yearly-errata",
        "yearly-erratum-add",
        "yearly-figures-now",
    )
    return [
        *(url(name, report.pk) for name in of_report),
        *(url(name, row.pk) for name in PARTS),
        *(url(f"yearly-presentation-{verb}", planned.pk) for verb in ("change", "tick")),
        url("yearly-erratum-change", erratum.pk),
    ]


READING = ("yearly-detail", "yearly-dispatch", "yearly-presentations", "yearly-errata")
WHOLE = [each for each in Capacity if each not in ("business_manager", "board_officer")]


@pytest.mark.parametrize("capacity", WHOLE)
def test_no_other_role_changes_anything_by_any_address(capacity):
    report = yearly.a_published_report()
    pages = everything_of(report)
    person = scenarios.somebody_in(capacity, partnership=report.partnership)
    browser = signed_in(person)
    versions = versions_of(report)
    readable = {url(name, report.pk) for name in READING}

    for page in pages:
        answers = [browser.get(page), browser.post(page, {"note": "x", **confirmed(report)})]
        allowed = {200, 403, 404, 405} if page in readable else {403, 404, 405}
        assert {each.status_code for each in answers} <= allowed, page
    assert versions_of(report) == versions


def test_an_office_elsewhere_and_an_administrator_find_nothing():
    report = yearly.a_published_report()
    pages = everything_of(report)
    people = (
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.an_administrator(),
        scenarios.a_person(),
    )
    for person in people:
        browser = signed_in(person)
        for page in pages:
            assert browser.get(page).status_code in (404, 405), (page, person)
            assert browser.post(page, confirmed(report)).status_code in (404, 405), (page, person)


def versions_of(report: YearlyReport) -> list[object]:
    rows = (YearlyDispatch, YearlyPresentation, YearlyErratum)
    found = [list(each.objects.order_by("pk").values_list("pk", "version")) for each in rows]
    return [*found, YearlyReport.objects.get(pk=report.pk).version]


def test_a_draft_shows_its_pages_to_nobody_who_only_reads_what_is_published():
    report = yearly.a_signed_report()
    member = signed_in(scenarios.its_member(report.group))

    for name in READING:
        assert member.get(url(name, report.pk)).status_code == 404
    assert factories.YearlyErratumFactory(report=report).pk
    assert PUBLISHED_AT < SOON_AFTER
