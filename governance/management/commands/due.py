"""``due RULE DATE [--edition KEY]``: the day on which a rule's time is up, and nothing else."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.rules.durations import due_on
from governance.rules.errors import RuleError
from governance.rules.files import find_rule

REFUSED = 2


class Command(BaseCommand):
    help = (
        "Prints the day by which a rule must be met, as one ISO date. It reads rule sets only: "
        "with --edition that one, whatever its period; without, the one set in force on DATE that "
        "holds the rule. A rule with a period of its own is refused outside it, and one that an "
        "edition leaves to the Panel's guidance is taken from what was in force on DATE. DATE is "
        "what starts the rule, or the event it counts back from; for yearly-report-publication it "
        "is the business year's last day, and any other day of that year (April to March) stands "
        "for it."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rule", metavar="RULE", help="a rule's code, such as rapid-review")
        parser.add_argument("date", metavar="DATE", help="day 0, as YYYY-MM-DD")
        parser.add_argument("--edition", metavar="KEY", help="a rule set's key, such as wt2018")

    def handle(self, *args: Any, **options: Any) -> str:
        try:
            day = a_date(options["date"])
            rule = find_rule(options["rule"], day, options["edition"])
            return due_on(rule, day).isoformat()
        except RuleError as error:
            raise CommandError(str(error), returncode=REFUSED) from error


def a_date(text: str) -> date:
    """``2025-03-31`` and no other spelling. Raises CommandError."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise CommandError(f'Expected a date as YYYY-MM-DD, found "{text}".', returncode=REFUSED)
    return day
