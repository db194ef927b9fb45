"""How a return is shown where its own status says too little."""

from governance.core.statuses import StatusChoices


class DisplayStatus(StatusChoices):
    """How a return stands that its own status does not say: late, not confirmed, never asked."""

    LATE = "late", "Late", "late"
    UNCONFIRMED = "unconfirmed", "Not confirmed", "amber"
    NOT_ASKED = "not_asked", "Not asked", "absent"
