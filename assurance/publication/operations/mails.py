"""What the outbox did with the copies it was handed, told to each of them."""

from datetime import datetime
from functools import partial

from assurance.publication.models import YearlyDispatch
from assurance.publication.operations import dispatches
from governance.core.batches import run_isolated
from governance.core.roles import Actor
from governance.outbox.models import Message

Status = Message.Status


def settle_mails(*, by: Actor, at: datetime) -> int:
    """Whatever went out or failed since; how many there were. One that fails stops no other."""
    told = YearlyDispatch.objects.with_mail().for_list().order_by("pk")
    done = [run_isolated(partial(settle, each, by=by, at=at), about=each) for each in told]
    return sum(filter(None, done))


def settle(dispatch: YearlyDispatch, *, by: Actor, at: datetime) -> bool:
    """Whether there was anything to tell: what is uncertain stays so until the office says."""
    mail = dispatch.message
    if mail is None:
        return False
    if mail.status == Status.SENT:
        dispatches.confirm_sent(dispatch, by=by, at=at)
        return True
    if mail.status == Status.FAILED and not dispatch.is_waiting:
        dispatches.fail(dispatch, by=by, at=at)
        return True
    return False
