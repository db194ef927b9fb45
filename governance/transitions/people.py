"""The deeds on people and reference data, rows without a status; what is told of accounts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from governance.access import people as access
from governance.models import User
from governance.workflow import Edit, Event, Start, Workflow

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


REFERENCE = Workflow(
    starts={"add": Start(label="Add", past="added {}", who=access.keeps_reference_data)},
    edits={"change": Edit(label="Change", past="changed {}", who=access.keeps_reference_data)},
)
ACCOUNT = Workflow(
    events={
        "sign_in": Event(past="signed in as {}"),
        "fail_sign_in": Event(past="failed to sign in as {}"),
        "change_password": Event(past="changed the password of {}"),
        "send_password_link": Event(past="sent a link to choose a password to {}"),
        "add_second_factor": Event(past="added a second factor for {}"),
        "fail_second_factor": Event(past="gave a wrong second factor for {}"),
        "remove_second_factor": Event(past="removed a second factor of {}"),
        "renew_recovery_codes": Event(past="renewed the recovery codes of {}"),
        "reset_second_factor": Event(past="reset the second factor of {}"),
    }
)
"""What happens at the door: told of an account, and no change of its row."""
