"""The registers that can be imported, each from the room whose records it makes."""

from governance.actions.register.log import ACTIONS
from governance.actions.register.plan import PLAN
from governance.core.imports.registers import Register

REGISTERS: dict[str, Register] = {each.key: each for each in (ACTIONS, PLAN)}
"""By the word of the command line."""
CHOICES = [(each.key, each.label) for each in REGISTERS.values()]
