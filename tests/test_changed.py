"""The rooms a change touched: packages two levels deep that have tests, most changed first."""

import pytest

from tests.changed import MOST, rooms


@pytest.fixture
def product(tmp_path):
    """Three rooms, the last without tests."""
    for room in ("app/one", "app/two", "app/untested"):
        (tmp_path / room).mkdir(parents=True)
        (tmp_path / room / "__init__.py").touch()
    for room in ("app/one", "app/two"):
        (tmp_path / "tests" / room).mkdir(parents=True)
    return tmp_path


def test_a_module_and_a_template_belong_to_the_same_room_and_most_changed_comes_first(product):
    numstat = "3\t0\tapp/one/views.py\n2\t9\tapp/two/models.py\n5\t1\ttemplates/app/two/page.html"

    assert rooms(numstat, product) == ["app/two", "app/one"]


def test_what_is_no_room_or_has_no_tests_is_left_out(product):
    numstat = "3\t0\tREADME.md\n1\t1\tapp/untested/views.py\n1\t1\tapp/urls.py\n-\t-\tapp/one/a.png"

    assert rooms(numstat, product) == ["app/one"]


def test_no_more_rooms_are_measured_than_ci_has_time_for(product):
    for number in range(MOST + 1):
        (product / f"app/r{number}").mkdir()
        (product / f"app/r{number}/__init__.py").touch()
        (product / f"tests/app/r{number}").mkdir()

    numstat = "\n".join(f"{number + 1}\t0\tapp/r{number}/a.py" for number in range(MOST + 1))

    assert len(rooms(numstat, product)) == MOST
    assert "app/r0" not in rooms(numstat, product)
