"""How a theme comes to be there: by the first list, or by an administrator (reference data)."""

from governance.core.workflow import Start, Workflow
from governance.structure.access.arrangements import arranges

FIRST_LIST = Workflow(
    starts={"load": Start(label="Load", past="loaded {} from the first themes", who=arranges)}
)
