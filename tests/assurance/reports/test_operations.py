"""Composing as an operation: who may, when, what it leaves behind; and the PDF made of it once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assurance.reports import tasks
from assurance.reports.content.current_content import content_of
from assurance.reports.models import Passage, Report, ReportFile
from assurance.reports.operations import files as report_files
from assurance.reports.operations import reports
from assurance.reports.transitions import PASSAGE
from governance.core.documents import pdf
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.files.models import StoredFile
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.periods import operations as periods
from governance.periods.values import period_containing
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, SCHEDULE, TODAY, acting

pytestmark = pytest.mark.django_db


def deeds_on(record):
    return [(line.verb, line.who) for line in TrailEntry.objects.about(record)]


def progress_of(record):
    return report_files.progress_of(record, content_of(record))


def an_officer():
    return scenarios.a_board_officer(scenarios.the_county_partnership())


def test_an_officer_of_either_partnership_composes_and_composes_again_into_the_same_report():
    group, officer = situations.a_quarter(), an_officer()
    by, period = acting(officer, on=situations.ON), scenarios.the_last_quarter()
    first = reports.compose(group, period, by=by, at=LONG_AFTER)
    situations.a_returned_return("Education Group")

    again = reports.compose(group, period, by=by, at=LONG_AFTER)

    assert Report.objects.get() == first == again
    assert again.content_hash != first.content_hash
    assert deeds_on(first) == [("compose", officer.name), ("recompose", officer.name)]


def test_composing_again_when_nothing_has_changed_writes_nothing():
    record = situations.a_composed_report()

    changed = reports.recompose(record, by=situations.LATER, at=LONG_AFTER)

    assert not changed
    assert deeds_on(record) == [("compose", "The schedule")]


@pytest.mark.parametrize("somebody", ["chair", "scrutineer", "foreign officer", "nobody"])
def test_nobody_but_the_office_composes(somebody):
    group = situations.a_quarter()
    person = {
        "chair": lambda: scenarios.its_chair(group),
        "scrutineer": scenarios.a_scrutineer,
        "foreign officer": lambda: scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        "nobody": scenarios.a_person,
    }[somebody]()

    with pytest.raises(NotAllowed):
        reports.compose(
            group, scenarios.the_last_quarter(), by=acting(person, on=situations.ON), at=LONG_AFTER
        )

    assert not Report.objects.exists()


def test_only_a_producing_group_has_a_report_and_only_when_the_quarter_is_over():
    audit = scenarios.an_audit_group()
    running = periods.get_or_create_period(period_containing("quarter", TODAY))

    with pytest.raises(ValidationError) as refused:
        reports.compose(audit, running, by=SCHEDULE, at=LONG_AFTER)

    assert refused.value.messages == [
        f"The arrangements do not ask {audit} for a quarterly report.",
        f"{running} is not over yet.",
    ]
    assert not Report.objects.exists()


def test_the_database_keeps_one_report_for_a_group_and_quarter():
    record = situations.a_composed_report()

    with pytest.raises(IntegrityError, match=r"report_once|UNIQUE"), transaction.atomic():
        factories.ReportFactory(group=record.group, period=record.period)


@pytest.mark.slow
def test_the_same_content_has_one_job_and_one_pdf_and_new_content_another():
    record = situations.a_composed_report()
    job = report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)
    again = report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)

    assert tasks.render_report(job.pk)
    assert not tasks.render_report(job.pk)

    made = progress_of(record).file
    situations.a_returned_return("Education Group")
    reports.recompose(record, by=situations.LATER, at=LONG_AFTER)
    assert job == again
    with made.content.open() as content:
        assert content.read(5) == b"%PDF-"
    assert ReportFile.objects.get().file == StoredFile.objects.get() == made
    assert progress_of(record) == report_files.Progress()
    assert report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER) != job


@pytest.mark.slow
def test_a_job_whose_worker_died_in_mid_render_is_put_back_and_gives_one_pdf():
    record = situations.a_composed_report()
    job = report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)
    jobs.take(job, by=SCHEDULE, at=LONG_AFTER)  # and then the worker was killed

    assert not tasks.render_report(job.pk)
    assert not StoredFile.objects.exists()
    jobs.requeue(job, by=SCHEDULE, at=LONG_AFTER)
    assert tasks.render_report(job.pk)

    job.refresh_from_db()
    assert (job.status, job.attempts) == (Job.Status.DONE, 2)
    assert ReportFile.objects.count() == StoredFile.objects.count() == 1


def test_a_pdf_asked_for_before_the_report_was_composed_again_is_not_made():
    record = situations.a_composed_report()
    job = report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)
    situations.a_returned_return("Education Group")
    reports.recompose(record, by=situations.LATER, at=LONG_AFTER)

    assert not tasks.render_report(job.pk)

    job.refresh_from_db()
    assert (job.status, job.failure) == ("failed", "The report has changed meanwhile.")
    assert not StoredFile.objects.exists()


@pytest.mark.slow
def test_a_pdf_that_failed_can_be_asked_for_again(monkeypatch):
    record = situations.a_composed_report()
    job = report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)
    with monkeypatch.context() as too_slow:
        too_slow.setattr(pdf, "SECONDS", 0.01)
        assert not tasks.render_report(job.pk)
    job.refresh_from_db()
    assert job.failure == "The document took longer than 0.01 seconds."

    report_files.ask_for_file(record, by=situations.LATER, at=LONG_AFTER)

    assert tasks.render_report(job.pk)
    assert progress_of(record).file


def test_composing_costs_the_same_however_many_passages_there_are(django_assert_max_num_queries):
    group = situations.a_quarter()

    with django_assert_max_num_queries(60):
        report = reports.compose(group, scenarios.the_last_quarter(), by=SCHEDULE, at=LONG_AFTER)

    opened = list(report.passages.order_by("pk"))
    assert len(opened) > 3
    for passage in opened:
        [line] = TrailEntry.objects.about(passage)
        assert (line.verb, line.label) == ("open", str(passage))
        assert [each.history_change_reason for each in passage.history.all()] == ["open"]


def test_whoever_may_not_open_one_passage_opens_none_of_several():
    report = report_scenarios.a_draft_report()
    stranger = acting(scenarios.a_person())
    wanted = [Passage(report=report, key=key) for key in ("first", "second")]
    before = report.passages.count()

    with pytest.raises(NotAllowed):
        PASSAGE.create_all(wanted, "open", by=stranger, at=LONG_AFTER)

    assert report.passages.count() == before
