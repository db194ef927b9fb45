"""The deeds on people and reference data: rows with neither status nor version."""

from governance.access import people as access
from governance.workflow import Edit, Start, Workflow

REFERENCE = Workflow(
    starts={"add": Start(who=access.keeps_reference_data)},
    edits={"change": Edit(who=access.keeps_reference_data)},
)
