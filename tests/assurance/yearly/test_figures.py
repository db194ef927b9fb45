"""The rows behind a figure of the year: what can be listed leads there, the rest leads nowhere."""

import pytest
from django.urls import reverse

from assurance.reports.views.figure_sources import ROWS_OF
from assurance.yearly.content.current_content import content_of
from governance.core.blocks.links import Links
from governance.core.blocks.rendering import render_block
from tests.assurance.yearly.test_composing import a_report, the_years_figures
from tests.scenarios import cases as case_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db


def test_only_what_can_be_listed_leads_to_a_page():
    block = the_years_figures(a_report())

    drawn = render_block(block, Links(figure=lambda key: f"/rows/{key}"))

    linked = {each.key.split(":")[0] for each in block.figures if f"/rows/{each.key}" in drawn}
    assert linked == {
        "actions-raised",
        "actions-done",
        "actions-embedded",
        "actions-open",
        "actions-overdue",
        "returns-asked",
        "returns-returned",
        "returns-late",
    }


def test_every_source_of_a_figure_is_one_whose_rows_are_listed():
    kinds = {each.source.kind for each in content_of(a_report()).figures}

    assert kinds <= {"", *ROWS_OF}


def test_a_small_number_has_no_page_behind_it():
    case_scenarios.a_sent_review()
    plan_scenarios.an_open_action()
    record = a_report()
    browser = signed_in(scenarios.a_board_officer(record.partnership))
    address = reverse("assurance:yearly-rows", args=[record.pk])

    def answer(code: str) -> int:
        return browser.get(address, {"figure": f"{code}:all:2025-26"}).status_code

    assert (answer("serious-incidents-notified"), answer("actions-open")) == (404, 200)
