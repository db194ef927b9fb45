"""A situation that many tests begin with is reached once, by its operations; for every other test
its rows are put back.

It is reached anew wherever it could be another: where something stands in the database already,
where a setting differs or a function may be replaced, where what it is given is no plain value, at
another moment. To sign a yearly report takes a second, to put its rows back a hundredth of one.
"""

import time
from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from itertools import chain
from typing import Any, ParamSpec, TypeVar

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signals import setting_changed
from django.db import connection, transaction
from django.db.models import FileField
from django.utils import timezone

from governance.management.commands.flush import filled_tables

P = ParamSpec("P")
R = TypeVar("R")
PLAIN = (str, int, bool, date, datetime, type(None))
SECONDS = 120
"""How long a situation is put back where the clock runs: codes and links in it run out."""
NEXT_NUMBERS = """
SELECT setval(counter, GREATEST(%s, nextval(counter)))
FROM (SELECT pg_get_serial_sequence(%s, 'id')) AS counted(counter)
"""


@dataclass(frozen=True)
class Rows:
    """Of one table, as the database gives and takes them."""

    table: str
    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]

    @property
    def last_number(self) -> int | None:
        """The highest that the database counted up to for these rows, if it counts them."""
        if "id" not in self.columns:
            return None
        place = self.columns.index("id")
        numbers = [row[place] for row in self.values if isinstance(row[place], int)]
        return max(numbers, default=None)


@dataclass(frozen=True)
class Situation:
    """All that there was when it had been reached, and what the function answered."""

    rows: list[Rows]
    files: dict[str, bytes]
    mails: list[Any]
    answer: Any
    at: float

    @property
    def is_recent(self) -> bool:
        return bool(time_machine.traveller_stack) or time.monotonic() - self.at < SECONDS


OF_NO_MATTER = {"ALLOWED_HOSTS"}
"""Settings that no operation reads: a journey's server adds the name it is called by."""
KNOWN: dict[Hashable, Situation] = {}


class Around:
    """What the test that runs may have changed around the operations."""

    is_used = True
    patches: pytest.MonkeyPatch | None = None
    settings: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "reach every situation by its operations, as if none were put back"
    parser.addoption("--reach-anew", action="store_true", help=told)


def pytest_configure(config: pytest.Config) -> None:
    Around.is_used = not config.option.reach_anew


@pytest.fixture(autouse=True)
def patches_of_this_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    Around.patches = monkeypatch
    yield
    Around.patches = None


def note_setting(*, setting: str, enter: bool, **_: Any) -> None:
    (Around.settings.add if enter else Around.settings.discard)(setting)


setting_changed.connect(note_setting)


def reached_once(reach: Callable[P, R]) -> Callable[P, R]:
    """``reach``, whose rows are put back where it would do the same again."""

    @wraps(reach)
    def reach_or_put_back(*args: P.args, **kwargs: P.kwargs) -> R:
        if not may_be_put_back((*args, *kwargs.values())):
            return reach(*args, **kwargs)
        key = (reach, args, tuple(sorted(kwargs.items())), moment(), connection.in_atomic_block)
        known = KNOWN.get(key)
        if known is None or not known.is_recent:
            answer = reach(*args, **kwargs)
            KNOWN[key] = remember(answer)
            return answer
        put_back(known)
        return deepcopy(known.answer)

    return reach_or_put_back


def may_be_put_back(given: tuple[Any, ...]) -> bool:
    return (
        Around.is_used
        and not something_is_replaced()
        and all(isinstance(each, PLAIN) for each in given)
        and not filled_tables(connection)
    )


def something_is_replaced() -> bool:
    """A setting, or by the test’s own hand; what pytest-django does for every test is no matter."""
    if Around.settings - OF_NO_MATTER or Around.patches is None:
        return True
    by_hand = [where for where, *_ in Around.patches._setattr if where is not mail.message]
    return bool(by_hand or Around.patches._setitem)


def moment() -> datetime | date:
    """At which time stands in the test; else the day."""
    return timezone.now() if time_machine.traveller_stack else timezone.localdate()


def remember(answer: Any) -> Situation:
    with connection.cursor() as cursor:
        rows = [rows_of(cursor, table) for table in filled_tables(connection)]
    sent = list(getattr(mail, "outbox", ()))
    return Situation(rows, dict(stored_files()), sent, deepcopy(answer), time.monotonic())


def rows_of(cursor: Any, table: str) -> Rows:
    name = connection.ops.quote_name(table)
    cursor.execute(f"SELECT * FROM {name} ORDER BY 1")  # noqa: S608  # names of our tables
    columns = tuple(column[0] for column in cursor.description)
    return Rows(table, columns, [tuple(map(as_given, row)) for row in cursor])


def as_given(value: Any) -> Any:
    """What the database takes for a value that it told."""
    return bytes(value) if isinstance(value, memoryview) else value


def stored_files() -> Iterator[tuple[str, bytes]]:
    """The files that rows refer to, by their names in the storage."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                names = model._base_manager.values_list(field.name, flat=True)
                for name in filter(None, names):
                    with default_storage.open(name) as file:
                        yield name, file.read()


def put_back(known: Situation) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for rows in known.rows:
            insert(cursor, rows)
        if connection.vendor == "postgresql":
            count_on(cursor, known.rows)
    for name, content in known.files.items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(content))
    getattr(mail, "outbox", []).extend(known.mails)


def insert(cursor: Any, rows: Rows) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, rows.columns))
    row = f"({', '.join(['%s'] * len(rows.columns))})"
    cursor.execute(
        f"INSERT INTO {quote(rows.table)} ({columns})"  # noqa: S608  # names of our tables
        f" VALUES {', '.join([row] * len(rows.values))}",
        list(chain.from_iterable(rows.values)),
    )


def count_on(cursor: Any, every: list[Rows]) -> None:
    """What is made from now on gets no number that was put back."""
    counted = [(rows.last_number, rows.table) for rows in every if rows.last_number is not None]
    asked = " UNION ALL ".join([NEXT_NUMBERS] * len(counted))
    if counted:
        cursor.execute(asked, list(chain.from_iterable(counted)))
