"""The ways in which a rule, an edition or a file of rules can be the wrong one to ask for."""

from collections.abc import Iterable
from datetime import date

from governance.core.formatting import format_names


class RuleError(Exception):
    """What all of these have in common, so that a caller can refuse them alike."""


class RulesFileWrong(RuleError):
    """A rule file, or the folder of them, is not as expected; names file, path and expectation."""


class UnknownRule(RuleError):
    def __init__(self, code: str, exists: Iterable[str]):
        super().__init__(f'No rule is called "{code}". Rules: {format_names(exists)}.')


class UnknownEdition(RuleError):
    def __init__(self, key: str, exists: Iterable[str]):
        super().__init__(f'No edition is called "{key}". Editions: {format_names(exists)}.')


class RuleNotInEdition(RuleError):
    def __init__(self, code: str, key: str, in_edition: Iterable[str], held_by: Iterable[str]):
        super().__init__(
            f'Edition {key} holds no rule "{code}". Rules of {key}: {format_names(in_edition)}. '
            f'Editions with "{code}": {format_names(held_by)}.'
        )


class NoEditionInForce(RuleError):
    def __init__(self, code: str, on: str, held_by: Iterable[str], *, may_be_named: bool = True):
        super().__init__(
            f'No edition in force on {on} holds the rule "{code}". '
            f"Editions that hold it: {format_names(held_by)}."
            + (" Name one with --edition." if may_be_named else "")
        )


class RuleNotInForce(RuleError):
    """The edition is named, but the rule has a period of its own that leaves the day out."""

    def __init__(self, code: str, key: str, on: date, period: tuple[date, date | None]):
        super().__init__(
            f'In {key} the rule "{code}" is in force {format_period(*period)}, not on {on}. '
            "Enter a date in that period, or name another edition."
        )


def format_period(since: date, until: date | None) -> str:
    """ "from 2015-03-26 until 2018-06-29": the second is the first day no longer in force."""
    return f"from {since} until {until}" if until else f"from {since} with no end"


class AmbiguousEdition(RuleError):
    def __init__(self, code: str, on: str, held_by: Iterable[str]):
        super().__init__(
            f'More than one edition in force on {on} holds the rule "{code}": '
            f"{format_names(held_by)}. Name one with --edition."
        )


class NoLimitStated(RuleError):
    def __init__(self, code: str):
        super().__init__(f'No time limit is stated for "{code}", so no date follows from it.')


class DateOutOfRange(RuleError, ValueError):
    def __init__(self, first: int, last: int):
        super().__init__(
            f"Expected a date whose count stays within the years {first} to {last}, "
            "for which the bank holidays are known."
        )
