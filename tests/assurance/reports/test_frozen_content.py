"""What was sent is shown as it was frozen, on the page and on paper; what comes later is apart."""

import subprocess
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from docx import Document

from assurance.reports.blocks.grid import Grid
from assurance.reports.blocks.responses import Responses
from assurance.reports.content.current_content import content_of
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportComment
from assurance.reports.operations import passages, reports
from assurance.reports.views.drawn_blocks import draw_frozen
from governance.core.documents.pdf import pdf_of
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
LATER_WORDS = ("Milder words.", "Said much later.", "The figures came late.", "Other words.")


def a_report_with_words_of_all_kinds() -> Report:
    """Returns, a passage, a member's comment, scrutiny and its answer; sent for agreement."""
    group = situations.a_quarter()
    period = scenarios.the_last_quarter()
    report = reports.compose(group, period, by=situations.LATER, at=situations.LONG_AFTER)
    chair = scenarios.its_chair(group)
    report_scenarios.the_arrangements_name([report_scenarios.the_seat_of(chair)], group)
    office = acting(scenarios.a_board_officer())
    written = report_scenarios.a_passage(report)
    passages.write(written, "Audits are on time.", by=office, at=NOON, expected_version=1)
    passages.comment(report, "voice", "Who was asked?", by=acting(chair), at=NOON)
    scrutiny = report_scenarios.some_scrutiny(report)
    passages.answer(scrutiny, "In section 5.", by=acting(chair), at=NOON)
    reports.send(
        report,
        by=acting(scenarios.a_board_officer(), on=situations.ON),
        at=situations.LONG_AFTER,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    return report


def texts_in(content: ReportContent) -> list[str]:
    """Everything a report says in words, its titles included."""
    found = [content.report.group_name, *(gap.text for gap in content.missing)]
    for section in content.sections:
        found += [section.title, section.narrative, section.empty]
        for block in section.blocks:
            match block:
                case Responses():
                    found += [text for each in block.responses for text in (each.who, each.text)]
                case Grid():
                    found += [label for _, label in block.rows]
    return [text for text in found if text]


def plain(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


def on_the_page(report: Report) -> str:
    """What the office reads above what is told apart."""
    page = signed_in(scenarios.a_board_officer()).get(
        reverse("assurance:report-detail", args=[report.pk])
    )
    return unescape(strip_tags(page.content.decode()))


def in_the_pdf(report: Report, tmp_path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of(situations.paper_of(report)))
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return said.stdout.decode()


def in_word(report: Report) -> str:
    made = Document(situations.word_of(report))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


@pytest.mark.slow
def test_page_pdf_and_word_say_the_same_whatever_the_rows_say_meanwhile(tmp_path):
    report = a_report_with_words_of_all_kinds()
    report.comments.filter(kind=ReportComment.Kind.SCRUTINY).update(text="Milder words.")
    report.comments.filter(kind=ReportComment.Kind.ANSWER).update(text="Said much later.")
    report.passages.filter(key="doing-well").update(text="Other words.")
    scrutineer = acting(scenarios.a_scrutineer())
    passages.add_late_comment(report, "The figures came late.", by=scrutineer, at=NOON)
    report = Report.objects.get(pk=report.pk)
    expected = texts_in(content_of(report))
    assert {"Audits are on time.", "Where is the impact?", "In section 5."} <= set(expected)

    above, _, apart = on_the_page(report).rpartition("Comments after it was sent")
    told = {"page": above, "pdf": in_the_pdf(report, tmp_path), "word": in_word(report)}

    told = {where: plain(said) for where, said in told.items()}
    lacking = {
        w: [text for text in expected if plain(text) not in said] for w, said in told.items()
    }
    mixed_in = {
        w: [text for text in LATER_WORDS if plain(text) in said] for w, said in told.items()
    }
    assert lacking == mixed_in == {"page": [], "pdf": [], "word": []}
    assert "The figures came late." in apart
    assert "Who was asked?" in apart


@pytest.mark.parametrize(
    ("reached", "says"),
    [
        (report_scenarios.a_sent_report, "What it says is frozen: send it back to change it."),
        (report_scenarios.an_agreed_report, "What it says has been agreed and stays as it is."),
        (report_scenarios.an_issued_report, "What it says has been agreed and stays as it is."),
    ],
)
def test_what_is_written_for_a_report_ends_when_it_is_sent_and_the_refusal_says_what_to_do(
    reached, says
):
    report = reached()
    chair, scrutineer = report_scenarios.its_chair(report), acting(scenarios.a_scrutineer())
    of_the_draft = ReportComment.objects.create(
        report=report, kind="scrutiny", role="Scrutineer", text="Old words.", written_at=NOON,
        written_by_id=scrutineer.user_id,
    )  # fmt: skip
    operations = [
        lambda: passages.comment(report, "voice", "Too late.", by=chair, at=NOON),
        lambda: passages.scrutinise(report, "Too late.", by=scrutineer, at=NOON),
        lambda: passages.answer(of_the_draft, "Too late.", by=chair, at=NOON),
        lambda: passages.revise(
            of_the_draft, "Too late.", by=scrutineer, at=NOON, expected_version=1
        ),
        lambda: passages.write(
            report_scenarios.a_passage(report),
            "Too late.",
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=1,
        ),
    ]

    for perform in operations:
        with pytest.raises(NotNow) as refusal:
            perform()
        assert refusal.value.sentence.endswith(says)

    assert not ReportComment.objects.filter(text="Too late.").exists()
    assert not report.passages.filter(text="Too late.").exists()


def test_sent_back_it_is_written_in_again_and_sent_anew_with_the_new_words():
    report = report_scenarios.a_draft_report()
    scrutiny = report_scenarios.some_scrutiny(report)
    scrutineer = acting(scrutiny.written_by)
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    reports.send_back(
        report, by=report_scenarios.its_chair(report), at=NOON, note="Say it plainly."
    )

    passages.revise(scrutiny, "There is no impact.", by=scrutineer, at=NOON, expected_version=1)
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    assert "There is no impact." in str(Report.objects.get().content)


def test_the_page_of_a_sent_report_refuses_words_with_a_conflict_before_a_form_is_drawn():
    report = report_scenarios.a_sent_report()
    browser = signed_in(scenarios.a_scrutineer())

    answer = browser.get(reverse("assurance:report-scrutinise", args=[report.pk]))

    assert answer.status_code == 409
    assert "send it back to change it" in answer.content.decode()


def test_the_scrutineer_says_something_since_it_was_sent_and_a_line_is_left():
    report = report_scenarios.an_issued_report()
    frozen = Report.objects.get().content
    browser = signed_in(scenarios.a_scrutineer())
    address = reverse("assurance:report-say-since", args=[report.pk])

    browser.post(address, {"text": "The figures came late."})

    said = report.comments.get()
    line = TrailEntry.objects.about(said).get()
    assert (said.kind, said.text, line.verb) == ("since", "The figures came late.", "say_since")
    assert (
        "The figures came late." in on_the_page(report).rpartition("Comments after it was sent")[2]
    )
    assert Report.objects.get().content == frozen


def test_nobody_speaks_in_the_scrutineer_s_place_since_it_was_sent():
    report = report_scenarios.an_issued_report()

    for who in (report_scenarios.its_office(report), report_scenarios.its_chair(report)):
        with pytest.raises(NotAllowed):
            passages.add_late_comment(report, "All is well.", by=who, at=NOON)

    assert not report.comments.exists()


def test_of_a_draft_the_scrutineer_speaks_in_the_report_and_not_beside_it():
    report = report_scenarios.a_draft_report()

    with pytest.raises(NotNow):
        passages.add_late_comment(
            report, "Too early.", by=acting(scenarios.a_scrutineer()), at=NOON
        )

    assert not report.comments.exists()


def test_to_say_nothing_since_it_was_sent_leaves_nothing():
    report = report_scenarios.an_issued_report()
    browser = signed_in(scenarios.a_scrutineer())

    answer = browser.post(reverse("assurance:report-say-since", args=[report.pk]), {"text": " "})

    assert "govuk-error-message" in answer.content.decode()
    assert not report.comments.exists()


def test_the_blocks_of_a_frozen_report_are_drawn_once_for_all_its_readers():
    report = a_report_with_words_of_all_kinds()
    draw_frozen.cache_clear()

    for _ in range(2):
        page = signed_in(scenarios.a_board_officer()).get(
            reverse("assurance:report-detail", args=[report.pk])
        )

    assert page.status_code == 200
    assert (draw_frozen.cache_info().misses, draw_frozen.cache_info().hits) == (1, 1)


def test_the_blocks_of_a_draft_are_drawn_for_each_reader():
    group = situations.a_quarter()
    period = scenarios.the_last_quarter()
    report = reports.compose(group, period, by=situations.LATER, at=situations.LONG_AFTER)
    draw_frozen.cache_clear()

    signed_in(scenarios.a_board_officer()).get(reverse("assurance:report-detail", args=[report.pk]))

    assert draw_frozen.cache_info().misses == 0
