"""Forms that say what their operation is given, and look for what may tell who a child is."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms

from governance.core.drawn_fields import DrawnFields, digest
from governance.core.forms.edit_conflicts import (
    THEIRS,
    FieldConflict,
    choice_field,
    choice_name,
    read_aloud,
)
from governance.core.forms.fields import EXPECTED_VERSION, DrawnFieldsField, version_field
from governance.core.forms.typed_text import clean_input
from governance.core.identifier_screening import (
    REASON,
    justification_note,
    reason_field,
    screen_form,
)

OPEN_AGAIN = (
    "This page cannot be saved as it was sent. What you typed stands below: copy what you need, "
    "open the page again and save it there."
)


class OperationForm(forms.Form):
    """A form for one operation.

    One for a record that is there already begins with what the record holds (``initial_from``)
    and carries it, signed, so that the operation is told what this person had before them.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.conflicts: list[FieldConflict] = []
        """What this person and another both changed; the page lays each side by side."""
        if EXPECTED_VERSION in self.fields:
            self.carry_drawn_fields()

    def carry_drawn_fields(self) -> None:
        """Sign for this form and record alone; a form for a new record carries nothing."""
        drawn = self.initial.get(EXPECTED_VERSION)
        if drawn is None:
            del self.fields[EXPECTED_VERSION]
            return
        shown = {name: value for name, value in self.initial.items() if name != EXPECTED_VERSION}
        self.initial = {**self.initial, EXPECTED_VERSION: drawn.showing(shown)}
        carrier = cast(DrawnFieldsField, self.fields[EXPECTED_VERSION])
        carrier.purpose, carrier.subject = type(self).__qualname__, drawn.subject

    def full_clean(self) -> None:
        """Where theirs is kept the field holds what the record does, whatever stands in the box."""
        choices = self.choices_made() if self.is_bound else {}
        theirs = [field for name, field in self.fields.items() if choices.get(name) == THEIRS]
        for field in theirs:
            field.disabled = True
        if self.is_bound:
            self.data = clean_input(self)
        super().full_clean()
        for field in theirs:
            field.disabled = False
        for name in choices:
            self.add_choice(name)
        if self.is_bound and EXPECTED_VERSION in self.fields and not self.is_drawn_here():
            self.add_error(None, OPEN_AGAIN)

    @property
    def makes_something_new(self) -> bool:
        """Whether something is typed for what is not there yet; sent twice, it is done once."""
        return EXPECTED_VERSION not in self.fields and bool(self.visible_fields())

    def choices_made(self) -> dict[str, str]:
        """Whose value is kept, by the fields of which that was asked."""
        asked = {name: self.data.get(self.add_prefix(choice_name(name))) for name in self.fields}
        return {name: choice for name, choice in asked.items() if choice is not None}

    @property
    def choice_names(self) -> list[str]:
        return [each.choice.name for each in self.conflicts]

    def is_drawn_here(self) -> bool:
        """Whether it carries what was signed for this form and record."""
        return bool(getattr(self, "cleaned_data", {}).get(EXPECTED_VERSION))

    def add_choice(self, name: str) -> forms.BoundField:
        """The field in which it is said whose value of another field is kept."""
        choice = choice_name(name)
        self.fields[choice] = choice_field(str(self[name].label))
        return self[choice]

    def touched_fields(self) -> dict[str, Any]:
        """What this person changed: the fields that hold something else than they were drawn with.

        Of a well-formed form for a record that is there already.
        """
        drawn: DrawnFields = self.cleaned_data[EXPECTED_VERSION]
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != EXPECTED_VERSION and not drawn.holds(name, value)
        }

    def changed_by_both(self) -> list[str]:
        """The fields that another changed otherwise after the page was drawn."""
        drawn: DrawnFields = self.cleaned_data[EXPECTED_VERSION]
        return [
            name
            for name, value in self.touched_fields().items()
            if name in self.initial
            and not drawn.holds(name, self.initial[name])
            and digest(self.initial[name]) != digest(value)
        ]

    def show_conflicts(self, names: Iterable[str] | None = None) -> None:
        """Begin again from the record as it is now, with what this person changed in its fields.

        What both changed, or what is named, stands in ``conflicts``; what the form now carries is
        what it shows, so that saving it overwrites nothing else.
        """
        touched = self.touched_fields()
        both = self.changed_by_both() if names is None else names
        self.conflicts = [self.conflict(name, touched[name]) for name in both]
        self.initial, self.is_bound = {**self.initial, **touched}, False

    def conflict(self, name: str, value: Any) -> FieldConflict:
        field = self.fields[name]
        return FieldConflict(
            name=name,
            label=str(self[name].label),
            theirs=read_aloud(field, self.initial[name]),
            yours=read_aloud(field, value),
            choice=self.add_choice(name),
        )

    def operation_input(self) -> dict[str, Any]:
        """What the operation is given by name, beside its subject, ``by`` and ``at``.

        What was typed, under the names of the fields; a form whose operation takes another shape
        overrides this.
        """
        return dict(self.cleaned_data)


class ConfirmationForm(OperationForm):
    """Nothing is typed: it carries what the person saw of what they confirm."""

    expected_version = version_field()


class ScreenedForm(OperationForm):
    """A form with free text: every such field is screened unless it is named as an exception.

    An NHS number is stopped. Where there is doubt, a reason is asked for; it is the operation's
    ``note``, or joined to the words of the field named in ``reason_joins``.
    """

    unscreened: Mapping[str, str] = MappingProxyType({})
    """The fields of free text that are not screened, each with why not."""
    reason_joins: str = ""
    """A field whose own words are kept with the operation: the reason is joined to them."""
    confirmed: str = ""
    """Why something stays that looks identifying; empty where nothing does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.screened_fields():
            self.fields[REASON] = reason_field()

    def screened_fields(self) -> Iterable[str]:
        """The names of the fields whose text is looked at."""
        return [
            name
            for name, field in self.fields.items()
            if is_free_text(field) and name != REASON and name not in self.unscreened
        ]

    def clean(self) -> None:
        """Screen what was typed; a form with rules of its own calls this as well."""
        self.confirmed = screen_form(self, self.screened_fields())
        if self.reason_joins in self.cleaned_data:
            words = self.cleaned_data[self.reason_joins]
            self.cleaned_data[self.reason_joins] = justification_note(self.confirmed, words)

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        given.pop(REASON, None)
        if REASON in self.fields and not self.reason_joins:
            given["note"] = justification_note(self.confirmed)
        return given


class ChangesForm(ScreenedForm):
    """The words of a record, which its operations take together as ``changes``."""

    def changes(self) -> dict[str, Any]:
        """The columns that were typed, by name."""
        beside = (EXPECTED_VERSION, REASON)
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        beside = {name: given[name] for name in (EXPECTED_VERSION, "note") if name in given}
        return {"changes": self.changes(), **beside}


def is_free_text(field: forms.Field) -> bool:
    """Whether a person writes what they like in it."""
    return isinstance(field, forms.CharField) and not field.widget.is_hidden
