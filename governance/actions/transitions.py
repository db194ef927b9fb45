"""The deeds of an action, of who it is assigned to, and of how it is told to stand."""

from django.core.exceptions import ValidationError

from governance.actions import access
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.core.record_changes import Deed
from governance.core.workflow import Edit, Start, Transition, Workflow
from governance.evidence.models import Evidence

OPEN, DONE, EMBEDDED, WITHDRAWN = Action.Status


def says_why(record: Action, deed: Deed) -> None:
    """A day is moved for a reason."""
    if not deed.note:
        raise ValidationError({"reason": "Give the reason."})


def is_done(record: Action, deed: Deed) -> None:
    """It is said what was done; and where each answers for itself, nobody is left who has not."""
    if not deed.given["outcome"]:
        raise ValidationError({"outcome": "Say what was done."})
    if record.answering != Action.Answering.EACH:
        return
    left = record.assignments.standing().filter(answered_at__isnull=True).for_list()
    if names := [str(each.to) for each in left]:
        raise ValidationError(f"Each must answer first. Not yet: {'; '.join(names)}.")


def has_shown_a_difference(record: Action, deed: Deed) -> None:
    """It is of the kind that must show one, says it, and there is evidence since it was done."""
    if not record.needs_embedding:
        raise ValidationError("For this action done is done: no difference has to be shown.")
    if not deed.given["difference"]:
        raise ValidationError({"difference": "Say what difference it made to children."})
    if not Evidence.objects.about(record).filter(added_at__gte=record.done_at).exists():
        raise ValidationError({"label": "Name the evidence: an audit, data, feedback, minutes."})


def is_open(record: Action) -> bool:
    return record.is_open


def is_unproven(record: Action) -> bool:
    return record.status == DONE and record.needs_embedding


def is_to_be_answered(record: Assignment) -> bool:
    return record.released_at is None and record.action.is_open


def is_of_an_open_action(record: Assignment | ActionUpdate, deed: Deed) -> None:
    if not record.action.is_open:
        raise ValidationError(f"{record.action} is open no more: reopen it first.")


ACTION = Workflow(
    starts={"raise": Start(label="Raise an action", past="raised {}", who=access.keeps)},
    moves={
        "finish": Transition(
            label="It is done",
            past="finished {}",
            source=(OPEN,),
            target=DONE,
            who=access.works_on,
            ready=is_done,
        ),
        "embed": Transition(
            label="Show the difference it made",
            past="showed the difference made by {}",
            past_own="showed the difference it made",
            source=(DONE,),
            target=EMBEDDED,
            who=access.keeps,
            ready=has_shown_a_difference,
        ),
        "reopen": Transition(
            label="Reopen it",
            past="reopened {}",
            source=(DONE, EMBEDDED, WITHDRAWN),
            target=OPEN,
            who=access.keeps,
            needs_note=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            source=(OPEN, DONE),
            target=WITHDRAWN,
            who=access.keeps,
            needs_note=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words", past="edited {}", who=access.keeps, open_while=is_open
        ),
        "change_due": Edit(
            label="Move the due date",
            past="moved the due date of {}",
            past_own="moved the due date",
            who=access.keeps,
            open_while=is_open,
            ready=says_why,
        ),
        "set_recheck": Edit(
            label="Look again later",
            past="set the day to look again at {}",
            past_own="set the day to look again",
            who=access.keeps,
            open_while=is_unproven,
            ready=says_why,
        ),
    },
)

ASSIGNMENT = Workflow(
    starts={
        "assign": Start(
            label="Change who does it",
            past="assigned {}",
            past_own="assigned the action",
            who=access.keeps_its_log,
            ready=is_of_an_open_action,
        )
    },
    edits={
        "answer": Edit(
            label="Answer for your part",
            past="answered the assignment of {}",
            past_own="answered",
            who=access.can_answer,
            open_while=is_to_be_answered,
            parent="action",
        ),
        "release": Edit(
            label="End the assignment",
            past="ended the assignment of {}",
            past_own="ended the assignment",
            who=access.keeps_its_log,
            open_while=is_to_be_answered,
            parent="action",
        ),
    },
)

ACTION_UPDATE = Workflow(
    starts={
        "update": Start(
            label="Say how it stands",
            past="gave an {}",
            past_own="gave the update",
            who=access.can_update,
            ready=is_of_an_open_action,
        )
    }
)
