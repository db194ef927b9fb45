"""The operations of a new partnership, who may do each and what must be in place for it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from assurance.new_partnerships import access
from assurance.new_partnerships.models import NewPartnership
from governance.core.formatting import format_date
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.rules.files import guidance_in_force, rule_sets
from governance.structure.models import Partnership

DRAFT, MADE, DISCARDED = NewPartnership.Status


def first_edition() -> date:
    """The day on which the earliest edition of national guidance came into force."""
    return min(each.in_force_from for each in rule_sets().values() if each.kind == "guidance")


def begins_under_guidance(record: NewPartnership, context: OperationContext) -> None:
    """On its first day an edition of the guidance was in force that says what it must do."""
    if guidance_in_force(record.starts_on) is None:
        first = format_date(first_edition())
        raise ValidationError(
            {
                "starts_on": f"No guidance is held for {format_date(record.starts_on)}: the first "
                f"edition is in force from {first}. Choose that day or a later one."
            }
        )


def key_is_free(record: NewPartnership, context: OperationContext) -> None:
    """No partnership has the key, none that is being drawn up, and no page of ours."""
    key = context.input.get("key", record.key)
    if not key:
        return
    drawn_up = NewPartnership.objects.filter(status=DRAFT, key=key).exclude(pk=record.pk)
    taken = Partnership.objects.filter(key=key).exists() or drawn_up.exists()
    if taken:
        raise ValidationError(
            {"key": f"“{key}” is the short name of another partnership: choose another."}
        )
    if is_page(key):
        raise ValidationError({"key": f"“{key}” is the address of a page: choose another."})


def is_page(key: str) -> bool:
    """Whether the address that begins with the key leads to a page of the product."""
    try:
        return resolve(f"/{key}/").view_name != "governance:partnership-detail"
    except Resolver404:
        return True


def is_unstarted(record: NewPartnership, context: OperationContext) -> None:
    """Once it has begun it is ended by its arrangements, never taken away."""
    if record.is_made and record.starts_on <= context.by.on:
        raise ValidationError(
            f"It began on {format_date(record.starts_on)}: what has begun is ended, not discarded."
        )


def is_draft(record: NewPartnership) -> bool:
    return record.is_draft


def is_open(record: NewPartnership) -> bool:
    return record.is_open


NEW_PARTNERSHIP = Workflow(
    creations={
        "begin": Creation(
            label="Begin a new partnership",
            past="began {}",
            allowed=access.can_begin,
            requirements=begins_under_guidance,
        )
    },
    edits={
        "name_partnership": Edit(
            label="Name it",
            past="named {}",
            allowed=access.can_manage,
            editable_when=is_draft,
            requirements=key_is_free,
        ),
        "choose_organisations": Edit(
            label="Go through the organisations",
            past="went through the organisations of {}",
            allowed=access.can_manage,
            editable_when=is_draft,
        ),
        "choose_groups": Edit(
            label="Go through the groups",
            past="went through the groups of {}",
            allowed=access.can_manage,
            editable_when=is_draft,
        ),
        "enter_contacts": Edit(
            label="Enter the contacts for concerns",
            past="entered the contacts for concerns of {}",
            allowed=access.can_manage,
            editable_when=is_draft,
        ),
        "confirm_lines": Edit(
            label="Confirm",
            past="confirmed lines of {}",
            allowed=access.can_manage,
            editable_when=is_open,
        ),
        "take_back": Edit(
            label="Take the confirmation back",
            past="took back a confirmation in {}",
            allowed=access.can_manage,
            editable_when=is_open,
        ),
        "leave_out": Edit(
            label="Leave it out",
            past="left a line out of {}",
            allowed=access.can_manage,
            editable_when=is_draft,
        ),
        "put_back": Edit(
            label="Put it back",
            past="put a line back into {}",
            allowed=access.can_manage,
            editable_when=is_draft,
        ),
    },
    moves={
        "make": Transition(
            label="Set it up",
            past="set up {}",
            source=(DRAFT,),
            target=MADE,
            allowed=access.can_manage,
        ),
        "discard": Transition(
            label="Discard it",
            past="discarded {}",
            source=(DRAFT, MADE),
            target=DISCARDED,
            allowed=access.can_manage,
            requirements=is_unstarted,
            needs_note=True,
            is_irreversible=True,
        ),
    },
)
