"""The operations of a voice: it is recorded, written on, withdrawn."""

from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from assurance.voice import access
from assurance.voice.models import VoiceRecord
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow


def was_heard(record: VoiceRecord, context: OperationContext) -> None:
    """Nobody is heard in the future."""
    if context.input.get("heard_on", record.heard_on) > localdate(context.at):
        raise ValidationError({"heard_on": "Enter a day that has been."})


def says_why(record: VoiceRecord, context: OperationContext) -> None:
    if not context.note:
        raise ValidationError({"note": "Give the reason."})


VOICE = Workflow(
    creations={
        "record": Creation(
            label="Record the voice of the child",
            past="recorded {}",
            allowed=access.can_manage_voice,
            requirements=was_heard,
        )
    },
    edits={
        "edit": Edit(
            label="Add to it",
            past="edited {}",
            allowed=access.can_manage_voice,
            editable_when=attrgetter("is_current"),
            requirements=was_heard,
        ),
        "withdraw": Edit(
            label="Withdraw it",
            past="withdrew {}",
            allowed=access.can_manage_voice,
            editable_when=attrgetter("is_current"),
            requirements=says_why,
        ),
    },
)
