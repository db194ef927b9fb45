"""Who sets up the timetable of a plan, and who says how an entry of it stands."""

from governance.core.roles import Actor
from governance.plans.access import can_set_up as can_set_up_plan
from governance.timetable.models import TimetableEntry, chaired_by


def can_set_up(actor: Actor, entry: TimetableEntry) -> bool:
    """The business office whose plan it stands in."""
    return can_set_up_plan(actor, entry.plan)


def can_lead(actor: Actor, entry: TimetableEntry) -> bool:
    """Who holds the seat that leads it, the chair of the group that does, and the office."""
    seats = {held.seat_id for held in actor.holdings}
    leads = entry.lead_seat_id in seats or entry.lead_group_id in chaired_by(actor)
    return leads or can_set_up(actor, entry)
