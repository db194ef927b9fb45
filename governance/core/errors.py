"""The ways an operation is refused. What is wrong with *data* is a ``ValidationError`` instead."""

from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

Found = TypeVar("Found")


class Refused(Exception):
    """An operation that was asked for and not done; ``status_code`` is what a page answers."""

    status_code = 403

    def __init__(self, verb: str, record: Any) -> None:
        self.verb, self.record = verb, record
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        return f"“{self.verb.replace('_', ' ')}” was refused for {self.record}."


class NotDone(Exception):
    """Long work that could not be done; its words are told to whoever waits for it."""


class NotAllowed(Refused):
    """This person may not do this to this record (403)."""

    @property
    def sentence(self) -> str:
        return f"Your seats do not allow you to {self.verb.replace('_', ' ')} {self.record}."


class NotNow(Refused):
    """The record's present status does not permit this (409).

    A record that has ``closed_because`` says itself what can be done instead.
    """

    status_code = 409

    @property
    def sentence(self) -> str:
        status = getattr(self.record, "get_status_display", lambda: "in its present state")()
        sentence = (
            f"You cannot {self.verb.replace('_', ' ')} {self.record} "
            f"while it is {str(status).lower()}."
        )
        return " ".join(filter(None, (sentence, getattr(self.record, "closed_because", ""))))


class Stale(Refused):
    """Somebody else changed the record after this person opened it (409)."""

    status_code = 409

    def __init__(
        self, verb: str, record: Any, changes: dict[str, Any], fields: tuple[str, ...] = ()
    ) -> None:
        self.changes = changes
        """What this person would have changed; none of it was written."""
        self.fields = fields
        """Those of them that the other changed as well; ``record`` holds what they are now."""
        super().__init__(verb, record)

    @property
    def sentence(self) -> str:
        return f"Somebody else changed {self.record} after you opened it. Nothing of yours is lost."


def ensure_allowed(is_allowed: bool, verb: str, record: Any) -> None:
    """Raises NotAllowed (who) unless ``is_allowed``."""
    if not is_allowed:
        raise NotAllowed(verb, record)


def ensure_open(is_open: bool, verb: str, record: Any) -> None:
    """Raises NotNow (the record's state) unless ``is_open``."""
    if not is_open:
        raise NotNow(verb, record)


def require_any(found: Found | None, verb: str, what: str) -> Found:
    """What an actor could do it with: places, a form; raises NotAllowed when there is nothing."""
    if not found:
        raise NotAllowed(verb, what)
    return found


def sentences_by_field(error: ValidationError) -> dict[str, list[str]]:
    """What is wrong with the data, by the field it is about; the rest under NON_FIELD_ERRORS."""
    if hasattr(error, "error_dict"):
        return error.message_dict
    return {NON_FIELD_ERRORS: error.messages}
