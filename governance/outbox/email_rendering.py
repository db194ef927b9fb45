"""A message as it goes out: its text, and under it whom to tell of a child in danger."""

from datetime import date

from governance.outbox.models import Message
from governance.structure.models import Partnership

ELSEWHERE = "Tell children's social care at the council where the child lives."
IN_DANGER = "If a child is in immediate danger, call 999."


def render_email(message: Message, *, on: date) -> str:
    """The whole mail; ``for_sending`` brings the partnerships its group works for."""
    services = message.group.services.all() if message.group else ()
    places = [service.partnership for service in services if service.is_in_force(on=on)]
    told = [concern_contacts(place) for place in places if place.concern_text] or [ELSEWHERE]
    return "\n\n".join([message.body.strip(), "Concerned about a child?", *told, IN_DANGER]) + "\n"


def concern_contacts(place: Partnership) -> str:
    contacts = (place.concern_text, place.concern_phone, place.concern_url)
    councils = [
        "\n".join([f"{each.heading}:", *(f"  {line}" for line in each.lines)])
        for each in place.concern_contacts
    ]
    return "\n".join([f"{place.area}:", *filter(None, contacts), *councils])
