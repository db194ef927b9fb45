"""How people sign in: closed to strangers, with a second factor where the seats ask for one."""

from governance.sign_in.adapters import AccountAdapter, MFAAdapter
from governance.sign_in.second_factor import give_second_factor, must_give_second_factor

__all__ = ["AccountAdapter", "MFAAdapter", "give_second_factor", "must_give_second_factor"]
