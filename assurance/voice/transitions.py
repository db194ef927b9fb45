"""The deeds of a voice: it is recorded, and written on as things come of it."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from assurance.voice import access
from assurance.voice.models import VoiceRecord
from governance.core.record_changes import Deed
from governance.core.workflow import Edit, Start, Workflow


def was_heard(record: VoiceRecord, deed: Deed) -> None:
    """Nobody is heard in the future."""
    if deed.given.get("heard_on", record.heard_on) > localdate(deed.at):
        raise ValidationError({"heard_on": "Enter a day that has been."})


VOICE = Workflow(
    starts={
        "record": Start(
            label="Record what children told us",
            past="recorded {}",
            who=access.keeps,
            ready=was_heard,
        )
    },
    edits={"edit": Edit(label="Add to it", past="edited {}", who=access.keeps, ready=was_heard)},
)
