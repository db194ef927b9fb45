"""Which rows tell of a restricted record: what is left out wherever others look.

A row does so when it is of a restricted kind itself, says so in ``is_restricted``, is part of a
row that says so (``page_of`` of its kind), or is about such a record: the lines of the
trail, remarks, messages, files, jobs, signatures, invitations.
"""

from functools import cache

from django.db.models import Model, Q, QuerySet

from governance.core.registry import RecordKind, all_kinds, record_kind

MARKING = "OFFICIAL-SENSITIVE"
"""How every page, paper and mail about something restricted is marked."""
MATTER_SUBJECT = f"{MARKING}: a matter needs you"
MATTER_BODY = (
    "A matter that is open to named people only needs you. What it is about stands in no e-mail: "
    "sign in to read it.\n\n{link}\n\n"
    "Do not pass this message on. If you did not expect it, tell the business office.\n"
)
"""All that a mail may say of a restricted record."""
ABOUT = (("kind", "subject_id"), ("about_kind", "about_id"))
"""How a row says what it is about: the names of its two columns."""
NOTHING, EVERYTHING = Q(pk__in=[]), ~Q(pk__in=[])


def restricted_kinds() -> list[str]:
    """The kinds that only people named on the record may see."""
    return [each.kind for each in all_kinds() if each.is_restricted]


def without_restricted(rows: QuerySet) -> QuerySet:
    """Those that tell of no restricted record, neither by themselves nor by what they are about."""
    model: type[Model] = rows.model
    return rows.exclude(restricted_q(model))


@cache  # the kinds are known when the process starts
def restricted_q(model: type[Model]) -> Q:
    """The rows that are left out: what is restricted, and what is about it at one remove."""
    found = own_q(model)
    columns = about_columns(model)
    if columns is None:
        return found
    kind, pk = columns
    for each in all_kinds():
        if not each.is_restricted and (told := own_q(each.model)) != NOTHING:
            rows = each.model._base_manager.filter(told).order_by()
            found |= Q(**{kind: each.kind, f"{pk}__in": rows.values("pk")})
    return found


def own_q(model: type[Model]) -> Q:
    """The same of what the row itself says, without looking at another."""
    registered = record_kind(model._meta.label_lower)
    if registered is not None and registered.is_restricted:
        return EVERYTHING
    found = Q(is_restricted=True) if "is_restricted" in names_of(model) else NOTHING
    if registered is not None:
        found |= part_of_restricted_q(registered)
    if columns := about_columns(model):
        found |= Q(**{f"{columns[0]}__in": restricted_kinds()})
    return found


def part_of_restricted_q(kind: RecordKind) -> Q:
    """The rows that hang on one that says it is restricted: the updates of an action."""
    model: type[Model] = kind.model
    for name in kind.page_of.split("__"):
        field = None if name == "pk" else model._meta.get_field(name)
        if field is None or not isinstance(field.related_model, type):
            return NOTHING
        model = field.related_model
    if "is_restricted" not in names_of(model):
        return NOTHING
    return Q(**{f"{kind.page_of}__is_restricted": True})


def about_columns(model: type[Model]) -> tuple[str, str] | None:
    """The two columns that say what a row is about; None for what is about nothing."""
    names = names_of(model)
    return next((each for each in ABOUT if names.issuperset(each)), None)


def names_of(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}
