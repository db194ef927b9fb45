"""Display tags that tell in words: a status's tone, an event, somebody's browser."""

from typing import Any

from django import template
from django.db.models import Model
from django.db.models.options import Options

from governance.accounts.user_agents import format_browser
from governance.core.event_phrases import describe_own_event

register = template.Library()


@register.filter
def tone(standing: Any) -> str:
    """The tone of the tag that shows a status, or a record's status, beside its word."""
    if isinstance(standing, Model):
        standing = type(standing).Status(standing.status)  # type: ignore[attr-defined]
    return getattr(standing, "tone", "plain")


@register.filter
def event(verb: str, options: Options) -> str:
    """An event on a record as the record's own page tells it: ``raised the action``."""
    return describe_own_event(options.label_lower, verb, str(options.verbose_name))


@register.filter
def browser(user_agent: str) -> str:
    """Such as “Firefox on Windows”."""
    return format_browser(user_agent)
