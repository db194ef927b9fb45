"""Who reads what is said beside a record, stated by hand for every verb and every kind of passage.

The reason given with a verb is read by those whom its form named, for good, whatever becomes of
the record: the row says so in ``note_readers``, and so do these lines.
"""

import pytest

from assurance.reports import access
from assurance.reports.models import ReportComment
from governance.core.models import Remark
from governance.core.registry import all_kinds
from governance.core.timeline import build_timeline
from tests import factories
from tests.of_each import of_each
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting

EVERYBODY = "whoever_sees_it"
BETWEEN_RESPONDENT_AND_OFFICE = {
    "assurance.assurancereturn": "can_read_remarks",
    "assurance.answer": "can_read_answer_note",
    "assurance.query": "can_read_query",
    "assurance.officeentry": "can_read_entry",
}
"""Kinds whose every reason is read by those who answer and by the office alone."""
NARROWER = {
    ("assurance.report", "send_back"): "can_read_draft",
    **{
        ("assurance.yearlyreport", verb): "can_read_draft"
        for verb in ("take_back", "send", "send_back")
    },
    **{("assurance.shortversion", verb): "can_follow" for verb in ("take_back", "withdraw")},
    **{
        ("reviews.case", verb): "can_read_whole"
        for verb in (
            "dispute",
            "find_notifiable",
            "find_not_notifiable",
            "find_local",
            "withdraw",
            "close",
        )
    },
    ("reviews.case", "keep_proof"): "can_read_whole",
    ("reviews.panelresponse", "keep_letter"): "can_read_whole_of_response",
    ("reviews.chronologyentry", "remove_entry"): "can_read_whole_of_part",
    ("reviews.rapidreview", "send_back"): "can_sign_review",
    ("reviews.disputeside", "note_legal_advice"): "is_of_side",
    ("governance.appointment", "correct_appointment"): "can_appoint",
    ("governance.appointment", "remove_appointment"): "can_appoint",
    **{
        ("reviews.practicereview", verb): "can_read_practice"
        for verb in ("send_back", "withdraw_notice", "end", "release_press_lines")
    },
    **{
        ("reviews.localreview", verb): "can_read_whole_of_part"
        for verb in ("send_back", "withdraw", "set_day")
    },
}
"""Of the other kinds, the verbs whose reason not everybody reads who sees the record."""
ON_THE_DRAFT = {ReportComment.Kind.MEMBER}
IN_OR_BESIDE_THE_REPORT = {
    ReportComment.Kind.SCRUTINY,
    ReportComment.Kind.ANSWER,
    ReportComment.Kind.SINCE,
}

ROWS = [
    pytest.param(kind.kind, verb, row, id=f"{kind.kind} {verb}")
    for kind in all_kinds()
    for workflow in kind.workflows
    for verb, row in {**workflow.table.rows, **workflow.table.events}.items()
]


@of_each(("kind", "verb", "row"), ROWS)
def test_every_reason_has_the_readers_that_are_stated(kind, verb, row):
    usual = BETWEEN_RESPONDENT_AND_OFFICE.get(kind, EVERYBODY)

    assert row.note_readers.__name__ == NARROWER.get((kind, verb), usual)


def test_every_kind_of_comment_is_stated():
    assert set(ReportComment.Kind) == ON_THE_DRAFT | IN_OR_BESIDE_THE_REPORT
    assert not ON_THE_DRAFT & IN_OR_BESIDE_THE_REPORT


@pytest.mark.parametrize("kind", ReportComment.Kind)
@pytest.mark.django_db
def test_a_comment_on_the_draft_is_not_read_by_those_who_only_see_what_is_issued(kind):
    report = report_scenarios.an_issued_report()
    comment = ReportComment(report=report, kind=kind)
    outside = (scenarios.a_young_scrutineer(), scenarios.an_agency_lead())
    inside = (scenarios.a_board_officer(), scenarios.its_chair(report.group))

    assert {access.can_read_comment(acting(who), comment) for who in inside} == {True}
    assert {access.can_read_comment(acting(who), comment) for who in outside} == {
        kind in IN_OR_BESIDE_THE_REPORT
    }


@pytest.mark.django_db
def test_a_remark_of_no_known_verb_is_read_by_its_writer_alone():
    record = scenarios.an_open_return()
    writer, other = scenarios.its_chair(record.group), scenarios.a_board_officer()
    factories.TrailEntryFactory(
        kind=record._meta.label_lower, subject_id=record.pk, verb="dream", by=writer, at=NOON
    )
    Remark.objects.create(
        kind=record._meta.label_lower,
        subject_id=record.pk,
        verb="dream",
        text="I dreamt.",
        by=writer,
        at=NOON,
    )

    notes = [
        [each.note for each in build_timeline(record, reader=acting(who)) if each.note]
        for who in (writer, other)
    ]

    assert notes == [["I dreamt."], []]
