"""``{% kept_by %}`` inside a form: what is typed into it outlives the session."""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from governance import kept

register = template.Library()


@register.simple_tag(takes_context=True)
def kept_by(context: Context) -> SafeString:
    """A hidden field that says, signed, whose form this is and on which page."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', kept.FIELD, kept.mark(context["request"])
    )
