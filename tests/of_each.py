"""A law of many rows as one test: to begin a test takes longer than to look (decision 78)."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]
Name = Callable[[Any], str]


def of_each(names: str | tuple[str, ...], rows: Iterable[Any], ids: Name = str) -> Callable:
    """As ``pytest.mark.parametrize``, but one test, which names every row that breaks the law.

    The rows share what the test's fixtures made, so they leave it as it was. Raises ValueError for
    no rows at all, of which anything would be true.
    """
    names = (names,) if isinstance(names, str) else names
    looked_at = [values_of(row, names, ids) for row in rows]
    if not looked_at:
        raise ValueError(f"There is no {' and '.join(names)} to look at.")

    def as_one(test: Test) -> Test:
        def law(**fixtures: Any) -> None:
            broken = [
                f"{name}: {reason}"
                for name, values in looked_at
                if (reason := why_broken(test, {**values, **fixtures}))
            ]
            assert not broken, "\n\n".join(broken)

        law.__name__, law.__doc__, law.__module__ = test.__name__, test.__doc__, test.__module__
        law.__signature__ = without(inspect.signature(test), names)  # type: ignore[attr-defined]
        law.pytestmark = getattr(test, "pytestmark", [])  # type: ignore[attr-defined]
        return law

    return as_one


def values_of(row: Any, names: tuple[str, ...], ids: Name) -> tuple[str, dict[str, Any]]:
    """What stands in the row under each name, and how the row itself is called."""
    values = getattr(row, "values", None) if hasattr(row, "marks") else None
    given = values if values is not None else row if len(names) > 1 else (row,)
    called = getattr(row, "id", None) if values is not None else None
    name = called or " ".join(ids(each) if len(names) == 1 else str(each) for each in given)
    return name, dict(zip(names, given, strict=True))


def why_broken(test: Test, given: dict[str, Any]) -> str:
    """What the test says of one row; empty when the row keeps the law."""
    try:
        test(**given)
    except (Exception, pytest.fail.Exception) as broken:
        return f"{type(broken).__name__}: {broken}"
    return ""


def without(signature: inspect.Signature, names: tuple[str, ...]) -> inspect.Signature:
    """Its fixtures alone, by name, as pytest asks for them."""
    left = [each for name, each in signature.parameters.items() if name not in names]
    return signature.replace(
        parameters=[each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in left]
    )
