"""At the end of a long run: the seconds each directory took, and the twenty slowest tests."""

from collections import Counter

import pytest

SLOWEST = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "tell the seconds per directory and the slowest tests"
    parser.addoption("--timings", action="store_true", help=told)


def pytest_configure(config: pytest.Config) -> None:
    if config.option.timings and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Timings())


class Timings:
    """Listens to every report of the run, those of xdist's workers too, and tells at its end."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        folders = by_folder(self.seconds)
        terminalreporter.section("seconds per directory")
        for folder, seconds in folders.most_common():
            terminalreporter.write_line(f"{seconds:7.1f}  {folder}")
        terminalreporter.write_line(f"{folders.total():7.1f}  of all processes together")
        terminalreporter.section(f"slowest {SLOWEST} tests")
        for test, seconds in self.seconds.most_common(SLOWEST):
            terminalreporter.write_line(f"{seconds:7.1f}  {test}")


def by_folder(seconds: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for test, taken in seconds.items():
        found[test.partition("::")[0].rpartition("/")[0]] += taken
    return found
