"""A message as it goes out: greeting, text, sender, and whom to tell of a child in danger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings

from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment, Partnership
from governance.structure.models.partnerships import TELL_ANYWHERE

IN_DANGER = "If a child is in immediate danger, call 999."
NO_CONTACT = "Contact: not entered yet."


def render_email(message: Message, *, on: date) -> str:
    """The whole mail; ``for_sending`` brings the partnerships its group works for."""
    return render_emails([message], on=on)[0]


def render_emails(messages: Sequence[Message], *, on: date) -> list[str]:
    """The same for several, with no more queries than for one."""
    mailboxes = [message.mailbox for message in messages if message.mailbox]
    people = User.objects.filter(email__in=mailboxes) if mailboxes else ()
    names = {person.email: str(person) for person in people}
    senders = Senders(on)
    return [render_one(message, names, senders) for message in messages]


def render_one(message: Message, names: Mapping[str, str], senders: "Senders") -> str:
    """Greeting, text, who writes, and whom to tell of a child in danger."""
    services = message.group.services.all() if message.group else ()
    places = [service.partnership for service in services if service.is_in_force(on=senders.on)]
    named = [place for place in places if place.concern_text or place.concern_councils]
    told = [whom_to_tell_in(place) for place in named] or [TELL_ANYWHERE]
    name = str(message.recipient or names.get(message.mailbox, ""))
    parts = (f"Dear {name}," if name else "Hello,", message.body.strip(), senders.of(places))
    return "\n\n".join([*parts, "Concerned about a child?", *told, IN_DANGER]) + "\n"


@dataclass
class Senders:
    """Who writes and how they are reached on a day, looked up once for several mails."""

    on: date

    def of(self, places: Iterable[Partnership]) -> str:
        """The business office of each place; else, as for accounts, who runs the service."""
        return "\n\n".join(map(self.office, places)) or self.service

    def office(self, place: Partnership) -> str:
        """Its officers' own addresses stand there where the partnership states no contact."""
        stated = ", ".join(filter(None, (place.office_email, place.office_phone)))
        contact = stated or ", ".join(self.officers.get(place.pk, ()))
        return f"From the business office of {place}.\n{contact_line(contact)}"

    @cached_property
    def officers(self) -> dict[int, list[str]]:
        """The addresses of the day's board officers, by partnership."""
        found: dict[int, list[str]] = defaultdict(list)
        acting = Appointment.objects.acting(on=self.on).filter(
            seat__capacity=Capacity.BOARD_OFFICER, seat__partnership__isnull=False
        )
        for place, address in acting.order_by("pk").values_list(
            "seat__partnership", "person__email"
        ):
            found[place].append(address)
        return found

    @cached_property
    def service(self) -> str:
        contact = ", ".join(person.email for person in User.objects.administrators())
        return f"From {settings.PRODUCT_NAME}.\n{contact_line(contact)}"


def contact_line(contact: str) -> str:
    return f"Contact: {contact or 'not entered yet'}"


def whom_to_tell_in(place: Partnership) -> str:
    found = [f"{place.area}:"]
    for contact in place.whom_to_tell:
        found += [f"{contact.heading}:"] if contact.heading else []
        found += [f"  {line}" if contact.heading else line for line in contact.lines]
    return "\n".join(found)
