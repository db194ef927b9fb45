"""What every test run keeps: tests are deselected by marker, and a skip is a failure."""

import pytest

from governance.core.prepared_queries import PreparedCounts, PreparedRows
from lscp.celery import app
from tests.prepared import checked

pytest_plugins = [
    "tests.reached_once",
    "tests.migrated",
    "tests.permissions.fixtures",
    "tests.processor_time",
    "tests.selection",
    "tests.timings",
]


@pytest.fixture(scope="session", autouse=True)
def tasks_known_by_name() -> None:
    """What an operation asks a worker for is done on the spot, as the web server never would."""
    app.loader.import_default_modules()


@pytest.fixture(scope="session", autouse=True)
def prepared_as_they_would_be_now() -> None:
    """In every file of tests: a query that was kept is the one that would be made today.

    So none reads the clock, the database or a setting when it is made, which nobody would see.
    """
    for kind in (PreparedRows, PreparedCounts):
        kind.fetch = checked(kind.fetch)


def refuse_skips(report: pytest.TestReport | pytest.CollectReport):
    """A test that did not run has proved nothing: the report of a skip becomes a failure."""
    if report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: deselect it by a marker; tests here are never skipped"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return refuse_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return refuse_skips((yield))
