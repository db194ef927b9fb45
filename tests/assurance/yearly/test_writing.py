"""What people write in a yearly report: sections, “no evidence”, the statement, comments."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.yearly.content.current_content import content_of, words_hash
from assurance.yearly.models import YearlyComment, YearlyReport, YearlyStatement
from assurance.yearly.operations import agreement, writing
from assurance.yearly.todo import stale_statements
from governance.core.drawn_fields import drawn_fields
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.roles import Actor
from lscp.views.home import todo_items
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import as_seen
from tests.scenarios.trail import lines
from tests.scenarios.yearly import OPENED_AT, SIGNED_AT

pytestmark = pytest.mark.django_db


def text_of(report: YearlyReport, key: str) -> str:
    section = content_of(yearly.fresh(report)).section(key)
    assert section is not None
    return section.text


def foreword(report: YearlyReport):
    return report.sections.get(key="foreword")


def write(section, text: str, by: Actor, version: int | None = None) -> bool:
    seen = section.version if version is None else version
    return writing.write(section, text, by=by, at=SIGNED_AT, expected_version=seen)


def state(report: YearlyReport, text: str, by: Actor) -> YearlyStatement:
    return writing.state(report, text, by=by, at=SIGNED_AT, expected_version=as_seen(report))


def others_of(report: YearlyReport) -> list[Actor]:
    """People who prepare no report of this partnership."""
    people = (
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_scrutineer(report.partnership),
        scenarios.a_young_scrutineer(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    )
    return [yearly.on_day(person, SIGNED_AT) for person in people]


# Sections


def test_what_the_office_writes_stands_in_the_report_at_once():
    report = yearly.an_opened_report()
    before = content_of(report).hash
    section = foreword(report)
    office = yearly.its_office(report)

    assert write(section, "  A hard year. ", office)

    assert text_of(report, "foreword") == "A hard year."
    assert content_of(yearly.fresh(report)).hash != before
    assert (section.written_at, section.written_by_id) == (SIGNED_AT, office.user_id)
    assert sorted(lines(section)) == ["place", "write"]


def test_the_same_words_again_leave_no_line():
    report = yearly.a_written_report()
    section = foreword(report)
    before = lines(section)

    assert not write(section, yearly.FOREWORD, yearly.its_office(report))
    assert lines(section) == before


def test_two_who_write_at_once_lose_nothing():
    report = yearly.an_opened_report()
    section = foreword(report)
    write(section, "First.", yearly.its_office(report))

    with pytest.raises(Stale) as stale:
        write(section, "Second.", yearly.its_office(report), version=1)
    section.refresh_from_db()
    assert (section.text, stale.value.changes) == ("First.", {"text": "Second."})


def test_nobody_else_writes_or_says_who_writes():
    report = yearly.an_opened_report()
    section = foreword(report)

    for by in others_of(report):
        with pytest.raises(NotAllowed):
            write(section, "Mine.", by)
        with pytest.raises(NotAllowed):
            writing.assign(section, None, None, by=by, at=SIGNED_AT, expected_version=1)
    assert lines(section) == ["place"]


def test_whoever_holds_the_named_seat_writes_that_section_and_no_other():
    report = yearly.an_opened_report()
    seat = report.group.signatories.earliest("pk").seat
    section = foreword(report)
    day = date(2025, 6, 1)
    office = yearly.its_office(report)
    writing.assign(section, seat, day, by=office, at=SIGNED_AT, expected_version=1)
    author = yearly.who_holds(seat)

    assert (section.author, section.due_on) == (seat, day)
    assert write(section, "By me.", author)
    with pytest.raises(NotAllowed):
        write(report.sections.get(key="costs"), "By me.", author)
    assert text_of(report, "foreword") == "By me."


def test_taken_from_the_seat_its_holder_writes_no_more():
    report = yearly.an_opened_report()
    seat = report.group.signatories.earliest("pk").seat
    section = foreword(report)
    office = yearly.its_office(report)
    writing.assign(section, seat, None, by=office, at=SIGNED_AT, expected_version=1)
    writing.assign(section, None, None, by=office, at=SIGNED_AT, expected_version=section.version)

    with pytest.raises(NotAllowed):
        write(section, "By me.", yearly.who_holds(seat))


@pytest.mark.parametrize("status", ["scrutiny", "sent", "signed"])
def test_once_it_is_out_of_their_hands_nobody_writes(status):
    report = yearly.REPORT_AT[status]()
    office = yearly.its_office(report)
    section, requirement = foreword(report), report.requirements.earliest("pk")

    with pytest.raises(NotNow):
        write(section, "Late.", office)
    with pytest.raises(NotNow):
        writing.assign(section, None, date(2026, 1, 1), by=office, at=SIGNED_AT, expected_version=2)
    with pytest.raises(NotNow):
        writing.say_no_evidence(requirement, "No.", by=office, at=SIGNED_AT, expected_version=1)
    assert text_of(report, "foreword") == yearly.FOREWORD


# No evidence


def test_that_there_is_no_evidence_is_printed_and_can_be_taken_back():
    report = yearly.an_opened_report()
    row = report.requirements.get(code="impact")
    office = yearly.its_office(report)

    def said(text: str) -> tuple[str, str]:
        writing.say_no_evidence(row, text, by=office, at=SIGNED_AT, expected_version=row.version)
        rows = content_of(yearly.fresh(report)).requirements
        found = next(each for each in rows if each.key == row.key)
        return found.state, found.no_evidence

    assert said("Nobody looked yet; an audit is planned.") == (
        "met",
        "Nobody looked yet; an audit is planned.",
    )
    assert row.said_by_id == office.user_id
    state, words = said(" ")
    assert (state != "met", words, row.said_at, row.said_by_id) == (True, "", None, None)
    assert lines(row).count("say_no_evidence") == 2


def test_only_the_office_says_that_there_is_no_evidence():
    report = yearly.an_opened_report()
    row = report.requirements.earliest("pk")

    for by in others_of(report):
        with pytest.raises(NotAllowed):
            writing.say_no_evidence(row, "None.", by=by, at=SIGNED_AT, expected_version=1)
    row.refresh_from_db()
    assert (row.no_evidence, lines(row)) == ("", ["list_asked"])


# The scrutineer's statement


def test_the_statement_is_the_scrutineers_and_says_what_it_is_about():
    report = yearly.a_frozen_report()
    by = yearly.its_scrutineer(report)
    about = content_of(report).hash

    statement = writing.state(
        report, " I found little. ", by=by, at=SIGNED_AT, expected_version=as_seen(report)
    )

    assert (statement.text, statement.about_hash) == ("I found little.", about)
    assert statement.role.startswith("Independent scrutineer")
    assert text_of(report, "scrutiny-statement") == "I found little."
    assert lines(statement) == ["state"]


def test_nobody_writes_in_the_place_of_the_scrutineer():
    report = yearly.a_frozen_report()
    people = (
        scenarios.a_board_officer(report.partnership),
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_young_scrutineer(report.partnership),
        scenarios.a_scrutineer(scenarios.a_foreign_partnership()),
    )

    for person in people:
        with pytest.raises(NotAllowed):
            state(report, "For them.", yearly.on_day(person, SIGNED_AT))
    assert not YearlyStatement.objects.exists()


def test_another_scrutineer_changes_nothing_of_what_was_said():
    report = yearly.a_report_in_scrutiny()
    statement = report.statement

    with pytest.raises(NotAllowed):
        writing.restate(
            statement,
            "Not so.",
            by=yearly.its_scrutineer(report),
            at=SIGNED_AT,
            expected_version=statement.version,
        )
    statement.refresh_from_db()
    assert statement.text == yearly.STATEMENT


def changed_after_the_statement() -> YearlyReport:
    """Taken back, changed, and given to the scrutineer again."""
    report = yearly.a_report_in_scrutiny()
    office = yearly.its_office(report)
    agreement.take_back(report, by=office, at=SIGNED_AT, note="A figure was wrong.")
    write(foreword(report), "All went well.", office)
    agreement.give_to_scrutiny(
        yearly.fresh(report), by=office, at=SIGNED_AT, expected_version=as_seen(report)
    )
    return yearly.fresh(report)


def is_about_earlier_words(report: YearlyReport) -> bool:
    section = content_of(yearly.fresh(report)).section("scrutiny-statement")
    assert section is not None
    return section.is_about_earlier_words


def test_a_statement_on_words_that_were_changed_since_says_so_and_the_office_says_why():
    report = changed_after_the_statement()
    assert is_about_earlier_words(report)
    office = yearly.its_office(report)
    scrutineer = yearly.on_day(yearly.its_statement(report).written_by, SIGNED_AT)
    (waiting,) = stale_statements(scrutineer)
    assert waiting.url == reverse("assurance:yearly-state", args=[report.pk])
    assert waiting in todo_items(scrutineer)
    assert stale_statements(office) == []
    given = {"by": office, "at": SIGNED_AT, "missing_reason": "None yet."}

    with pytest.raises(ValidationError, match="about an earlier draft"):
        agreement.send(report, expected_version=as_seen(report), **given)
    assert yearly.fresh(report).status == YearlyReport.Status.SCRUTINY
    agreement.send(
        yearly.fresh(report), expected_version=as_seen(report), note="A slip alone.", **given
    )

    assert is_about_earlier_words(report)


def test_the_scrutineer_confirms_the_statement_on_the_words_that_were_shown():
    report = changed_after_the_statement()
    statement = yearly.its_statement(report)
    by = yearly.on_day(statement.written_by, SIGNED_AT)
    unseen = drawn_fields(statement)
    given = {"by": by, "at": SIGNED_AT}

    assert not writing.restate(statement, yearly.STATEMENT, expected_version=unseen, **given)
    assert is_about_earlier_words(report)
    seen = unseen.showing({writing.WORDS_READ: words_hash(report)})
    assert writing.restate(statement, yearly.STATEMENT, expected_version=seen, **given)

    assert not is_about_earlier_words(report)
    assert stale_statements(by) == []
    assert yearly.send(yearly.fresh(report)).status == YearlyReport.Status.SENT


def test_nobody_states_on_words_they_were_not_shown():
    report = yearly.a_written_report()
    seen = as_seen(report)
    write(foreword(report), "Other words.", yearly.its_office(report))

    with pytest.raises(Stale):
        writing.state(
            report,
            "All true.",
            by=yearly.its_scrutineer(report),
            at=SIGNED_AT,
            expected_version=seen,
        )
    assert not YearlyStatement.objects.exists()


def test_a_report_has_one_statement():
    report = yearly.a_report_in_scrutiny()

    with pytest.raises(ValidationError, match="written already"):
        state(report, "Again.", yearly.its_scrutineer(report))
    assert YearlyStatement.objects.get().text == yearly.STATEMENT


def test_sent_for_signature_the_scrutineer_says_no_more():
    report = yearly.a_sent_report()
    statement = report.statement
    by = yearly.on_day(statement.written_by, SIGNED_AT)

    with pytest.raises(NotNow):
        writing.restate(statement, "More.", by=by, at=SIGNED_AT, expected_version=1)


# Comments


def test_a_comment_is_for_the_office_and_is_no_part_of_the_report():
    report = yearly.an_opened_report()
    before = content_of(report).hash
    lead = yearly.on_day(scenarios.a_lead_partner(report.partnership), SIGNED_AT)

    said = writing.comment(report, "foreword", " Plainer? ", by=lead, at=SIGNED_AT)

    assert (said.text, said.section, said.written_by_id) == ("Plainer?", "foreword", lead.user_id)
    assert content_of(yearly.fresh(report)).hash == before
    assert lines(said) == ["comment"]


def test_one_changes_ones_own_words_and_nobody_elses():
    report = yearly.a_written_report()
    said = report.comments.get()
    author = yearly.on_day(said.written_by, SIGNED_AT)

    for by in (yearly.its_office(report), others_of(report)[0]):
        with pytest.raises(NotAllowed):
            writing.revise(said, "Not so.", by=by, at=SIGNED_AT, expected_version=1)
    writing.revise(said, "Shorter?", by=author, at=SIGNED_AT, expected_version=1)

    said.refresh_from_db()
    assert (said.text, said.written_at) == ("Shorter?", SIGNED_AT)


def test_the_office_answers_a_comment_and_nobody_else():
    report = yearly.a_written_report()
    said = report.comments.get()
    office = yearly.its_office(report)

    for by in others_of(report):
        with pytest.raises(NotAllowed):
            writing.answer(said, "Done.", by=by, at=SIGNED_AT, expected_version=1)
    writing.answer(said, "Done.", by=office, at=SIGNED_AT, expected_version=1)

    said.refresh_from_db()
    assert (said.answer, said.answered_at, said.answered_by_id) == (
        "Done.",
        SIGNED_AT,
        office.user_id,
    )


def test_the_scrutineer_and_the_young_scrutineer_do_not_comment():
    report = yearly.an_opened_report()
    people = (scenarios.a_scrutineer, scenarios.a_young_scrutineer)

    for person in people:
        by = yearly.on_day(person(report.partnership), SIGNED_AT)
        with pytest.raises(NotAllowed):
            writing.comment(report, "foreword", "Plainer?", by=by, at=SIGNED_AT)
    assert not YearlyComment.objects.exists()


def test_sent_for_signature_nobody_comments_or_answers():
    report = yearly.a_sent_report()
    said = report.comments.get()
    lead = yearly.on_day(said.written_by, SIGNED_AT)

    with pytest.raises(NotNow):
        writing.comment(report, "foreword", "Late.", by=lead, at=OPENED_AT)
    with pytest.raises(NotNow):
        writing.answer(
            said, "Late.", by=yearly.its_office(report), at=SIGNED_AT, expected_version=1
        )
