"""The deeds on a partnership's structure: loaded, loaded again with a difference, ended."""

from governance.access import arrangements as access
from governance.workflow import Edit, Start, Workflow

ARRANGED = Workflow(
    starts={
        "load": Start(label="Load", past="loaded {} from the arrangements", who=access.arranges)
    },
    edits={
        "reload": Edit(
            label="Load again", past="loaded {} from the arrangements again", who=access.arranges
        ),
        "end": Edit(label="End", past="ended {}", who=access.arranges),
    },
)
