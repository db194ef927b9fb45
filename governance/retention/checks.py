"""Says at the start which file of retention is wrong, not when somebody opens its page."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from governance.retention.ledgers import ledgers
from governance.retention.schedules import RetentionFileWrong, retention_rules


@register
def files_are_sound(**options: Any) -> list[CheckMessage]:
    """The schedule and the ledgers, one's own or the shipped ones, can be read."""
    found: list[CheckMessage] = []
    for read, name in ((retention_rules, "LSCP_RETENTION"), (ledgers, "LSCP_LEDGERS")):
        try:
            read()
        except RetentionFileWrong as fault:
            hint = f"Mend the file, or unset {name}."
            found.append(Error(str(fault), hint=hint, id="governance.E020"))
    return found
