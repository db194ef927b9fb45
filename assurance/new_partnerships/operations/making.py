"""What a draft becomes: the file, what stands in its way, making it, and taking it away."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.timezone import localdate
from pydantic import ValidationError as UnsoundFile

from assurance.instruments import arrangements_io
from assurance.instruments.models import TimetableItem
from assurance.new_partnerships.copying.assembly import Names, assemble, slugs_of
from assurance.new_partnerships.copying.lines import Table
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations.drafting import NO_COUNCIL, name_words
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from governance.core import search_index
from governance.core.drawn_fields import ExpectedVersion
from governance.core.errors import Stale
from governance.core.record_changes import lock
from governance.core.roles import Actor
from governance.people.models import Organisation
from governance.structure.arrangements.error_messages import describe_error
from governance.structure.arrangements.files import Arrangements
from governance.structure.arrangements.references import find_faults
from governance.structure.arrangements.schema import PartnershipFile
from governance.structure.arrangements.toml_writer import to_toml
from governance.structure.models import (
    Cadence,
    EscalationStep,
    Group,
    GroupService,
    ImportSnapshot,
    Participation,
    Partnership,
    Seat,
    Signatory,
)

NOT_NAMED = "Name the partnership: its name, short name, address and area."
NOT_GONE_THROUGH = {
    "has_organisations": "Go through the organisations: which take part here?",
    "has_groups": "Go through the groups: which does it have?",
    "has_contacts": "Enter whom to tell about a child.",
}


@dataclass(frozen=True)
class Preview:
    """The file that a draft is now, or why it cannot be one yet."""

    content: PartnershipFile | None
    problems: tuple[str, ...]

    @property
    def toml(self) -> str:
        return to_toml(self.content) if self.content else ""

    @property
    def content_hash(self) -> str:
        """By which two people can tell that they read the same."""
        return hashlib.sha256(self.toml.encode()).hexdigest() if self.content else ""


def preview(draft: NewPartnership, *, on: date, lines: Sequence[CopiedLine] = ()) -> Preview:
    """What would be made of it today; a query for its lines, unless they are given."""
    rows = list(lines or draft.lines.order_by("place"))
    problems = [text for name, text in NOT_GONE_THROUGH.items() if not getattr(draft, name)]
    if not all((draft.name, draft.short_name, draft.key, draft.area)):
        problems.insert(0, NOT_NAMED)
    if problems:
        return Preview(None, tuple(problems))
    if not has_council(rows):
        return Preview(None, (NO_COUNCIL,))
    document = document_of(draft, rows, clocks_from=max(draft.starts_on, on))
    try:
        content = PartnershipFile.model_validate(document)
    except UnsoundFile as fault:
        found = [": ".join(describe_error(each)) for each in fault.errors()]
        return Preview(None, tuple(found))
    faults = [f"{where}: {expected}" for where, expected in find_faults(document, [])]
    return Preview(None if faults else content, tuple(faults))


def has_council(lines: Sequence[CopiedLine]) -> bool:
    """Whether a council is among the statutory partners that are left."""
    councils = {
        each.key
        for each in lines
        if each.kind == "organisation"
        and each.is_in_use
        and each.values.get("sector") == "local_authority"
    }
    return any(
        each.kind == "participation"
        and each.is_in_use
        and each.key in councils
        and each.said.get("standing") == "statutory_partner"
        for each in lines
    )


def document_of(draft: NewPartnership, lines: Sequence[CopiedLine], *, clocks_from: date) -> Table:
    words = name_words(draft)
    for line in lines:
        if line.new_name and line.values.get("name"):
            words.setdefault(line.values["name"], line.new_name)
    names = Names(draft.key, prefixes_of(draft, lines), words, slugs_of(lines))
    return assemble(
        head_of(draft),
        lines,
        names,
        clocks_from=clocks_from,
        copied_from=draft.source_short_name,
    )


def prefixes_of(draft: NewPartnership, lines: Sequence[CopiedLine]) -> list[str]:
    """The key copied from; and that with which the keys of its joint groups begin, such as
    ``llr``.
    """
    firsts = {each.key.split("-")[0] for each in lines if each.kind == "group"}
    return [draft.source_key, *sorted(firsts - {draft.source_key.split("-")[0]})]


def head_of(draft: NewPartnership) -> Table:
    """What was typed of the partnership itself, as a file says it."""
    concern = {
        "text": draft.concern_text,
        "phone": draft.concern_phone,
        "url": draft.concern_url,
        "councils": draft.concern_councils,
    }
    office = {"email": draft.office_email, "phone": draft.office_phone}
    return {
        "key": draft.key,
        "name": draft.name,
        "short_name": draft.short_name,
        "colour": draft.colour,
        "area": draft.area,
        "starts_on": draft.starts_on.isoformat(),
        "concern": {name: value for name, value in concern.items() if value},
        "office": {name: value for name, value in office.items() if value},
    }


@transaction.atomic
def make(
    draft: NewPartnership,
    *,
    content_hash: str,
    expected_version: ExpectedVersion,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Partnership:
    """Make all of it in one transaction, by the operations that load arrangements.

    ``content_hash`` is that of what the person saw. Raises NotAllowed, NotNow, Stale, and
    ValidationError with all that is missing.
    """
    lock(draft)
    found = preview(draft, on=localdate(at))
    if found.content is not None and found.content_hash != content_hash:
        raise Stale("make", draft, {})
    NEW_PARTNERSHIP.move(
        draft,
        "make",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        made_at=at,
        made_by_id=by.user_id,
        content_hash=found.content_hash,
    )
    if found.content is None:
        raise ValidationError(list(found.problems))
    if taken := keys_taken(found.content):
        raise ValidationError([f"“{key}” is there already: choose another name." for key in taken])
    arrangements_io.load_arrangements(arrangements_of(draft, found.content), by=by, at=at)
    draft.partnership = Partnership.objects.get(key=draft.key)
    draft.save(update_fields=["partnership"])
    return draft.partnership


def arrangements_of(draft: NewPartnership, content: PartnershipFile) -> Arrangements:
    """As if it had been read from a file of its name."""
    return Arrangements(Path(f"{draft.key}.toml"), content)


def keys_taken(content: PartnershipFile) -> list[str]:
    """Keys of new rows that others have; what would be loaded must not change what is there."""
    own = f"{content.head.key}-"
    named = [
        (Partnership, [content.head.key]),
        (Group, [each.key for each in content.groups]),
        (Seat, [each.key for each in content.seats]),
        (Organisation, [each.key for each in content.organisations if each.key.startswith(own)]),
    ]
    return [
        key
        for model, keys in named
        for key in model._default_manager.filter(key__in=keys).values_list("key", flat=True)
    ]


@transaction.atomic
def discard(
    draft: NewPartnership,
    *,
    expected_version: ExpectedVersion,
    by: Actor,
    at: datetime,
    note: str,
) -> None:
    """Take away a partnership that has not begun, with all that was made of it.

    Raises NotAllowed, NotNow, Stale, and ValidationError where it has begun, or naming what was
    built on it; then all stays.
    """
    area = draft.partnership
    NEW_PARTNERSHIP.move(
        draft,
        "discard",
        by=by,
        at=at,
        note=note,
        expected_version=expected_version,
        discarded_at=at,
        discarded_by_id=by.user_id,
        partnership=None,
    )
    if area is not None:
        remove(area, draft)


def remove(area: Partnership, draft: NewPartnership) -> None:
    """Its rows, those that point before those that are pointed at."""
    groups = Group.objects.filter(services__partnership=area, key__startswith=f"{draft.key}-")
    group_ids = list(groups.values_list("pk", flat=True))
    seats = Seat.objects.filter(
        models.Q(group__in=group_ids)
        | models.Q(partnership=area)
        | models.Q(participation__partnership=area)
    )
    new = ImportSnapshot.objects.filter(arrangements=draft.key)
    bodies = list(new.filter(kind="organisation").values_list("key", flat=True))
    begun_with_it = Organisation.history.filter(
        history_type="+", history_date=draft.made_at, key__in=bodies
    )
    own = list(begun_with_it.values_list("key", flat=True))
    rows = (
        TimetableItem.objects.filter(returns_to__in=group_ids),
        Signatory.objects.filter(group__in=group_ids),
        EscalationStep.objects.filter(partnership=area),
        Cadence.objects.filter(group__in=group_ids),
        Seat.objects.filter(pk__in=list(seats.values_list("pk", flat=True))),
        GroupService.objects.filter(partnership=area),
        Participation.objects.filter(partnership=area),
        Group.objects.filter(pk__in=group_ids),
        Partnership.objects.filter(pk=area.pk),
        Organisation.objects.filter(key__in=own),
    )
    try:
        for found in rows:
            if found.model in (Partnership, Group):
                for record in found:
                    search_index.rows_about(record).delete()
            if found.model is Group:
                found.update(reports_to=None)
            found.delete()
    except (ProtectedError, RestrictedError) as error:
        held = getattr(error, "protected_objects", None) or error.restricted_objects  # type: ignore[union-attr]
        first = next(iter(held))
        raise ValidationError(
            f"It can no longer be discarded: {first._meta.verbose_name} “{first}” was built on "
            "it. End the partnership in its arrangements instead."
        ) from error
    new.delete()
