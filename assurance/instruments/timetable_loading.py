"""Loading a file's timetable: one item for each respondent, and writing it back."""

from collections.abc import Iterator

from django.db.models import Q

from assurance.instruments.models import Instrument, TimetableItem
from governance.structure.arrangements import schema
from governance.structure.arrangements.field_types import ON_SCREEN
from governance.structure.arrangements.files import Arrangements
from governance.structure.models import ImportSnapshot, Participation
from governance.structure.operations.arrangements.bindings import (
    GROUP,
    ORGANISATION,
    PERIOD,
    Binding,
    Column,
    Plain,
    same_named_columns,
)
from governance.structure.operations.arrangements.differences import Difference
from governance.structure.operations.arrangements.export import as_it_stands, loaded_snapshots
from governance.structure.operations.arrangements.loading import (
    Bindings,
    FileRecord,
    Loading,
    load_records,
)
from governance.structure.operations.arrangements.structure import file_records

COLUMNS = (
    Column("key", "key"),
    Column("instrument", "instrument_key"),
    Column("asked_group", "group", GROUP),
    Column("asked_organisation", "organisation", ORGANISATION),
    Column("returns_to", "returns_to", GROUP),
    Column("through", "through", ORGANISATION),
    *same_named_columns("every", "due_working_days", "source"),
    Column("confirmed", "is_confirmed"),
    *PERIOD,
)
ITEM = Binding("timetable_item", TimetableItem, COLUMNS)
RESPONDENT = Binding("timetable_respondent", TimetableItem, COLUMNS)
OURS: Bindings = {
    "timetable_item": ITEM,
    "timetable_standing": None,
    "timetable_respondent": RESPONDENT,
}
"""An item asks one group or organisation; one that asks several becomes an item for each."""


def load_timetable(arrangements: Arrangements, loading: Loading) -> list[Difference]:
    """Load the timetable of one file; the partnerships' participations must be there already."""
    return load_records(list(records_by_respondent(arrangements, loading)), OURS, loading)


def records_by_respondent(arrangements: Arrangements, loading: Loading) -> Iterator[FileRecord]:
    """The items of the file; after one that asks several, one for each of them."""
    for one in file_records(arrangements):
        if one.kind != "timetable_item":
            continue
        if not one.record.asks_several:
            yield one
            continue
        yield FileRecord("timetable_standing", one.record, one.place)
        for part in participations_asked(one.record, arrangements.content, loading):
            yield FileRecord("timetable_respondent", asked_of(one.record, part), one.place)


def participations_asked(
    item: schema.TimetableItem,
    content: schema.PartnershipFile | schema.JointFile,
    loading: Loading,
) -> list[Participation]:
    """Who is named or has the standing where the file serves, and has not left; each body once."""
    served = content.joint.serves if isinstance(content, schema.JointFile) else (content.head.key,)
    parts = (
        Participation.objects.filter(partnership__key__in=served)
        .filter(
            Q(standing__in=item.asked_standings) | Q(organisation__key__in=item.asked_organisations)
        )
        .exclude(organisation__sector__in=item.not_asked_sectors)
        .exclude(ends_on__lte=loading.by.on)
        .select_related("organisation", "through")
        .order_by("-pk")
    )
    by_organisation = {part.organisation_id: part for part in parts}
    return sorted(by_organisation.values(), key=lambda part: part.organisation.key)


def asked_of(item: schema.TimetableItem, part: Participation) -> schema.TimetableItem:
    """The item as it is asked of one body, answered through the one that answers for it."""
    return item.model_copy(
        update={
            "key": f"{item.key}-{part.organisation.key}",
            "asked_standings": (),
            "asked_organisations": (),
            "not_asked_sectors": (),
            "asked_organisation": part.organisation.key,
            "through": item.through or (part.through.key if part.through else None),
        }
    )


def timetable_tables(key: str) -> list[Plain]:
    """The timetable as a file holds it, with what was changed and added on screen since."""
    filed = [
        as_it_stands(last, OURS[last.kind])
        for last in loaded_snapshots(key, ("timetable_item", "timetable_standing"))
    ]
    return [*filed, *added_on_screen(key)]


def added_on_screen(key: str) -> Iterator[Plain]:
    """Items that no file has given and that are returned to a group of this file."""
    given = ImportSnapshot.objects.filter(kind__in=OURS).values("key")
    own = ImportSnapshot.objects.filter(kind="group", arrangements=key).values("key")
    rows = TimetableItem.objects.filter(returns_to__key__in=own).exclude(key__in=given)
    titles = dict(Instrument.objects.order_by("version").values_list("key", "title"))
    for row in rows.select_related("group", "organisation", "returns_to", "through").order_by("pk"):
        held = {ITEM.field(column): value for column, value in ITEM.holds(row).items()}
        said = {name: value for name, value in held.items() if value not in (None, "")}
        title = titles.get(row.instrument_key, row.instrument_key)
        yield {"title": title, "source": ON_SCREEN, **said}
