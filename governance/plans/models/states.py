"""How a plan stands, from its draft to its end."""

from governance.core.statuses import StatusChoices


class PlanStatus(StatusChoices):
    DRAFT = "draft", "Draft", "open"
    CONSULTATION = "consulted", "In consultation", "asked"
    ADOPTED = "adopted", "Adopted", "good"
    ENDED = "ended", "Ended early", "quiet"
    WITHDRAWN = "withdrawn", "Not taken up", "quiet"


WRITTEN = (PlanStatus.DRAFT, PlanStatus.CONSULTATION)
"""Not decided yet: it may be written, and taken up or not."""
SHOWN = (PlanStatus.CONSULTATION, PlanStatus.ADOPTED, PlanStatus.ENDED)
"""Read by everybody it binds; the others by those who write them."""
BINDING = (PlanStatus.ADOPTED, PlanStatus.ENDED)
"""Decided: what reports tell of, and for which progress is given."""
