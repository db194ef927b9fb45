"""Says at the start which protocol file is wrong, not when somebody raises a dispute."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from governance.rules.errors import RuleError
from reviews.disputes.protocols import files


@register
def protocols_are_sound(**options: Any) -> list[CheckMessage]:
    """The files of LSCP_PROTOCOLS, or the shipped ones, can be read and fit the shape."""
    try:
        files.protocols()
    except RuleError as fault:
        hint = "Mend the file, or unset LSCP_PROTOCOLS."
        return [Error(str(fault), hint=hint, id="reviews.E001")]
    return []
