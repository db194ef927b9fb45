"""The registers that can be imported, each from the room whose records it makes."""

from governance.accounts.register.distribution import DISTRIBUTION_LISTS
from governance.accounts.register.members import MEMBERS
from governance.actions.register.log import ACTIONS
from governance.actions.register.plan import PLAN
from governance.core.imports.registers import Register
from governance.risks.register.risks import RISKS

REGISTERS: dict[str, Register] = {
    each.key: each for each in (ACTIONS, PLAN, MEMBERS, DISTRIBUTION_LISTS, RISKS)
}
"""By the word of the command line."""
