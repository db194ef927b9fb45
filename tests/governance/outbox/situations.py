"""Messages about a group, and the mail server as a story needs it."""

from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as given
from tests.scenarios.returns import NOON


def a_message(to: User | None = None, *, group: Group | None = None, **fields) -> Message:
    """Queued, about the Leicester case review group unless another is given."""
    message = factories.MessageFactory.build(
        recipient=to or given.a_person(), group=group or given.a_case_review_group(), **fields
    )
    outbox.post([message])
    return Message.objects.get(key=message.key)


def an_uncertain_message(**fields) -> Message:
    message = a_message(**fields)
    outbox.take(message, by=given.SCHEDULE, at=NOON)
    outbox.lose(message, by=given.SCHEDULE, at=NOON)
    return message
