"""A message as it goes out: its text, and under it whom to tell of a child in danger."""

from datetime import date

from governance.outbox.models import Message
from governance.structure.models import Partnership
from governance.structure.models.partnerships import TELL_ANYWHERE

IN_DANGER = "If a child is in immediate danger, call 999."


def render_email(message: Message, *, on: date) -> str:
    """The whole mail; ``for_sending`` brings the partnerships its group works for."""
    services = message.group.services.all() if message.group else ()
    places = [service.partnership for service in services if service.is_in_force(on=on)]
    named = [place for place in places if place.concern_text or place.concern_councils]
    told = [whom_to_tell_in(place) for place in named] or [TELL_ANYWHERE]
    return "\n\n".join([message.body.strip(), "Concerned about a child?", *told, IN_DANGER]) + "\n"


def whom_to_tell_in(place: Partnership) -> str:
    found = [f"{place.area}:"]
    for contact in place.whom_to_tell:
        found += [f"{contact.heading}:"] if contact.heading else []
        found += [f"  {line}" if contact.heading else line for line in contact.lines]
    return "\n".join(found)
