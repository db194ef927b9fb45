"""The operations of what is written in a yearly report, and of its plan."""

from django.core.exceptions import ValidationError

from assurance.yearly import access
from assurance.yearly.models import (
    YearlyComment,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Workflow

WRITTEN_BEFORE = "The statement is written already: change that one instead."
WRITTEN_IN = YearlyComment | YearlyRequirement | YearlySection | YearlyStatement | YearlyStep


def is_in_preparation(part: WRITTEN_IN) -> bool:
    """The office writes until the scrutineer reads it."""
    return part.report.is_preparing


def is_before_signature(part: WRITTEN_IN) -> bool:
    """The scrutineer and the members speak until it is sent for signature."""
    return part.report.is_open_to_words


def is_unpublished(part: WRITTEN_IN) -> bool:
    return not part.report.is_published


def is_the_first(statement: YearlyStatement, context: OperationContext) -> None:
    """A report has one statement, whoever of the scrutineers wrote it."""
    if YearlyStatement.objects.filter(report=statement.report_id).exists():
        raise ValidationError(WRITTEN_BEFORE)


def was_done_on_a_day_that_was(step: YearlyStep, context: OperationContext) -> None:
    day = context.input["done_on"]
    if day and day > context.by.on:
        raise ValidationError({"done_on": "The day is still to come."})


SECTION = Workflow(
    creations={
        "place": Creation(
            label="Add a section",
            past="added {}",
            allowed=access.can_open_part,
        )
    },
    edits={
        "write": Edit(
            label="Write",
            past="wrote {}",
            allowed=access.can_write,
            editable_when=is_in_preparation,
            parent="report",
        ),
        "assign": Edit(
            label="Say who writes it",
            past="said who writes {}",
            allowed=access.can_manage_part,
            editable_when=is_in_preparation,
            parent="report",
        ),
    },
)

REQUIREMENT = Workflow(
    creations={
        "list_asked": Creation(
            label="List what is asked",
            past="listed {}",
            allowed=access.can_open_part,
        )
    },
    edits={
        "say_no_evidence": Edit(
            label="Say that there is no evidence",
            past="said what evidence there is of {}",
            allowed=access.can_manage_part,
            editable_when=is_in_preparation,
            parent="report",
        )
    },
)

STEP = Workflow(
    creations={
        "add_step": Creation(
            label="Add a step",
            past="planned {}",
            allowed=access.can_open_part,
            open_when=is_unpublished,
            parent="report",
        )
    },
    edits={
        "change": Edit(
            label="Change the step",
            past="changed {}",
            allowed=access.can_manage_part,
            editable_when=is_unpublished,
            parent="report",
        ),
        "tick": Edit(
            label="Tick it as done",
            past="ticked {}",
            allowed=access.can_manage_part,
            editable_when=is_unpublished,
            requirements=was_done_on_a_day_that_was,
            parent="report",
        ),
    },
)

STATEMENT = Workflow(
    creations={
        "state": Creation(
            label="Write the statement",
            past="wrote {}",
            allowed=access.can_scrutinise,
            open_when=is_before_signature,
            requirements=is_the_first,
            parent="report",
        )
    },
    edits={
        "restate": Edit(
            label="Change your statement",
            past="changed {}",
            allowed=access.is_author,
            editable_when=is_before_signature,
            parent="report",
        )
    },
)

COMMENT = Workflow(
    creations={
        "comment": Creation(
            label="Comment",
            past="made {}",
            allowed=access.can_comment,
            open_when=is_before_signature,
            parent="report",
        )
    },
    edits={
        "revise": Edit(
            label="Change your words",
            past="changed {}",
            allowed=access.is_author,
            editable_when=is_before_signature,
            parent="report",
        ),
        "answer": Edit(
            label="Say what was done about it",
            past="answered {}",
            allowed=access.can_manage_part,
            editable_when=is_before_signature,
            parent="report",
        ),
    },
)
