"""Partnerships, the groups that serve them, their seats, and who sits in them."""

from governance.structure.admin import places, seats

__all__ = ["places", "seats"]
