"""The operations of an import: read, mapped, mended, saved, undone."""

from django.core.exceptions import ValidationError

from governance.core.formatting import format_count
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.imports import access
from governance.imports.models import ImportRow, ImportRun

READ, SAVING, SAVED, UNDONE, DISCARDED = ImportRun.Status


def nothing_in_the_way(record: ImportRun, context: OperationContext) -> None:
    """Every row is understood, accepted or left out, and there is one to save."""
    rows = record.rows.to_save()
    refused = rows.filter(verdict=ImportRow.Verdict.REFUSED).count()
    doubtful = rows.filter(verdict=ImportRow.Verdict.DOUBTFUL, is_accepted=False).count()
    wrong = []
    if refused:
        wrong.append(f"{format_count(refused, 'row')} refused: mend or leave out each.")
    if doubtful:
        wrong.append(f"{format_count(doubtful, 'row')} doubtful: check each, or accept all.")
    if not rows.exists():
        wrong.append("There is no row to import.")
    if wrong:
        raise ValidationError(wrong)


def is_to_be_checked(record: ImportRun) -> bool:
    return record.status == READ


IMPORT = Workflow(
    creations={
        "read_file": Creation(
            label="Import a register", past="read the {}", allowed=access.can_import
        )
    },
    moves={
        "import_rows": Transition(
            label="Import these rows",
            past="asked for the {}",
            source=(READ,),
            target=SAVING,
            allowed=access.can_import,
            requirements=nothing_in_the_way,
        ),
        "finish": Transition(
            label="Finish",
            past="finished the {}",
            source=(SAVING,),
            target=SAVED,
            allowed=access.can_finish,
        ),
        "fail": Transition(
            label="Fail",
            past="could not do the {}",
            source=(SAVING,),
            target=READ,
            allowed=access.can_finish,
        ),
        "discard": Transition(
            label="Discard it",
            past="discarded the {}",
            source=(READ,),
            target=DISCARDED,
            allowed=access.can_import,
            is_irreversible=True,
        ),
        "undo": Transition(
            label="Undo the import",
            past="undid the {}",
            source=(SAVED,),
            target=UNDONE,
            allowed=access.can_import,
            needs_note=True,
            is_irreversible=True,
        ),
    },
    edits={
        "map_columns": Edit(
            label="Say what the columns are",
            past="mapped the columns of the {}",
            allowed=access.can_import,
            editable_when=is_to_be_checked,
        ),
        "mend": Edit(
            label="Mend a row",
            past="mended the {}",
            allowed=access.can_import,
            editable_when=is_to_be_checked,
        ),
    },
)
