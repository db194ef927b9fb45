"""How plain inputs are drawn: the HTML of Django's own templates, written without them.

A long form has hundreds of inputs and a filter dozens of options, each of which Django draws by a
template that includes a template; that was a third of what such a page cost.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
"""What a widget tells its template about itself."""


class Renderer(DjangoTemplates):
    """Django's own, which leaves only the rarer widgets to templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def choice_entry(widget: Widget) -> SafeString:
    given = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        given["value"] = widget["value"]
    return format_html("<input{}>", attributes({**given, **widget["attrs"]}))


def text_box(widget: Widget) -> SafeString:
    inside = attributes({"name": widget["name"], **widget["attrs"]})
    return format_html("<textarea{}>\n{}</textarea>", inside, widget["value"] or "")


def render_choice(widget: Widget) -> SafeString:
    inside = attributes({"name": widget["name"], **widget["attrs"]})
    return format_html(
        "<select{}>{}\n</select>", inside, join_attributes(choice_groups(widget["optgroups"]))
    )


def choice_groups(found: list[tuple[str | None, list[Widget], int]]) -> list[SafeString]:
    """The options of a choice, those that have a heading under it."""
    drawn = []
    for name, options, _ in found:
        inside = join_attributes([choice_option(each) for each in options])
        group = '\n  <optgroup label="{}">{}\n  </optgroup>'
        drawn.append(format_html(group, name, inside) if name else inside)
    return drawn


def choice_option(widget: Widget) -> SafeString:
    inside = attributes({"value": widget["value"], **widget["attrs"]})
    label = conditional_escape(localize(widget["label"]))
    return SafeString(f"\n  <option{inside}>{label}</option>\n")


def attributes(given: Mapping[str, Any]) -> SafeString:
    """`` name="value"`` for each; the name alone for True, nothing for False."""
    return join_attributes(
        [
            SafeString(f" {name}")
            if value is True
            else SafeString(f' {name}="{conditional_escape(value)}"')
            for name, value in given.items()
            if value is not False
        ]
    )


def join_attributes(parts: list[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped where it was made


DRAWN: Mapping[str, Callable[[Widget], SafeString]] = {
    **{
        f"django/forms/widgets/{kind}.html": choice_entry
        for kind in ("input", "text", "hidden", "email", "number", "password", "url", "date")
    },
    "django/forms/widgets/textarea.html": text_box,
    "django/forms/widgets/select.html": render_choice,
}
