"""Where rule sets are read from, and how one is found: by name, by day, by the rule it holds."""

import os
import tomllib
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from pydantic import ValidationError

from governance.core.text_cleaning import clean_text_deep
from governance.rules.errors import (
    AmbiguousEdition,
    NoEditionInForce,
    RuleNotInEdition,
    RulesFileWrong,
    UnknownEdition,
    UnknownRule,
    format_period,
)
from governance.rules.field_types import Period
from governance.rules.format_errors import format_errors
from governance.rules.schema import Rule, RuleSet

SHIPPED = Path(__file__).parent
FOLDER_OF_KIND = {
    "law": "law",
    "guidance": "guidance",
    "panel": "panel",
    "framework": "frameworks",
    "constitution": "constitutions",
}
ONE_AT_A_TIME = ("guidance", "panel")

RuleSets = dict[str, RuleSet]


def rules_folder() -> Path:
    """The folder that the environment variable LSCP_RULES names, else the one that is shipped."""
    return Path(os.environ.get("LSCP_RULES") or SHIPPED).resolve()


def rule_sets() -> RuleSets:
    """Every rule set by its key: kind by kind as FOLDER_OF_KIND has them, each oldest first.

    Raises RulesFileWrong.
    """
    return _read_all(rules_folder())


def rule_set(key: str) -> RuleSet:
    """The rule set of that key. Raises UnknownEdition."""
    if key not in rule_sets():
        raise UnknownEdition(key, rule_sets())
    return rule_sets()[key]


def rule_sets_in_force(on: date) -> list[RuleSet]:
    return [each for each in rule_sets().values() if each.is_in_force(on)]


def guidance_in_force(on: date) -> RuleSet | None:
    """The one national edition in force on a day; None before the first."""
    return next((each for each in rule_sets_in_force(on) if each.kind == "guidance"), None)


def find_rule(code: str, on: date, edition: str | None = None) -> Rule:
    """The rule as ``edition`` has it, whatever its period; without, as the one set in force has it.

    A rule with a period of its own is refused outside it, named edition or not. Raises UnknownRule,
    UnknownEdition, RuleNotInEdition, RuleNotInForce, NoEditionInForce, AmbiguousEdition.
    """
    return _rule(edition_with(code, on, edition), code)


def edition_with(code: str, on: date, edition: str | None = None) -> RuleSet:
    """The rule set from which ``find_rule`` takes the rule; raises what it raises.

    For an edition that leaves the rule to others, that is the one of those in force.
    """
    held_by = [each for each, _ in rule_sets_with(code)]
    if not held_by:
        raise UnknownRule(code, all_codes())
    if edition is not None:
        return _named(edition, code, on, held_by)
    return _in_force(code, on, held_by)


def referred_by(edition: RuleSet, code: str, today: date) -> RuleSet | None:
    """Whose rule stands for one that ``edition`` refers to others: today's, or that of its end."""
    referral = edition.referral(code)
    if referral is None:
        return None
    day = min(today, edition.last_day or today)
    return _in_force(code, max(day, edition.in_force_from), _held_by_kind(code, referral.to))


def rule_sets_with(code: str) -> list[tuple[RuleSet, Rule]]:
    """Every rule set that has a rule of that code, each with its own wording of it."""
    found = [(each, each.rule(code)) for each in rule_sets().values()]
    return [(each, rule) for each, rule in found if rule]


def all_codes() -> list[str]:
    return sorted({code for each in rule_sets().values() for code in each.codes})


def _named(edition: str, code: str, on: date, held_by: list[RuleSet]) -> RuleSet:
    chosen = rule_set(edition)
    referral = chosen.referral(code)
    if referral:
        return _in_force(code, on, _held_by_kind(code, referral.to))
    rule = chosen.rule(code)
    if rule is None:
        raise RuleNotInEdition(code, edition, chosen.codes, _keys(held_by))
    chosen.require_in_own_period(rule, on)
    return chosen


def _held_by_kind(code: str, kind: str) -> list[RuleSet]:
    return [each for each, _ in rule_sets_with(code) if each.kind == kind]


def _in_force(code: str, on: date, held_by: list[RuleSet]) -> RuleSet:
    current = [each for each in held_by if _period(each, code).includes(on)]
    if not current:
        told = [f"{each.key} ({format_period(*_period(each, code))})" for each in held_by]
        named = any(not _rule(each, code).is_outside_own_period(on) for each in held_by)
        raise NoEditionInForce(code, on.isoformat(), told, may_be_named=named)
    if len(current) > 1:
        raise AmbiguousEdition(code, on.isoformat(), _keys(current))
    return current[0]


def _period(edition: RuleSet, code: str) -> Period:
    return edition.period_of(_rule(edition, code))


def _rule(edition: RuleSet, code: str) -> Rule:
    return next(rule for rule in edition.rules if rule.code == code)


def _keys(sets: list[RuleSet]) -> list[str]:
    return [each.key for each in sets]


@lru_cache(maxsize=8)
def _read_all(folder: Path) -> RuleSets:
    sets = [
        _read(path, kind)
        for kind, name in FOLDER_OF_KIND.items()
        for path in sorted((folder / name).glob("*.toml"))
    ]
    if not sets:
        raise RulesFileWrong(
            f"{folder}: expected TOML files in guidance or constitutions, found none"
        )
    _refuse_same_key(sets)
    for kind in ONE_AT_A_TIME:
        _refuse_overlap([each for each in sets if each.kind == kind])
        _refuse_overlapping_rules([each for each in sets if each.kind == kind])
    _refuse_dangling(sets)
    in_order = sorted(
        sets, key=lambda each: (list(FOLDER_OF_KIND).index(each.kind), each.in_force_from)
    )
    return {each.key: each for each in in_order}


def _read(path: Path, kind: str) -> RuleSet:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        read = RuleSet.model_validate(clean_text_deep(document))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesFileWrong(f"{path.name}: expected TOML: {error}") from error
    except ValidationError as error:
        raise RulesFileWrong(format_errors(path.name, error)) from error
    if (read.key, read.kind) != (path.stem, kind):
        raise RulesFileWrong(
            f'{path.name}: key, kind: expected "{path.stem}", "{kind}" as its name and folder say, '
            f'found "{read.key}", "{read.kind}"'
        )
    return read


def _refuse_same_key(sets: list[RuleSet]) -> None:
    keys = _keys(sets)
    for key in keys:
        if keys.count(key) > 1:
            raise RulesFileWrong(
                f"{key}.toml: expected the name in one folder only, found it in both"
            )


def _refuse_overlap(editions: list[RuleSet]) -> None:
    """Only one edition of national guidance, and one of the Panel's, is in force on any day."""
    in_order = sorted(editions, key=lambda each: each.in_force_from)
    for earlier, later in pairwise(in_order):
        if earlier.in_force_to is None or earlier.in_force_to > later.in_force_from:
            raise RulesFileWrong(
                f"{earlier.key}.toml: in_force_to: expected {later.in_force_from} or earlier, the "
                f"day {later.key} comes into force, found {earlier.in_force_to or 'no end'}"
            )


def _refuse_overlapping_rules(editions: list[RuleSet]) -> None:
    """A rule's own period may not reach into the time in which another edition holds it."""
    for one, other in combinations(editions, 2):
        for code in set(one.codes) & set(other.codes):
            if _period(one, code).overlaps(_period(other, code)):
                raise RulesFileWrong(
                    f'{one.key}.toml: rule "{code}": expected a period apart from that of '
                    f"{other.key}, found {format_period(*_period(one, code))}"
                )


def _refuse_dangling(sets: list[RuleSet]) -> None:
    """A rule that an edition leaves to others must stand there."""
    for each in sets:
        for referral in each.referrals:
            there = [one.codes for one in sets if one.kind == referral.to]
            if not any(referral.code in codes for codes in there):
                raise RulesFileWrong(
                    f'{each.key}.toml: referrals: expected a rule "{referral.code}" in the folder '
                    f"{FOLDER_OF_KIND[referral.to]}, found none"
                )
