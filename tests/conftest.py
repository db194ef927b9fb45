"""What every test run keeps: tests are deselected by marker, and a skip is a failure."""

import pytest

from lscp.celery import app

pytest_plugins = [
    "tests.migrated",
    "tests.permissions.fixtures",
    "tests.selection",
    "tests.timings",
]


@pytest.fixture(scope="session", autouse=True)
def tasks_known_by_name() -> None:
    """What an operation asks a worker for is done on the spot, as the web server never would."""
    app.loader.import_default_modules()


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
