"""recommendations owns what a group recommends to the group above, where that stands on its way up,
and the answer that comes back down. It refuses to own what is done about it, which is an action.
"""
