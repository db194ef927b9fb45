"""The deeds on a partnership's structure: loaded, loaded again with a difference, ended."""

from governance.access import arrangements as access
from governance.workflow import Edit, Start, Workflow

ARRANGED = Workflow(
    starts={"load": Start(who=access.arranges)},
    edits={"reload": Edit(who=access.arranges), "end": Edit(who=access.arranges)},
)
