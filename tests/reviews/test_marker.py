"""Marker test: words planted in a case are found by nobody who is not named on it.

A restricted model or text that is new fails here until ``planting.py`` plants a word in it.
"""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse

from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.returns.models import AssuranceReturn
from assurance.yearly.content.compose import build_evidence
from assurance.yearly.models import YearlyReport
from assurance.yearly.year_context import YearContext
from governance.core.admin.site import site
from governance.core.models import TrailEntry
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.periods import operations as periods
from governance.periods.values import period_containing
from lscp.logs import JSONFormatter
from reviews.cases.models import Case, ChronologyEntry, EmergencyAccess
from reviews.cases.models.recommendations import actions_of
from reviews.child_deaths.models import PanelConcern
from reviews.disputes.models import Dispute
from tests.architecture.introspection import addresses
from tests.architecture.test_public_pages import PUBLIC
from tests.crawler.reading import lines_of
from tests.permissions.grow import EARLIER
from tests.permissions.table import STRANGERS, TABLE
from tests.permissions.world import World
from tests.reviews.paths import path_of
from tests.reviews.planted_words import PREFIX, marker, remark
from tests.reviews.planting import (
    a_planted_case,
    complain_elsewhere,
    planted_words,
    unplanted,
    words_of_complaints,
)
from tests.scenarios import cases as scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import returns
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.pages, pytest.mark.slow]
HALF = PREFIX[:-2]
"""What is typed into a search: the page may say it again, and whole words only if it found one."""


PARTS = 4
"""The people of the world in so many parts, which are tried beside each other."""
SEND_ALL = {*STRANGERS, "anonymous", "named_coordinator"}
"""Who sends every form of the case: somebody of every kind of reach."""
SENT = {row.name for row in TABLE if row.method == "post"}
"""What the permission table has everybody send; the others send the rest here."""
READS_EXCEL = {"board_officer", "independent_scrutineer", "superuser"}
"""Who downloads a list in both forms; they have the same rows, so the others take one."""


NOT_ON_THESE = {
    remark("end_entry"),  # of an entry that has ended, which the page leaves out
    marker(ChronologyEntry, "came_from"),
    marker(EmergencyAccess, "reason"),  # on the page of emergency access
    marker(EmergencyAccess, "typed"),
    *words_of_complaints(),
}
"""What stands on no page of the case itself."""


OPEN_PAGES = tuple(
    f"reviews:{word}-"
    for word in ("legacy", "point", "briefing", "dissemination", "evidence", "national")
)
"""What is about no case: everybody with a seat reads it."""


@dataclass(frozen=True)
class Asked:
    """One address as one person asks for it."""

    path: str
    data: dict[str, str]
    method: str = "get"

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path} {self.data or ''}".strip()


@pytest.fixture
def case(world) -> Case:
    complain_elsewhere()
    return a_planted_case(world)


def said(browser: Client, asked: Asked) -> str:
    """Everything that the answer says, its headers too, in small letters; papers by their text."""
    answer = getattr(browser, asked.method)(asked.path, asked.data)
    content = b"".join(answer) if answer.streaming else answer.content
    if answer.get("Content-Type", "").startswith(("text/", "application/json")):
        text = content.decode()
    else:
        text = "\n".join(lines_of(answer, content))
    return f"{answer.status_code} {answer.headers} {text}".casefold()


def leaks(browser: Client, asked: Asked, case: Case) -> list[str]:
    """What an answer says of the case, of all that it may not."""
    text = said(browser, asked)
    return [word for word in (PREFIX, case.reference.casefold()) if word in text]


# What is asked for


def pages_of_the_table(world: World, role: str) -> list[Asked]:
    """Every address of the permission table that this role may open, lists as both files too."""
    found = []
    for row in TABLE:
        if row.method != "get" or row.expected(role, foreign=False) != 200:
            continue
        path, data = reverse(row.name, args=row.args(world.own)), row.data(world.own)
        found.append(Asked(path, data))
        if row.name.endswith(("-list", "-tracker", "-rows")):
            kinds = ("csv", "xlsx") if role in READS_EXCEL else ("csv",)
            found += [Asked(path, {**data, "as": kind}) for kind in kinds]
            found.append(Asked(path, {**data, "q": HALF}))
    return unique([*found, Asked(reverse("search"), {"q": HALF})])


def unique(found: list[Asked]) -> list[Asked]:
    return list({str(each): each for each in found}.values())


NOT_OF_A_CASE = (
    "reviews:escalation-",
    "reviews:panel-",
    "reviews:attendance-",
    "reviews:complaint-",
    "reviews:information-",
)
"""Pages of this app that are about no case."""


def pages_of_the_case(case: Case, but: Collection[str] = ()) -> list[Asked]:
    """Every address about this case and what hangs on it, opened; some apart, by their names."""
    return [
        Asked(path_of(name, pattern, case), {})
        for name, pattern in addresses()
        if name.startswith(("reviews:", "assurance:summary-"))
        and not name.startswith(OPEN_PAGES + NOT_OF_A_CASE)
        and name not in but
    ] + [
        Asked(reverse(name, args=[action.pk]), {})
        for action in actions_of(case)
        for name in ("governance:action-detail", "governance:action-escalate")
        if name not in but
    ]


def sent(pages: list[Asked]) -> list[Asked]:
    """The same, as a form is sent."""
    return [replace(each, method="post") for each in pages]


def pages_of_the_administration() -> Iterator[Asked]:
    """Of every model: its list, what a search finds, its newest rows and their history."""
    yield Asked(reverse("admin:index"), {})
    for model, shown in site._registry.items():
        yield Asked(address(model, "changelist"), {})
        if shown.search_fields:
            yield Asked(address(model, "changelist"), {"q": HALF})
        for row in model._default_manager.order_by("-pk")[:3]:
            yield Asked(address(model, "change", row.pk), {})
            yield Asked(address(model, "history", row.pk), {})
    for model, shown in site._registry.items():
        for name in shown.autocomplete_fields:
            asked = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": name,
                "term": HALF,
            }
            yield Asked(reverse("admin:autocomplete"), asked)


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def public_pages() -> Iterator[Asked]:
    for name in PUBLIC:
        try:
            yield Asked(reverse(name), {})
        except NoReverseMatch:
            continue


# What is found


def test_every_restricted_text_has_a_word_of_its_own(case):
    assert unplanted() == []


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_who_is_not_named_is_told_anything_of_it(world, case, caplog, part):
    compose_reports(world)
    of_the_case, rest = pages_of_the_case(case), pages_of_the_case(case, but=SENT)
    asked = {
        role: [
            *pages_of_the_table(world, role),
            *of_the_case,
            *sent(of_the_case if role in SEND_ALL else rest),
        ]
        for role in [*world.browsers][part::PARTS]
    }

    found = {
        f"{role}: {each}": told
        for role in asked
        for each in asked[role]
        if (told := leaks(world.browsers[role], each, case))
    }

    written = logged([*caplog.get_records("setup"), *caplog.get_records("call")])
    assert found == {}
    assert "lscp.requests" in written
    assert [word for word in (PREFIX, case.reference.casefold()) if word in written] == []


def compose_reports(world: World) -> None:
    """Two more of the group, after the case was there."""
    for year, code in EARLIER:
        period = returns.a_quarter(year, code)
        reports.compose(world.own.report.group, period, by=returns.SCHEDULE, at=NOON)


def logged(records: list[logging.LogRecord]) -> str:
    write = JSONFormatter().format
    return "\n".join(write(record) for record in records).casefold()


def test_an_administrator_finds_nothing_of_it_on_the_administration_site(world, case):
    browser = world.browsers["superuser"]

    found = {
        str(each): told
        for each in pages_of_the_administration()
        if (told := leaks(browser, each, case))
    }

    assert found == {}


def test_somebody_unknown_and_somebody_invited_are_told_nothing(world, case, settings):
    settings.DEMO = True
    link, of_the_case = invitation_scenarios.its_link(world.own.invitation), pages_of_the_case(case)
    asked = [*public_pages(), Asked(link, {}), *of_the_case, *sent(of_the_case)]

    assert {str(each): told for each in asked if (told := leaks(Client(), each, case))} == {}


def test_no_mail_says_anything_of_it_not_even_to_who_is_named(case):
    mails = [
        "\n".join([mail.key, mail.subject, mail.body, sent_as(mail)]).casefold()
        for mail in Message.objects.for_sending()
    ]

    assert any("a matter that is open" in mail for mail in mails)
    assert [mail for mail in mails if PREFIX in mail or case.reference.casefold() in mail] == []


def sent_as(mail: Message) -> str:
    return render_email(mail, on=NOON.date())


def test_no_report_says_anything_of_it(world, case):
    compose_reports(world)

    contents = [str(each.content).casefold() for each in Report.objects.all()]
    contents += [content.casefold() for content in yearly_contents(world)]

    assert len(contents) > len(EARLIER) + 1
    assert [each for each in contents if PREFIX in each or case.reference.casefold() in each] == []


def yearly_contents(world: World) -> list[str]:
    """The evidence of this year and of the next, of each partnership that the group serves."""
    group, at = world.own.report.group, NOON + timedelta(days=300)
    found = []
    for service in group.services.all():
        for day in (NOON.date(), at.date()):
            year = periods.get_or_create_period(period_containing("year", day))
            place = service.partnership
            record = YearlyReport(partnership=place, period=year, group=group, guidance="wt2026")
            context = YearContext(place, group, year, at.date(), at)
            found.append(str(build_evidence(record, context, asked=()).plain()))
    return found


def test_no_line_of_the_trail_repeats_what_was_typed(case):
    labels = TrailEntry.objects.values_list("label", flat=True)

    assert [label for label in labels if PREFIX in label.casefold()] == []


def test_who_is_named_finds_every_word_on_the_pages_of_the_case(case):
    browser = signed_in(scenarios.its_coordinator(case))
    pages = (
        "case-detail",
        "case-recommendations",
        "rapid-detail",
        "case-chronology",
        "practice-detail",
        "local-detail",
    )
    paths = [reverse(f"reviews:{name}", args=[case.pk]) for name in pages]
    summary = AssuranceReturn.objects.of_case(case).earliest("pk")
    paths.append(reverse("assurance:summary-detail", args=[summary.pk]))
    paths += [reverse("governance:action-detail", args=[each.pk]) for each in actions_of(case)]
    disputes = Dispute.objects.filter(case=case)
    paths += [reverse("reviews:dispute-detail", args=[each.pk]) for each in disputes]
    concern = PanelConcern.objects.get(case=case)
    paths.append(reverse("reviews:concern-detail", args=[concern.pk]))
    text = "\n".join(said(browser, Asked(path, {})) for path in paths)

    assert {word for word in planted_words() if word not in text} == NOT_ON_THESE
    assert case.reference.casefold() in text


def test_who_is_named_finds_it_in_the_list_and_its_files(case):
    browser, path = signed_in(scenarios.a_partner(scenarios.POLICE)), reverse("reviews:case-list")

    for data in ({}, {"as": "csv"}, {"as": "xlsx"}, {"q": PREFIX}):
        assert case.reference.casefold() in said(browser, Asked(path, data))
