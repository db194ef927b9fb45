"""The deeds of an instrument: it is installed, and then it stands."""

from assurance.instruments import access
from governance.core.workflow import Start, Workflow

INSTRUMENT = Workflow(
    starts={"install": Start(label="Install", past="installed {}", who=access.can_install)}
)
