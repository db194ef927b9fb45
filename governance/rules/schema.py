"""What a rule file holds: one shape for law, national editions, frameworks and constitutions."""

from datetime import date, timedelta
from typing import Literal

from pydantic import model_validator

from governance.core.formatting import format_count, format_day_and_month
from governance.rules.errors import RuleNotInForce
from governance.rules.field_types import (
    COMMON_YEAR,
    NOT_STATED,
    Cited,
    Code,
    Count,
    DayOfYear,
    Force,
    Period,
    Several,
    Stated,
    Text,
    Timed,
    on_day_of_year,
)
from governance.rules.procedure import Decider, Procedure, Signatory

Unit = Literal["working_days", "calendar_days", "months", "years", "date_of_year"]
Direction = Literal["after", "before"]
Calendar = Literal["england-and-wales", "united-kingdom"]
"""Whose bank holidays are no working days: those here, or those of any part of the kingdom."""
Anchor = Literal["awareness", "notification", "decision", "publication"]
"""Which day of a case a limit counts from: the local authority became aware, the notification was
sent, a review was decided on, its publication is planned."""
Kind = Literal["law", "guidance", "panel", "framework", "constitution"]
KINDS: dict[str, str] = {
    "law": "Law",
    "guidance": "National guidance",
    "panel": "Guidance of the Child Safeguarding Practice Review Panel",
    "framework": "Framework of partnerships",
    "constitution": "Constitution",
}


class Rule(Timed):
    """A time limit: so many of a unit after (or before) something happens.

    A ``date_of_year`` rule has no number: it falls on that day, next after the last day of the
    business year in which the given date lies. A limit of None is one the source does not state.
    """

    code: Code
    title: Text
    force: Force
    limit: Stated[Count] = None
    unit: Unit | None = None
    calendar: Calendar = "england-and-wales"
    direction: Direction = "after"
    date_of_year: DayOfYear | None = None
    year_ends: DayOfYear | None = None
    repeats: bool = False
    starts: Text
    anchor: Anchor | None = None
    stops: Text
    holder: Text
    recipients: Several[Text] = ()
    on_overrun: str = ""

    @model_validator(mode="after")
    def _says_how_long(self) -> "Rule":
        if "limit" not in self.model_fields_set and self.unit != "date_of_year":
            raise ValueError('expected a limit: a whole number above 0, or "not stated"')
        if (self.limit is not None) != (self.unit not in (None, "date_of_year")):
            raise ValueError(
                "expected a unit of time beside a limit that is a number, and only there"
            )
        return self

    @model_validator(mode="after")
    def _counts_working_days_by_a_calendar(self) -> "Rule":
        if self.is_uk_wide and self.unit != "working_days":
            raise ValueError('expected another calendar only where unit = "working_days"')
        return self

    @model_validator(mode="after")
    def _names_its_days_of_the_year(self) -> "Rule":
        given = {self.date_of_year is not None, self.year_ends is not None}
        if given != {self.unit == "date_of_year"}:
            raise ValueError(
                'expected date_of_year and year_ends where unit = "date_of_year", and nowhere else'
            )
        return self

    @property
    def is_uk_wide(self) -> bool:
        return self.calendar == "united-kingdom"

    @property
    def unit_in_words(self) -> str:
        return self.unit.replace("_", " ") if self.unit else NOT_STATED

    @property
    def limit_in_words(self) -> str:
        """ "7 working days before", "by 30 September" or "not stated"."""
        if self.date_of_year:
            return f"by {format_day_and_month(on_day_of_year(self.date_of_year, COMMON_YEAR))}"
        if self.limit is None or self.unit is None:
            return NOT_STATED
        words = self.unit_in_words
        counted = format_count(self.limit, words.removesuffix("s"), words)
        if self.is_uk_wide:
            counted = f"{counted} by the UK-wide calendar"
        return f"{counted} before" if self.direction == "before" else counted


class Provision(Timed):
    """What a source asks for that is no time limit, such as who is consulted; ``about`` what."""

    code: Code
    about: Text
    text: Text
    force: Force
    number: Count | None = None
    """The number that the text names, where something is counted by it."""


class Referral(Cited):
    """A rule that this edition leaves to another kind of rule set, such as the Panel's guidance."""

    code: Code
    title: Text
    to: Kind


class ReportContent(Timed):
    """One thing a yearly report must or should hold."""

    code: Code
    text: Text
    force: Literal["must", "should"]


class Mailbox(Timed):
    """Where something is sent by e-mail to somebody whom a rule names as a recipient."""

    code: Code
    recipient: Text
    address: Text


class Standard(Timed):
    """One thing section 11 of the Children Act 2004 asks an agency to have in place."""

    code: Code
    text: Text


class RuleSet(Cited):
    """Law, an edition of guidance, a framework or a constitution, and when it is in force.

    The period is half-open: ``in_force_to`` is the first day on which it no longer is. ``citation``
    and ``confirmed`` speak of the period.
    """

    key: Code
    title: Text
    kind: Kind
    source: Text
    published: date
    in_force_from: date
    in_force_to: date | None = None
    rules: Several[Rule] = ()
    referrals: Several[Referral] = ()
    provisions: Several[Provision] = ()
    mailboxes: Several[Mailbox] = ()
    deciders: Several[Decider] = ()
    signatories: Several[Signatory] = ()
    yearly_report: Several[ReportContent] = ()
    section_11: Several[Standard] = ()
    procedure: Procedure | None = None

    @model_validator(mode="after")
    def _has_a_period(self) -> "RuleSet":
        if self.in_force_to is not None and self.in_force_to <= self.in_force_from:
            raise ValueError("expected in_force_to to be later than in_force_from")
        return self

    @model_validator(mode="after")
    def _has_a_procedure_if_a_constitution(self) -> "RuleSet":
        if (self.kind == "constitution") != (self.procedure is not None):
            raise ValueError("expected a table [procedure] in a constitution, and nowhere else")
        return self

    @model_validator(mode="after")
    def _names_nothing_twice(self) -> "RuleSet":
        named = ("rules", "referrals", "provisions", "mailboxes", "yearly_report", "section_11")
        for name in named:
            codes = [item.code for item in getattr(self, name)]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise ValueError(f'expected each code of {name} once, found "{twice[0]}" twice')
        return self

    def is_in_force(self, on: date) -> bool:
        return self.period.includes(on)

    @property
    def period(self) -> Period:
        return Period(self.in_force_from, self.in_force_to)

    @property
    def last_day(self) -> date | None:
        """The last day in force; None while no end is known."""
        return self.in_force_to and self.in_force_to - timedelta(days=1)

    @property
    def kind_in_words(self) -> str:
        return KINDS[self.kind]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(rule.code for rule in self.rules)

    def rule(self, code: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == code), None)

    def provision(self, code: str) -> Provision | None:
        return next((each for each in self.provisions if each.code == code), None)

    def referral(self, code: str) -> Referral | None:
        return next((each for each in self.referrals if each.code == code), None)

    def period_of(self, said: Timed) -> Period:
        """Its own first and last day where it has them, otherwise those of the edition."""
        return Period(
            said.applies_from or self.in_force_from, said.applies_until or self.in_force_to
        )

    def require_in_own_period(self, rule: Rule, on: date) -> None:
        """Raises RuleNotInForce where ``on`` is outside the period that the rule has for itself."""
        if rule.is_outside_own_period(on):
            raise RuleNotInForce(rule.code, self.key, on, self.period_of(rule))
