"""Says at the start which rule file is wrong, not when somebody opens its page."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from governance.rules import files
from governance.rules.errors import RuleError


@register
def rule_sets_are_sound(**options: Any) -> list[CheckMessage]:
    """The rule files of LSCP_RULES, or the shipped ones, can be read and fit the shape."""
    try:
        files.rule_sets()
    except RuleError as fault:
        return [Error(str(fault), hint="Mend the file, or unset LSCP_RULES.", id="governance.E002")]
    return []
