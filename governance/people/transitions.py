"""What must hold when a person is changed, and what is told of their sessions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from governance.core.workflow import Event, Workflow
from governance.people.models import User

NEEDED = ("is_active", "is_superuser")
"""What makes an administrator."""


def check_one_is_left(
    person: User, changes: Mapping[str, Any], administrators: Iterable[User]
) -> None:
    """Raises ValidationError, beside the fields, when nobody could open the site any more."""
    lost = [name for name in NEEDED if changes.get(name) is False]
    if lost and list(administrators) == [person]:
        says = "This is the last administrator. Make somebody else one first."
        raise ValidationError(dict.fromkeys(lost, says))


SESSIONS = Workflow(events={"end_sessions": Event(past="signed {} out everywhere")})
