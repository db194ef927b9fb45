"""Risks in the quarterly report: as they were rated, how they moved, and none from elsewhere."""

import json
from datetime import UTC, date, datetime, timedelta

import hypothesis
import pytest
from django.db import transaction
from django.urls import reverse
from docx import Document
from hypothesis import strategies as st

from assurance.reports.blocks.risk_register import RiskRegister
from assurance.reports.content.changes_since_composed import changed_since
from assurance.reports.content.compose import build_content
from assurance.reports.content.current_content import content_of
from assurance.reports.content.providers import ReportContext
from assurance.reports.content.risks import UNCONFIRMED, contribute
from assurance.reports.models import Report
from assurance.reports.operations import recount
from governance.risks import operations
from governance.risks.models import Risk
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, TODAY

pytestmark = pytest.mark.django_db
LONG_BEFORE = datetime(2025, 4, 2, 12, tzinfo=UTC)
IN_IT = datetime(2025, 8, 1, 12, tzinfo=UTC)


def told(group=None, at=NOON):
    """The blocks of the chapter, as the producing group's report of July to September has them."""
    group = group or scenarios.the_planning_and_delivery_group()
    context = ReportContext(group, scenarios.the_last_quarter(), at.date(), at)
    return contribute(context).blocks.get("risks", ())


def register(**context) -> RiskRegister:
    return told(**context)[1]


def shown(**context) -> dict[str, str]:
    return {each.key.split(":")[0]: each.shown for each in told(**context)[0].figures}


def an_old_risk(**values) -> Risk:
    """In the audit group's register since before the quarter, rated 4 times 3."""
    risk = risk_scenarios.an_open_risk(**values)
    Risk.objects.filter(pk=risk.pk).update(raised_at=LONG_BEFORE)
    return Risk.objects.get(pk=risk.pk)


def rated(risk: Risk, likelihood: int, impact: int, at: datetime) -> None:
    operations.review(
        risk,
        likelihood=likelihood,
        impact=impact,
        next_look_on=date(2026, 6, 1),
        text="Looked at.",
        by=risk_scenarios.its_keeper(risk),
        at=at,
        expected_version=risk.version,
    )


def test_each_is_told_with_its_rating_its_band_and_how_it_moved_since_the_quarter_began():
    up, down, same, left = (an_old_risk(title=name) for name in ("Up", "Down", "Same", "Left"))
    risk_scenarios.an_open_risk(title="New")
    rated(up, 5, 5, IN_IT)
    rated(down, 1, 1, IN_IT)
    rated(same, 4, 3, IN_IT)

    found = register()

    assert [(each.title, each.rating, each.movement) for each in found.risks] == [
        ("Up", "25: Very high", "Up from 12"),
        (left.title, "12: High", "Not reviewed"),
        ("New", "12: High", "New"),
        ("Same", "12: High", "Unchanged"),
        ("Down", "1: Low", "Down from 12"),
    ]
    assert found.in_words == "5 risks are open: 1 very high, 3 high, 1 low."
    assert found.matrix()[0] == ("5: Almost certain", [0, 0, 0, 0, 1])
    assert found.matrix()[1] == ("4: Likely", [0, 0, 3, 0, 0])
    counts = {"open": "5", "up": "1", "down": "1", "new": "1", "closed": "0"}
    assert shown() == {f"risks-{name}": count for name, count in counts.items()}


def test_what_was_closed_before_the_quarter_is_gone_and_what_was_closed_since_is_told():
    before, since = an_old_risk(title="Before"), an_old_risk(title="Since")
    for each in (before, since):
        risk_scenarios.close(each)
    Risk.objects.filter(pk=before.pk).update(closed_at=LONG_BEFORE + timedelta(days=1))

    found = register()

    assert [(each.title, each.rating, each.closed_on) for each in found.closed] == [
        ("Since", "12: High", "15 October 2025")
    ]
    assert found.risks == ()
    assert found.in_words == "No risk is open."
    assert shown()["risks-closed"] == "1"


def test_what_was_passed_up_waits_or_was_accepted_and_is_counted_where_it_stands():
    group, audit = scenarios.the_planning_and_delivery_group(), str(scenarios.an_audit_group())
    waiting, accepted = (risk_scenarios.a_passed_up_risk() for _ in range(2))
    Risk.objects.filter(pk=waiting.pk).update(title="Waiting")
    risk_scenarios.take_on(accepted)

    found = register()

    assert [(each.title, each.came_from, each.standing) for each in found.passed] == [
        (accepted.title, audit, f"Accepted by {group}"),
        ("Waiting", audit, f"Waits for {group}"),
    ]
    assert {(each.title, each.place, each.next_look) for each in found.risks} == {
        (accepted.title, str(group), "1 December 2025"),
        ("Waiting", audit, "Passed up"),
    }


def test_what_a_group_above_accepted_is_told_as_passed_up_and_not_counted_here():
    risk = risk_scenarios.a_passed_up_risk()
    risk_scenarios.take_on(risk)

    found = told(group=scenarios.an_audit_group())

    assert [each.standing for each in found[1].passed] == [f"Accepted by {risk.group}"]
    assert found[1].risks == ()


def test_it_tells_of_no_other_register():
    """Neither a partnership's own, read by its partners alone, nor that of another area's group."""
    an_old_risk()
    place = scenarios.the_leicester_partnership()
    factories.RiskFactory(group=None, raised_in=None, partnership=place, title="Partners only")
    risk_scenarios.an_open_risk(scenarios.a_foreign_group(), title="Elsewhere")

    stored = json.dumps([block.model_dump(mode="json") for block in told()])

    assert "Partners only" not in stored
    assert "Elsewhere" not in stored


def test_without_a_risk_there_is_no_chapter():
    content = build_content(situations.a_producing_group(), scenarios.the_last_quarter(), on=TODAY)

    assert "risks" not in [section.key for section in content.sections]
    assert told() == ()


def test_a_look_that_was_missed_is_told_and_the_scale_is_said_to_be_unconfirmed():
    risk = an_old_risk()
    Risk.objects.filter(pk=risk.pk).update(next_look_on=date(2025, 10, 1))

    found = register()

    assert [each.next_look for each in found.risks] == ["Was due on 1 October 2025"]
    assert found.note == UNCONFIRMED


def test_what_happens_to_risks_later_is_no_change_of_what_a_report_counted():
    risk = an_old_risk()
    report = report_scenarios.a_sent_report()
    rated(risk, 5, 5, LONG_AFTER)
    operations.close(
        risk, by=risk_scenarios.its_keeper(risk), at=LONG_AFTER, note="It came to pass."
    )
    factories.RiskFactory(group=risk.group, raised_at=LONG_AFTER)

    assert recount.recount(report, by=SCHEDULE, at=LONG_AFTER) == []


def test_a_draft_says_what_became_of_risks_and_actions_since_it_was_compiled():
    early = an_old_risk(title="Looked at")
    report = report_scenarios.a_draft_report()
    Report.objects.filter(pk=report.pk).update(composed_at=LONG_BEFORE + timedelta(days=1))
    report.refresh_from_db()
    rated(early, 5, 5, NOON)
    risk_scenarios.an_open_risk(title="Fresh")
    risk_scenarios.close(risk_scenarios.an_open_risk(title="Gone"))
    factories.ActionFactory(group=report.group, raised_at=NOON)

    assert changed_since(report) == [
        "1 action raised, finished or withdrawn since",
        "Risk “Fresh”: raised since",
        "Risk “Gone”: closed since",
        "Risk “Looked at”: reviewed since",
    ]


def test_page_paper_and_word_tell_the_same():
    rated(an_old_risk(), 5, 5, IN_IT)
    closed = an_old_risk(title="It has gone")
    risk_scenarios.close(closed)
    risk_scenarios.escalate(risk_scenarios.an_open_risk(title="For those above"))
    report = report_scenarios.a_draft_report()
    page = signed_in(scenarios.a_board_officer()).get(f"/reports/{report.pk}/").content.decode()
    document = Document(situations.word_of(report))
    in_word = "\n".join(
        [p.text for p in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    words = (
        "Agencies send too few audits", "25: Very high", "Up from 12", "It has gone",
        "For those above", f"Waits for {report.group}", "5: Almost certain",
        "2 risks are open: 1 very high, 1 high.", UNCONFIRMED,
    )  # fmt: skip

    for says in (page, situations.paper_of(report), in_word):
        assert [each for each in words if each not in says] == []
    text = content_of(report).sections
    plain = next(one for one in text if one.key == "risks").blocks[1].plain_text()
    assert "It has gone: closed on 15 October 2025." in plain


def test_the_risks_behind_a_figure_are_listed_to_those_who_may_see_them():
    risk = an_old_risk()
    report = report_scenarios.a_draft_report()
    figure = content_of(report).figures
    key = next(each.key for each in figure if each.key.startswith("risks-open"))
    address = reverse("assurance:report-rows", args=[report.pk])

    page = signed_in(scenarios.a_board_officer()).get(address, {"figure": key}).content.decode()

    assert risk.title in page
    assert "Risk, rated 12: High" in page


NAMES = {"elsewhere": "elsewhere", "partnership": "partners only"}
MOMENTS = st.sampled_from([LONG_BEFORE, IN_IT, NOON - timedelta(hours=1), NOON + timedelta(days=9)])
RISKS = st.lists(
    st.tuples(
        MOMENTS,
        st.integers(1, 5),
        st.integers(1, 5),
        st.sampled_from(["here", "below", "partnership", "elsewhere"]),
        st.one_of(st.none(), MOMENTS),
    ),
    max_size=8,
)


@hypothesis.settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(RISKS)
def test_figures_agree_with_the_lists_beneath_and_nothing_comes_from_elsewhere(db, risks):
    with transaction.atomic():
        register_all(risks)
        blocks = told()
        transaction.set_rollback(True)
    stored = json.dumps([block.model_dump(mode="json") for block in blocks])
    assert "partners only" not in stored
    assert "elsewhere" not in stored
    assert "still to come" not in stored
    if blocks:
        figures, listed = blocks
        count = {each.key.split(":")[0]: each.raw for each in figures.figures}
        assert count["risks-open"] == len(listed.risks)
        assert count["risks-open"] == sum(sum(counts) for _, counts in listed.matrix())
        assert count["risks-closed"] == len(listed.closed)
        assert count["risks-new"] == sum("New" in each.movement for each in listed.risks)
        assert count["risks-up"] + count["risks-down"] == 0


def register_all(risks) -> None:
    places = {
        "here": {"group": scenarios.the_planning_and_delivery_group()},
        "below": {"group": scenarios.an_audit_group()},
        "elsewhere": {"group": scenarios.a_foreign_group()},
        "partnership": {
            "group": None,
            "raised_in": None,
            "partnership": scenarios.the_leicester_partnership(),
        },
    }
    for at, likelihood, impact, where, closed_at in risks:
        is_closed = closed_at is not None and closed_at > at
        risk = factories.RiskFactory(
            **places[where],
            title="still to come" if at > NOON else NAMES.get(where, "here"),
            raised_at=at,
            likelihood=likelihood,
            impact=impact,
        )
        if is_closed:
            Risk.objects.filter(pk=risk.pk).update(
                status="closed", closed_at=closed_at, closed_by=risk.raised_by
            )
