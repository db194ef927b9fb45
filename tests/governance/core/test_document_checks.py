"""A machine without the renderer's libraries says so at start, and says what to install."""

from django.core.checks import run_checks

from governance.core.documents import checks


def of_the_renderer():
    return [found for found in run_checks() if found.id == "governance.E001"]


def test_with_the_libraries_there_is_nothing_to_say():
    assert of_the_renderer() == []


def test_a_missing_library_is_an_error_that_names_its_package(monkeypatch):
    needs = {**checks.NEEDS, "libnot-there.so.0": "libnot-there-0"}
    monkeypatch.setattr(checks, "NEEDS", needs)

    (error,) = of_the_renderer()

    assert error.is_serious()
    assert error.hint == "apt-get install libnot-there-0"
