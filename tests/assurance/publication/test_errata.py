"""Errata: beside what was frozen, never in it; and the figures that would be other now."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document

from assurance.publication.models import YearlyErratum
from assurance.publication.operations import errata
from assurance.yearly import additions
from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.html import html_of
from assurance.yearly.content.paper import CORRECTED
from assurance.yearly.content.word import document_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import files, preparing
from governance.core.blocks.hashing import hash_of
from governance.core.errors import NotAllowed, NotNow, Stale
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import NOON, acting, as_seen
from tests.scenarios.yearly import PUBLISHED_AT

pytestmark = pytest.mark.django_db


def put_right(report, by):
    return errata.put_right(
        report, "foreword", "Twelve.", "Thirteen.", "One was left out.", by=by, at=PUBLISHED_AT
    )


def test_an_erratum_stands_beside_the_report_whose_hash_stays():
    report = yearly.a_published_report()
    before = report.content_hash

    erratum = yearly.an_erratum(report)

    report = yearly.fresh(report)
    assert (report.content_hash, hash_of(report.content)) == (before, before)
    assert content_of(report).section("foreword").text == yearly.FOREWORD
    assert erratum.heading == "Foreword"
    assert erratum.made_at == NOON


def test_page_pdf_and_word_are_told_of_it_in_the_order_in_which_they_were_made():
    erratum = yearly.an_erratum()
    office = yearly.its_office(erratum.report)
    put_right(erratum.report, office)

    printed = additions.errata_of(erratum.report)

    assert [each.right for each in printed] == ["Thirteen.", erratum.right]
    assert (printed[0].section, printed[0].heading) == ("foreword", "Foreword")
    assert printed[0].made_on == PUBLISHED_AT.date()


def test_its_heading_in_pdf_and_word_says_that_something_was_put_right():
    record = files.report_by_key(yearly.an_erratum().report_id)
    content = content_of(record)
    facts = files.facts_of(record, content)

    drawn = html_of(content, facts)
    corrected = {each.section for each in facts.errata}
    said = {each for each in re.split(r"(?=<section )", drawn) if CORRECTED in each}
    assert len(said) == 1
    assert f'id="{corrected.pop()}"' in said.pop()
    assert CORRECTED in [each.text for each in Document(document_of(content, facts)).paragraphs]
    assert CORRECTED not in html_of(content, replace(facts, errata=()))


def test_registered_once_however_often_the_app_is_ready():
    additions.add_errata(errata.find_errata)

    assert len(additions.errata_of(yearly.an_erratum().report)) == 1


def test_it_may_be_made_from_the_freeze_on_and_not_before():
    report = yearly.a_written_report()
    with pytest.raises(NotNow):
        put_right(report, yearly.its_office(report))

    frozen = yearly.a_frozen_report()

    assert put_right(frozen, yearly.its_office(frozen)).pk


def test_only_the_office_makes_and_changes_one():
    erratum = yearly.an_erratum()
    people = (
        scenarios.a_lead_partner(erratum.report.partnership),
        scenarios.a_scrutineer(erratum.report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.an_administrator(),
    )
    for person in people:
        with pytest.raises(NotAllowed):
            put_right(erratum.report, acting(person))
        with pytest.raises(NotAllowed):
            errata.change_erratum(
                erratum,
                {"right": "x"},
                by=acting(person),
                at=PUBLISHED_AT,
                expected_version=erratum.version,
            )
    assert YearlyErratum.objects.count() == 1


def test_changed_words_keep_the_old_ones_in_their_history():
    erratum = yearly.a_changed_erratum()

    reasons = list(erratum.history.order_by("history_id").values_list("reason", flat=True))
    assert reasons == [
        "Two priorities were taken for each other.",
        "Two chapters were taken for each other.",
    ]
    with pytest.raises(Stale):
        errata.change_erratum(
            erratum,
            {"reason": "x"},
            by=yearly.its_office(erratum.report),
            at=PUBLISHED_AT,
            expected_version=1,
        )


@pytest.mark.parametrize("empty", ["said", "right", "reason"])
def test_an_erratum_says_all_three_things(empty):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.YearlyErratumFactory(**{empty: ""})


# Figures


def with_figures(report: YearlyReport) -> YearlyReport:
    """Frozen with a figure that is counted otherwise now, and with one that is not counted."""
    content = {**report.content}
    figures = [
        figure("returns-submitted", "Returns", "7"),
        figure("gone-for-good", "Something of old", "3"),
    ]
    block = {
        "kind": "year_figures",
        "title": "The year in figures",
        "year": "2024-25",
        "year_before": "2023-24",
        "figures": figures,
        "before": [],
    }
    sections = [
        {**each, "blocks": [block]} if each["key"] == "at-a-glance" else each
        for each in content["sections"]
    ]
    content["sections"] = sections
    YearlyReport.objects.filter(pk=report.pk).update(content=content, content_hash=hash_of(content))
    return yearly.fresh(report)


def figure(code: str, label: str, shown: str) -> dict[str, object]:
    return {
        "key": f"{code}:all:2024-25",
        "label": label,
        "raw": int(shown),
        "shown": shown,
        "source": {"kind": "assurance.assurancereturn", "ids": []},
        "tone": "",
    }


def test_a_figure_that_would_be_other_now_is_named_with_its_heading():
    report = with_figures(yearly.a_frozen_report())

    found = errata.figures_otherwise(report, by=yearly.its_office(report), at=PUBLISHED_AT)

    gone = {each.key: each for each in found}["gone-for-good:all:2024-25"]
    assert (gone.was, gone.now) == ("3", errata.GONE)
    assert (gone.section, gone.heading) == ("at-a-glance", "The year at a glance")


def test_nothing_is_named_right_after_the_freeze():
    report = yearly.a_written_report()
    office = yearly.its_office(report, yearly.OPENED_AT)
    preparing.recompose(report, by=office, at=yearly.OPENED_AT)
    report = yearly.fresh(report)
    preparing.freeze(report, by=office, at=yearly.OPENED_AT, expected_version=as_seen(report))

    found = errata.figures_otherwise(yearly.fresh(report), by=office, at=PUBLISHED_AT)

    assert found == []


def test_counting_again_changes_nothing():
    report = with_figures(yearly.a_frozen_report())
    office = yearly.its_office(report)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        errata.figures_otherwise(report, by=office, at=PUBLISHED_AT)

    assert not [each for each in asked if not each["sql"].startswith("SELECT")]
    assert yearly.fresh(report).version == report.version
