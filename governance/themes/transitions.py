"""How a theme comes to be there: by the first list, or by an administrator (reference data)."""

from governance.core.workflow import Creation, Workflow
from governance.structure.access.arrangements import can_manage_arrangements

THEME = Workflow(
    creations={
        "load": Creation(
            label="Load", past="loaded {} from the first themes", allowed=can_manage_arrangements
        )
    }
)
