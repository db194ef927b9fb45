"""The operations of a seven-minute briefing, and what must be in place before it is published."""

from operator import attrgetter

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.learning import access
from reviews.learning.models import Briefing
from reviews.learning.models.briefings import SECTIONS

DRAFT, PUBLISHED, SUPERSEDED, WITHDRAWN = Briefing.Status
NO_POINTS = "Choose at least one released learning point on which it is built."
ELSEWHERE = "What it is built on, and what it replaces, is of another partnership."
WITHDRAWN_POINTS = "It is built on learning points that are not released: {}."


def is_whole(record: Briefing, context: OperationContext) -> None:
    """All seven parts are written, and it is built on released points and on no others."""
    faults = [
        f"Not written yet: {heading}."
        for name, heading in SECTIONS.items()
        if not getattr(record, name).strip()
    ]
    points = list(record.points.order_by("pk"))
    if not points:
        faults.append(NO_POINTS)
    if lost := [each.title for each in points if not each.is_released]:
        faults.append(WITHDRAWN_POINTS.format("; ".join(lost)))
    areas = {each.partnership_id for each in points}
    if record.replaces:
        areas.add(record.replaces.partnership_id)
    if areas - {record.partnership_id}:
        faults.append(ELSEWHERE)
    if faults:
        raise ValidationError(faults)


BRIEFING = Workflow(
    creations={
        "write": Creation(
            label="Write a briefing",
            past="wrote {}",
            past_own="wrote it",
            allowed=access.can_manage,
        )
    },
    moves={
        "publish": Transition(
            label="Publish it",
            past="published {}",
            past_own="published it",
            source=(DRAFT,),
            target=PUBLISHED,
            allowed=access.can_manage,
            requirements=is_whole,
            is_irreversible=True,
        ),
        "supersede": Transition(
            label="Replace it",
            past="replaced {}",
            past_own="replaced it by a newer one",
            source=(PUBLISHED,),
            target=SUPERSEDED,
            allowed=access.can_manage,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            past_own="withdrew it",
            source=(DRAFT, PUBLISHED),
            target=WITHDRAWN,
            allowed=access.can_manage,
            needs_note=True,
            is_irreversible=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed the words",
            allowed=access.can_manage,
            editable_when=attrgetter("is_draft"),
        )
    },
)
