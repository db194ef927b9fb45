"""Which tests a run takes: by what they need, and by what the other run has tried already."""

from collections.abc import Iterator

import pytest

from tests.settings import ON_POSTGRESQL

DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--turn",
        type=int,
        help="of rows tried at every app's addresses, take those of one app: which, by this number",
    )
    parser.addoption("--hostile", type=int, default=1000, help="how many hostile requests are sent")
    parser.addoption("--hostile-from", type=int, default=0, help="the number of the first of them")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Mark what no database can change before anything is chosen by marker; sort when it was."""
    for item in items:
        if not uses_database(item):
            item.add_marker(pytest.mark.once)
    leave_out(config, items, [item for item in items if not is_possible(item)])
    if not is_first_run(config):
        leave_out(config, items, of_other_turns(items, config.option.turn))
    yield
    slow_ones_first(items)


def is_first_run(config: pytest.Config) -> bool:
    """Whether no other run of the same suite came before this one, on the other database."""
    return config.option.turn is None


def slow_ones_first(items: list[pytest.Item]) -> None:
    """So that no worker begins the longest test when the others have nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def uses_database(item: pytest.Item) -> bool:
    """Whether it asks for one: pytest-django refuses it to everybody else."""
    asked_for = DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(asked_for) or item.get_closest_marker("django_db") is not None


def is_possible(item: pytest.Item) -> bool:
    """What needs the other of the two databases is left out by its marker."""
    other = "sqlite" if ON_POSTGRESQL else "postgres"
    return item.get_closest_marker(other) is None


def of_other_turns(items: list[pytest.Item], turn: int) -> list[pytest.Item]:
    """The rows of every app but the one whose turn it is."""
    rows = [(item, app) for item in items if (app := app_of_row(item))]
    apps = sorted({app for _, app in rows})
    return [item for item, app in rows if app != apps[turn % len(apps)]]


def app_of_row(item: pytest.Item) -> str:
    """The app at whose address a test tries one row of a table; empty for every other test."""
    row = getattr(getattr(item, "callspec", None), "params", {}).get("row")
    name = getattr(row, "name", "")
    return name.partition(":")[0] if ":" in name else ""


def leave_out(config: pytest.Config, items: list[pytest.Item], these: list[pytest.Item]) -> None:
    left_out = set(these)
    items[:] = [item for item in items if item not in left_out]
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
