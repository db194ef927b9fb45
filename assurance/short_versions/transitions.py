"""The operations of a short version, of what is written in it and of what its readers say."""

from typing import Any

from django.core.exceptions import ValidationError

from assurance.short_versions import access
from assurance.short_versions.headings.outlines import outline
from assurance.short_versions.headings.pictures import pictures
from assurance.short_versions.models import ShortPart, ShortVersion
from governance.core.formatting import format_count
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow

DRAFT, READING, READY, RELEASED, WITHDRAWN = ShortVersion.Status
NOBODY_READS = (
    "Nobody holds the seat of a young scrutineer, an independent scrutineer or an advisor: appoint "
    "somebody who reads it first."
)
BEGUN_BEFORE = "This version has been begun already."
NOT_PUBLISHED = "The yearly report is not published yet: release this once it is."


def is_the_first(record: ShortVersion, context: OperationContext) -> None:
    there = ShortVersion.objects.filter(report=record.report_id, kind=record.kind)
    if there.exists():
        raise ValidationError(BEGUN_BEFORE)


def can_be_sent(record: ShortVersion, context: OperationContext) -> None:
    """Every question has an answer, and there is somebody who reads it."""
    faults = [
        f"“{outline(record.kind).part(part.key).question}” has no words yet."
        for part in record.parts.order_by("number")
        if not part.lines
    ]
    if not context.input.get("reader"):
        faults.append(NOBODY_READS)
    if faults:
        raise ValidationError(faults)


def is_report_published(record: ShortVersion, context: OperationContext) -> None:
    if not record.is_report_published:
        raise ValidationError(NOT_PUBLISHED)


def is_short(part: ShortPart, context: OperationContext) -> None:
    """Few lines, so that the part stays together with its picture; a picture that there is."""
    faults: dict[str, Any] = {}
    text = context.input.get("text", "")
    most = outline(part.short_version.kind).lines_a_part.most
    if len(lines := text.splitlines()) > most:
        faults["text"] = (
            f"Use at most {format_count(most, 'line')}: there are {len(lines)}. "
            "Leave out what matters less."
        )
    if context.input.get("picture", part.picture) not in pictures():
        faults["picture"] = "Choose one of the pictures."
    if faults:
        raise ValidationError(faults)


def is_written(part: ShortPart) -> bool:
    """Words are written until they are sent to be read, and again when they come back."""
    return part.short_version.is_draft


SHORT_VERSION = Workflow(
    creations={
        "begin": Creation(
            label="Begin it",
            past="began {}",
            allowed=access.can_manage,
            requirements=is_the_first,
        )
    },
    moves={
        "send_to_reader": Transition(
            label="Send it to be read",
            past="sent {} to be read",
            source=(DRAFT,),
            target=READING,
            allowed=access.can_manage,
            requirements=can_be_sent,
        ),
        "find_ready": Transition(
            label="It is clear",
            past="found {} clear",
            source=(READING,),
            target=READY,
            allowed=access.can_read,
            is_irreversible=True,
        ),
        "find_unclear": Transition(
            label="It is not clear yet",
            past="found {} not clear yet",
            source=(READING,),
            target=DRAFT,
            allowed=access.can_read,
            is_irreversible=True,
        ),
        "take_back": Transition(
            label="Take it back to change it",
            past="took {} back to change it",
            source=(READING, READY),
            target=DRAFT,
            allowed=access.can_manage,
            needs_note=True,
            note_readers=access.can_follow,
        ),
        "release": Transition(
            label="Release it",
            past="released {}",
            source=(READY,),
            target=RELEASED,
            allowed=access.can_manage,
            requirements=is_report_published,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            source=(RELEASED,),
            target=WITHDRAWN,
            allowed=access.can_manage,
            needs_note=True,
            note_readers=access.can_follow,
        ),
        "rewrite": Transition(
            label="Write it again",
            past="opened {} to be written again",
            source=(WITHDRAWN,),
            target=DRAFT,
            allowed=access.can_manage,
        ),
    },
)

PART = Workflow(
    creations={
        "place": Creation(
            label="Add a question",
            past="added {}",
            allowed=access.can_manage_part,
        )
    },
    edits={
        "write": Edit(
            label="Write",
            past="wrote {}",
            allowed=access.can_manage_part,
            editable_when=is_written,
            requirements=is_short,
            parent="short_version",
        )
    },
)

READING_SAID = Workflow(
    creations={
        "say": Creation(
            label="Say what you think of it",
            past="wrote down {}",
            allowed=access.can_say,
            parent="short_version",
        )
    }
)
