"""Published reports for anybody: the whole of what was signed, and nothing that was not."""

import re

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assurance.publication.operations import errata
from assurance.yearly import additions
from assurance.yearly.models import YearlyFile, YearlyReport
from assurance.yearly.operations import writing
from governance.core.models import Remark, TrailEntry
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import as_seen
from tests.scenarios.yearly import OPENED_AT, PUBLISHED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
LIST = "/public/leicester/yearly-report/"
PAGE = f"{LIST}2024-25/"
NO_EVIDENCE = "Nobody has measured it; an audit is planned for the spring."
INTERNAL = "They promised it in May and did nothing."


def shown(page: str = PAGE, browser: Client | None = None) -> str:
    answer = (browser or Client()).get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(page: str) -> str:
    """What is read, without what tells how it is drawn."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def a_report_that_says_there_is_no_evidence() -> YearlyReport:
    """A requirement is answered so, with a reason for the screening that is the office's own."""
    report = yearly.a_written_report()
    asked = report.requirements.get(code="impact")
    writing.say_no_evidence(
        asked,
        NO_EVIDENCE,
        by=yearly.its_office(report),
        at=OPENED_AT,
        expected_version=asked.version,
        note=INTERNAL,
    )
    return report


def published(report: YearlyReport) -> YearlyReport:
    """From what is written to what anybody reads."""
    office = yearly.its_office(report)
    yearly.preparing.freeze(report, by=office, at=OPENED_AT, expected_version=as_seen(report))
    yearly.agreement.give_to_scrutiny(
        yearly.fresh(report), by=office, at=OPENED_AT, expected_version=as_seen(report)
    )
    writing.state(
        yearly.fresh(report),
        yearly.STATEMENT,
        by=yearly.its_scrutineer(report),
        at=OPENED_AT,
        expected_version=as_seen(report),
    )
    return yearly.publish(yearly.everybody_agrees(yearly.send(yearly.fresh(report))))


@pytest.mark.parametrize("status", ["preparing", "scrutiny", "sent", "signed"])
def test_until_it_is_published_there_is_no_page_not_even_for_its_office(status):
    report = yearly.REPORT_AT[status]()
    office = scenarios.a_board_officer(report.partnership)

    for browser in (Client(), signed_in(office)):
        assert browser.get(PAGE).status_code == 404
        assert browser.get(f"{PAGE}pdf/").status_code == 404
    assert "has been published here yet" in shown(LIST)
    assert "2024 to 2025" not in text_of(shown(LIST))


def test_whoever_has_not_signed_in_reads_the_whole_of_what_was_signed():
    report = published(a_report_that_says_there_is_no_evidence())

    says = text_of(shown())
    assert "Yearly report 2024 to 2025" in says
    assert yearly.FOREWORD in says
    assert yearly.STATEMENT in says
    assert yearly.MISSING_REASON in says
    assert NO_EVIDENCE in says
    assert "Published on 17 September 2025" in says
    for section in report.content["sections"]:
        assert section["title"] in says
    for seat in report.group.signatories.all():
        assert seat.seat.title in says


def test_its_contents_lead_to_every_heading():
    yearly.a_published_report()

    page = shown()
    targets = re.findall(r'<a class="govuk-link" href="#([a-z0-9-]+)"', page)
    assert len(targets) > 10
    assert all(f'id="{each}"' in page for each in targets)


def test_nothing_that_was_said_within_stands_there():
    report = published(a_report_that_says_there_is_no_evidence())
    office = yearly.its_office(report)
    TrailEntry.record(report, "publish", by=office, at=PUBLISHED_AT)
    page = shown()

    within = [*yearly.words_within(report), INTERNAL]
    within += [each["why"] for each in report.content["requirements"] if each["why"]]
    within += list(Remark.objects.values_list("text", flat=True))
    within += list(User.objects.values_list("email", flat=True))
    within += list(User.objects.values_list("name", flat=True))
    within += [row.letter for row in yearly.its_dispatches(report)]
    assert len(within) > 20
    assert [each for each in within if each in page] == []
    assert "What was done" not in text_of(page).replace("What was done as a result", "")


def test_words_written_after_it_was_sent_back_are_not_those_that_were_signed():
    """The draft of the next year is no part of the page of this one."""
    yearly.a_published_report()
    following = yearly.an_opened_report(year=yearly.NEXT_YEAR)
    foreword = following.sections.get(key="foreword")
    writing.write(
        foreword,
        "Not for anybody yet.",
        by=yearly.its_office(following),
        at=PUBLISHED_AT,
        expected_version=foreword.version,
    )

    assert Client().get(f"{LIST}2025-26/").status_code == 404
    assert "Not for anybody yet." not in shown() + shown(LIST)


def test_it_leads_nowhere_but_to_public_pages():
    report = yearly.a_published_report()
    row = factories.YearlyErratumFactory(report=report)
    assert row.pk

    hrefs = set(re.findall(r'href="(/[^"#]*)"', shown()))
    allowed = ("/public/", "/static/", "/account/login/", "/accessibility/", "/guidance/")
    assert {each for each in hrefs if not each.startswith(allowed)} - {"/"} == set()


def test_its_errata_stand_there_with_what_is_right():
    erratum = yearly.an_erratum()

    says = text_of(shown())
    assert "Put right since it was signed" in says
    assert erratum.right in says
    assert erratum.reason in says
    assert str(erratum.made_by) not in says


def test_an_erratum_made_later_shows_at_once_though_the_report_is_drawn_once():
    report = yearly.a_published_report()
    assert "Put right" not in text_of(shown())

    errata.put_right(
        report,
        "foreword",
        "Six.",
        "Seven.",
        "A slip.",
        by=yearly.its_office(report),
        at=PUBLISHED_AT,
    )

    assert "Seven." in text_of(shown())


def a_file_of(report: YearlyReport, form: str, stage: str, content_hash: str = "") -> YearlyFile:
    stored = factories.StoredFileFactory(name=f"{stage}.{form}", content_type="application/pdf")
    stored.content.save(f"{stage}.{form}", ContentFile(f"the {stage} {form}".encode()))
    return YearlyFile.objects.create(
        report=report,
        form=form,
        stage=stage,
        content_hash=content_hash or report.content_hash,
        file=stored,
    )


def test_only_files_of_what_was_published_may_be_taken():
    report = yearly.a_published_report()
    a_file_of(report, "pdf", "signed")
    a_file_of(report, "word", "published", "another content")
    assert "Download" not in text_of(shown())
    assert Client().get(f"{PAGE}pdf/").status_code == 404
    assert Client().get(f"{PAGE}word/").status_code == 404

    a_file_of(report, "pdf", "published")

    assert f'href="{PAGE}pdf/"' in shown()
    answer = Client().get(f"{PAGE}pdf/")
    assert b"".join(answer) == b"the published pdf"
    assert answer["Content-Type"] == "application/pdf"


def test_a_withdrawn_file_is_given_to_nobody():
    report = yearly.a_published_report()
    made = a_file_of(report, "pdf", "published")
    made.file.withdrawn_at, made.file.withdrawn_by = PUBLISHED_AT, scenarios.a_person()
    made.file.save()

    assert Client().get(f"{PAGE}pdf/").status_code == 404


def test_other_rooms_add_files_and_none_of_what_is_not_published():
    signed = yearly.a_signed_report()
    stored = factories.StoredFileFactory()
    given = additions.PublicFile(key="easy-read", label="Easy read", file=stored)
    find = lambda report: [given]  # noqa: E731  (registered and taken back below)
    additions.add_public_files(find)
    try:
        assert additions.public_files_of(signed) == ()
        published_report = yearly.publish(signed)
        assert given in additions.public_files_of(published_report)
        assert f'href="{PAGE}easy-read/"' in shown()
    finally:
        additions._FILES.remove(find)


def test_copies_may_be_kept_for_whoever_has_no_session_and_for_nobody_else():
    report = yearly.a_published_report()

    for page in (LIST, PAGE):
        assert Client().get(page)["Cache-Control"] == "public, max-age=300"
    answer = signed_in(scenarios.a_lead_partner(report.partnership)).get(PAGE)
    assert answer["Cache-Control"] == "private, no-store"
    assert "Vary" in answer


def test_it_costs_the_same_however_long_it_is():
    report = yearly.a_published_report()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            shown()
        counts.append(len(asked))
        for _ in range(3):
            factories.YearlyErratumFactory(report=report)
    assert counts == [6, 6]


def test_the_list_names_every_year_that_is_out_and_no_other():
    yearly.a_published_report()
    yearly.an_opened_report(year=yearly.NEXT_YEAR)
    with CaptureQueriesContext(connection) as asked:
        says = shown(LIST)

    assert f'href="{PAGE}"' in says
    assert "2025 to 2026" not in text_of(says)
    assert len(asked) == 2


def test_the_page_wears_the_colour_of_its_partnership_and_says_whom_to_tell():
    report = yearly.a_published_report()
    report.partnership.colour = "plum"
    report.partnership.concern_text = "Ring the duty team."
    report.partnership.concern_phone = "0116 496 0000"
    report.partnership.save()

    page = shown()
    assert "app-brand--plum" in page
    assert "Concerned about a child?" in page
    assert "0116 496 0000" in page


def test_the_old_board_s_report_has_its_page_too():
    yearly.a_report_of_the_old_board()

    assert "2017 to 2018" in text_of(shown("/public/leicester-lscb-2018/yearly-report/2017-18/"))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_there(method):
    report = yearly.a_published_report()
    before = yearly.fresh(report).version

    answer = getattr(Client(), method)(PAGE)

    assert answer.status_code in (403, 405, 413)
    assert yearly.fresh(report).version == before


@pytest.mark.parametrize(
    "page",
    [
        "/public/nowhere/yearly-report/",
        "/public/nowhere/yearly-report/2024-25/",
        f"{LIST}1999-00/",
        f"{LIST}..%2f..%2fyearly/",
        f"{PAGE}zip/",
        f"{PAGE}proof/",
        f"{PAGE}..%2f1/",
    ],
)
def test_addresses_of_nothing_are_not_found(page):
    yearly.a_published_report()

    assert Client().get(page).status_code == 404


WITHIN = (
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


@pytest.mark.parametrize("name", WITHIN)
def test_no_page_within_opens_without_signing_in(name):
    report = yearly.a_published_report()
    page = reverse(f"assurance:{name}", args=[report.pk])

    for answer in (Client().get(page), Client().post(page)):
        assert answer.status_code == 302
        assert answer.url.startswith(settings.LOGIN_URL if settings.LOGIN_URL[0] == "/" else "/")
        assert "login" in answer.url
