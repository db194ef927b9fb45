"""Messages about a group, and the mail server as a story needs it."""

from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON


def a_message(to: User | None = None, *, group: Group | None = None, **fields) -> Message:
    """Queued, about the Leicester case review group unless another is given."""
    message = factories.MessageFactory.build(
        recipient=to or scenarios.a_person(),
        group=group or scenarios.a_case_review_group(),
        **fields,
    )
    outbox.enqueue([message])
    return Message.objects.get(key=message.key)


def an_uncertain_message(**fields) -> Message:
    message = a_message(**fields)
    outbox.claim(message, by=scenarios.SCHEDULE, at=NOON)
    outbox.mark_uncertain(message, by=scenarios.SCHEDULE, at=NOON)
    return message
