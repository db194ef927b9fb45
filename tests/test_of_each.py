"""A law of many rows is one test, which names every row that breaks it."""

import pytest

from tests.of_each import of_each


@of_each("number", [1, 2, 3, 4])
def is_odd(number):
    assert number % 2


@of_each(("left", "right"), [pytest.param(1, 1, id="ones"), pytest.param(1, 2, id="one and two")])
def are_the_same(left, right, settings):
    assert settings
    assert left == right


def test_every_row_that_breaks_the_law_is_named_and_no_other():
    with pytest.raises(AssertionError) as refused:
        is_odd()

    told = [part.splitlines()[0] for part in str(refused.value).split("\n\n")]
    assert [line.partition(":")[0] for line in told] == ["2", "4"]


def test_a_row_is_called_by_its_own_name(settings):
    with pytest.raises(AssertionError, match=r"^one and two: AssertionError"):
        are_the_same(settings=settings)


def test_an_error_and_a_missing_error_break_a_law_too():
    @of_each("text", ["", "1"])
    def is_no_number(text):
        with pytest.raises(ValueError, match="invalid literal"):
            int(text or text[0])

    with pytest.raises(AssertionError) as refused:
        is_no_number()

    assert ": IndexError" in str(refused.value)
    assert "1: Failed: DID NOT RAISE" in str(refused.value)


def test_a_law_of_nothing_is_refused():
    with pytest.raises(ValueError, match="There is no row to look at"):
        of_each("row", [])
