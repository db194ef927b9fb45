"""The request as our pages get it: with its id, and with who acts."""

from typing import cast

from django.http import HttpRequest

from governance.core.roles import Actor


class ActorRequest(HttpRequest):
    """A request after our middleware; nobody is made one, it is how the types call it.

    ``user`` may be anonymous, on the few pages that are open to anybody; ``actor`` then holds
    nothing.
    """

    actor: Actor
    request_id: str
    may_take_long: bool
    """Whether it is a worker that asks, for which no list is too long."""
    has_read_again: bool
    """Whether its view was asked a second time, for a record that was changed under its hands."""


def actor_of(request: HttpRequest) -> Actor:
    """Who acts, where Django's own signature knows only its own request."""
    return cast(ActorRequest, request).actor
