"""Display tags of the form pack: which classes an input carries, where an error link leads."""

from django import forms, template
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from governance.core.formatting import format_number

register = template.Library()

PART_LABELS = ("Day", "Month", "Year")
CLASS_OF_WIDGET = (
    (forms.Textarea, "govuk-textarea"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.PasswordInput, "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (forms.Widget, "govuk-input"),
)


def govuk_class(widget: forms.Widget) -> str:
    """The design system's class for a widget."""
    return next(name for kind, name in CLASS_OF_WIDGET if isinstance(widget, kind))


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field's input with the design system's classes; the form's widget is left as it is."""
    kind = field.field.widget
    base = govuk_class(kind)
    classes = [base, kind.attrs.get("class", "")]
    if field.errors:
        classes.append(f"{base.split()[0]}--error")
    attrs: dict[str, str | bool] = {"placeholder": False}
    if character_limit(field):
        described = filter(None, [f"{field.auto_id}-info", field.aria_describedby])
        attrs |= {"maxlength": False, "aria-describedby": " ".join(described)}
        classes.append("govuk-js-character-count")
    attrs["class"] = " ".join(filter(None, classes))
    plain = forms.FileInput(kind.attrs) if isinstance(kind, forms.FileInput) else None
    return field.as_widget(widget=plain, attrs=attrs)


@register.filter
def character_limit(field: BoundField) -> int | None:
    """The most characters a long text may have, if the form sets a limit."""
    is_long = isinstance(field.field.widget, forms.Textarea)
    return getattr(field.field, "max_length", None) if is_long else None


@register.filter
def choice_kind(field: BoundField) -> str:
    """``checkboxes`` or ``radios``."""
    many = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return "checkboxes" if many else "radios"


OPTION = """<div class="govuk-{kind}__item">
  <input type="{type}" class="govuk-{kind}__input" id="{id}" name="{name}" value="{value}"{more}>
  <label class="govuk-label govuk-{kind}__label" for="{id}">{label}</label>
</div>
"""


@register.simple_tag
def options(field: BoundField) -> SafeString:
    """Each choice of a field with its label: hundreds on some forms, too many for a template."""
    said = " disabled" if field.field.disabled else ""
    said += ' aria-invalid="true"' if field.errors else ""
    kind = choice_kind(field)
    drawn = (
        format_html(
            OPTION,
            kind=kind,
            type=each["type"],
            id=each["attrs"].get("id", ""),
            name=each["name"],
            value=str(each["value"]),
            more=mark_safe((" checked" if each["selected"] else "") + said),  # noqa: S308 - ours
            label=each["label"],
        )
        for each in (option.data for option in field.subwidgets)
    )
    return mark_safe("".join(drawn))  # noqa: S308 - each was escaped where it was made


@register.filter
def plain_errors(field: BoundField) -> list[str]:
    """The field's errors in words that say what to do; the form's own words are kept."""
    return [format_error(field, error) for error in field.errors.as_data()]


def format_error(field: BoundField, error: ValidationError) -> str:
    """Django's two stock sentences are said better here, where the label is known."""
    said = error.messages[0]
    if said == forms.Field.default_error_messages["required"]:
        return asked_for(field)
    if error.code == "max_length" and error.params and "limit_value" in error.params:
        limit, length = error.params["limit_value"], error.params["show_value"]
        over = f"{format_number(length)}, which is {format_number(length - limit)} too many"
        return f"Use {format_number(limit)} characters or fewer (there are {over}): {field.label}"
    return said


def asked_for(field: BoundField) -> str:
    """What to do about a field that was left empty."""
    label, kind = field.label, field.field.widget
    if isinstance(kind, forms.CheckboxInput):
        return f"Tick the box: {label}"
    if label.endswith("?"):
        return f"Answer: {label}"
    chooses = isinstance(kind, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple)
    if chooses or isinstance(kind, forms.FileInput):
        return f"Choose: {label}"
    return f"Enter: {label}"


@register.filter
def first_input_id(field: BoundField) -> str:
    """The id an error link leads to: the first option or part, where there are several."""
    several = forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget
    return f"{field.auto_id}_0" if isinstance(field.field.widget, several) else field.id_for_label


@register.filter
def parts(field: BoundField) -> list[dict[str, object]]:
    """Each input of a field in parts, with its label (day, month and year unless it says else)."""
    inputs = field.field.widget.get_context(field.html_name, field.value(), {"id": field.auto_id})
    return [
        {
            "id": part["attrs"]["id"],
            "name": part["name"],
            "value": part["value"],
            "label": part["attrs"].get("data-label", label),
            "width": 4 if label == "Year" else 2,
        }
        for part, label in zip(inputs["widget"]["subwidgets"], PART_LABELS, strict=False)
    ]


@register.filter
def own_classes(classes: str) -> str:
    """The design system's and our own classes among those a layout object carries."""
    return "".join(f" {name}" for name in classes.split() if name.startswith(("govuk-", "app-")))
