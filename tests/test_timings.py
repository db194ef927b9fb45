"""The seconds of a run are told by directory and by test, set-up and taking down included."""

from collections import Counter
from types import SimpleNamespace

from tests.timings import Timings, by_folder

ONE, OTHER = "tests/below/test_a.py::test_one", "tests/above/test_b.py::test_other[tests/x]"


def report(test: str, seconds: float) -> SimpleNamespace:
    return SimpleNamespace(nodeid=test, duration=seconds)


def test_the_parts_of_a_test_are_added_up():
    timings = Timings()

    for seconds in (1.0, 2.0, 0.5):
        timings.pytest_runtest_logreport(report(ONE, seconds))

    assert timings.seconds == {ONE: 3.5}


def test_a_directory_has_the_seconds_of_its_tests():
    assert by_folder(Counter({ONE: 3.0, OTHER: 1.0})) == {"tests/below": 3.0, "tests/above": 1.0}
