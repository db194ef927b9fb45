"""What spares every test processor time, and changes nothing else.

Python looks for garbage more often than tests make any, and at what was imported each time. And
CPython 3.11 keeps the frames of calls in pieces of 16 KB that it asks the system for, and gives
back as soon as they are empty: where a request goes to and fro over the end of one, that is done
some hundred times. A call that needs a large piece leaves the rest of it to all that it calls.
"""

import gc
from collections.abc import Callable
from typing import Any

import pytest
from _pytest import runner

PLACES = 70_000
"""In the frame of one call, of which it uses few: the piece then holds a megabyte."""


def call(function: Callable[..., Any], *given: Any) -> Any:
    return function(*given)


call.__code__ = call.__code__.replace(co_stacksize=PLACES)


def pytest_collection_finish() -> None:
    """What there is now stays: modules, tests, tables."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Pytest's own, set-up and end included, in a call with room."""
    return call(runner.pytest_runtest_protocol, item, nextitem)
