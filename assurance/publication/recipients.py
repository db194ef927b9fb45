"""Whom a report is sent to and before which boards it comes, by the rules of its own editions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assurance.publication.models import YearlyDispatch
from assurance.yearly.models import YearlyReport
from governance.rules import files
from governance.rules.schema import Mailbox, Rule, RuleSet

DISPATCH = "yearly-report-dispatch"
"""The rule of a national edition: to whom, in how many days."""
LOCAL, PRESENTATION = "yearly-report-recipients", "yearly-report-presentation"
"""The rules of a partnership's own: to whom else, and before which boards."""
Origin = YearlyDispatch.Origin


@dataclass(frozen=True)
class NamedRecipient:
    """Who is named, by whom, and where that is written; ``mailbox`` as far as one is known."""

    name: str
    origin: YearlyDispatch.Origin
    citation: str
    is_confirmed: bool
    mailbox: Mailbox | None


def recipients_of(record: YearlyReport, *, on: date) -> list[NamedRecipient]:
    """Those of the edition first; nobody twice."""
    found: dict[str, NamedRecipient] = {}
    for origin, code in ((Origin.EDITION, DISPATCH), (Origin.LOCAL, LOCAL)):
        rule = rule_of(record, origin, code)
        for each in named_by(rule, origin, on=on) if rule else ():
            found.setdefault(each.name, each)
    return list(found.values())


def named_by(rule: Rule, origin: YearlyDispatch.Origin, *, on: date) -> Iterator[NamedRecipient]:
    for name in rule.recipients:
        mailbox = mailbox_of(name, on=on)
        yield NamedRecipient(name, origin, rule.citation, rule.confirmed, mailbox)


def boards_of(record: YearlyReport) -> Rule | None:
    """The rule that names the boards before which it comes; None where none does."""
    return rule_of(record, Origin.LOCAL, PRESENTATION)


def rule_of(record: YearlyReport, origin: YearlyDispatch.Origin, code: str) -> Rule | None:
    key = record.guidance if origin == Origin.EDITION else record.constitution
    found: RuleSet | None = files.rule_sets().get(key)
    return found.rule(code) if found else None


def mailbox_of(name: str, *, on: date) -> Mailbox | None:
    """The address that a rule set in force on the day prints for a recipient."""
    printed = (each for rules in files.rule_sets_in_force(on) for each in rules.mailboxes)
    named = (each for each in printed if each.recipient == name)
    return next((each for each in named if not each.is_outside_own_period(on)), None)
