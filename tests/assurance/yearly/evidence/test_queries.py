"""The year's evidence costs as many queries for much as for little, and is of one partnership."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assurance.yearly.evidence import providers
from assurance.yearly.year_context import YearProvider
from governance.core.roles import Capacity
from tests import factories
from tests.assurance.yearly.evidence import test_plan_and_actions as plan
from tests.assurance.yearly.evidence import test_reports_and_returns as returned
from tests.assurance.yearly.evidence import test_structure as structure
from tests.assurance.yearly.evidence.situations import the_board, the_context
from tests.scenarios import cases as case_scenarios
from tests.scenarios import child_deaths as panel
from tests.scenarios import disputes as dispute_scenarios
from tests.scenarios import learning as learning_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios

pytestmark = pytest.mark.django_db


def one_of_each(number: int) -> None:
    """Something for every provider to tell of."""
    joint, body = scenarios.the_planning_and_delivery_group(), f"body-{number}"
    plan.a_priority(joint, f"Priority of {body}", ("", "Fewer wait."))
    plan.a_voice(joint, did="One form.", changed="They tell it once.")
    plan_scenarios.an_embedded_action()
    case_scenarios.a_sent_review()
    dispute_scenarios.a_raised_dispute()
    learning_scenarios.some_practice_evidence()
    panel.a_report(year=2020 + number)
    risk_scenarios.review(risk_scenarios.an_open_risk(joint))
    returned.answer_it(returned.a_contribution(returned.an_organisation(body), the_board()))
    part = structure.a_partner(f"{body}-school", "relevant_agency", sector="education")
    structure.a_seat(Capacity.MEMBER, True, group=joint, represents=part.organisation)
    factories.SeatFactory(group=the_board(), starts_on=plan.IN_THE_YEAR.date())


def queries_of(provider: YearProvider) -> int:
    context = the_context()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        provider(context)
    return len(captured)


def name_of(provider: Callable[..., object]) -> str:
    return provider.__module__.rpartition(".")[2]


def test_each_provider_runs_as_many_queries_for_three_of_everything_as_for_one():
    report_scenarios.an_issued_report()
    one_of_each(1)
    few = {name_of(each): queries_of(each) for each in providers()}
    for number in (2, 3):
        one_of_each(number)

    many = {name_of(each): queries_of(each) for each in providers()}

    assert many == few
    assert max(few.values()) <= 9
    assert sum(few.values()) <= 60


def test_every_provider_of_the_package_is_asked():
    assert [name_of(each) for each in providers()] == [
        "actions",
        "cases",
        "changes",
        "child_deaths",
        "disputes",
        "learning",
        "priorities",
        "quarters",
        "returns",
        "risks",
        "scrutiny",
        "structure",
        "voices",
    ]
