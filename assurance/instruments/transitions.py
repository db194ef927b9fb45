"""The operations of an instrument: it is installed, and then it stands."""

from assurance.instruments import access
from governance.core.workflow import Creation, Workflow

INSTRUMENT = Workflow(
    creations={
        "install": Creation(label="Install", past="installed {}", allowed=access.can_install)
    }
)
