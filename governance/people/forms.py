"""A person as the administration site takes one."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.core.forms.reference import ReferenceForm
from governance.people.models import User
from governance.people.transitions import check_one_is_left


class PersonForm(ReferenceForm):
    class Meta:
        labels = {"is_superuser": "Administrator"}
        help_texts = {
            "is_superuser": "May open this site and keep people and reference data. "
            "A partnership's records are seen by seats alone."
        }

    def clean(self) -> dict[str, Any]:
        """Whether an administrator is left is asked here to say so beside the field."""
        found = super().clean()
        if self.instance.pk:
            try:
                check_one_is_left(self.instance, found, User.objects.administrators())
            except ValidationError as refusal:
                self.add_error(None, refusal)
        return found

    def clean_email(self) -> str:
        """One spelling for one address."""
        return self.cleaned_data["email"].lower()
