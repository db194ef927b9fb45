"""What belongs to a record and goes with it: its parts, and all that is about any of them.

Found by the keys between the tables, which each room allows in ``retained``; what points to any of
it and is not allowed to go holds it back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db.models import CASCADE, ForeignKey, Model, Q, QuerySet

from governance.core.models import DeletionPermit, FormSubmission
from governance.core.registry import direct_link, record_kind
from governance.core.restricted import about_columns, names_of
from governance.core.retained import Retained
from governance.deadlines.models import Deadline
from governance.files.models import StoredFile
from governance.jobs.models import Job
from governance.retention.models import Disposal, LegalHold

Found = dict[type[Model], set[Any]]
"""The keys of the rows that go, by table."""
HELD = (Deadline, StoredFile)
"""What a record has to itself where it has a one-to-one key to it."""
STAYS = (DeletionPermit, Disposal, LegalHold)
"""What is about a record and no part of it."""
AT_ONCE = 500
"""Keys in one query."""


def gather(record: Model) -> Found:
    """Everything that goes with a record, itself first; many queries, of which none writes."""
    return gather_rows(type(record), {record.pk})


def gather_rows(start: type[Model], keys: set[Any]) -> Found:
    """The same of several rows of a table."""
    found: Found = defaultdict(set)
    fresh: Found = {start: keys}
    allowed = retained_of(start).parts
    while fresh:
        for model, keys in fresh.items():
            found[model] |= keys
            allowed += retained_of(model).parts
        fresh = only_new(following(fresh, allowed), found)
    add_addresses(found)
    return dict(found)


def with_decisions(found: Found) -> Found:
    """The same with what was decided about any of it before: lifted holds and refused deletions,
    which name it, and why.
    """
    every = {model: set(keys) for model, keys in found.items()}
    for model, keys in found.items():
        about = {"kind": model._meta.label_lower, "subject_id__in": numbers(keys)}
        holds = LegalHold.objects.filter(**about, status=LegalHold.Status.LIFTED)
        refused = Disposal.objects.filter(**about, status=Disposal.Status.REFUSED)
        for each in (*holds, *refused):
            add_to(every, gather(each))
    return every


def with_made_lists(found: Found) -> Found:
    """The same with every long list that a worker made as a file, whoever asked: any of them may
    have a line of it, and what was searched for. Who still wants one asks for it again.
    """
    every = {model: set(keys) for model, keys in found.items()}
    if asked := set(Job.objects.exclude(given="").values_list("pk", flat=True)):
        add_to(every, gather_rows(Job, asked))
    return every


def add_to(every: Found, more: Found) -> None:
    for model, keys in more.items():
        every.setdefault(model, set()).update(keys)


def retained_of(model: type[Model]) -> Retained:
    """What the room of a table says of it; nothing of one that says nothing."""
    kind = record_kind(model._meta.label_lower)
    return (kind and kind.retained) or Retained()


def numbers(keys: Iterable[Any]) -> list[int]:
    """Those keys that a row can be about: not those of a session or a history."""
    return [key for key in keys if isinstance(key, int)]


def only_new(rows: Iterable[QuerySet], found: Mapping[type[Model], set[Any]]) -> Found:
    fresh: Found = defaultdict(set)
    for each in rows:
        fresh[each.model] |= set(each.values_list("pk", flat=True))
    new = {model: keys - found.get(model, set()) for model, keys in fresh.items()}
    return {model: keys for model, keys in new.items() if keys}


def following(fresh: Found, allowed: tuple[type[Model], ...]) -> Iterator[QuerySet]:
    """The rows that hang on these, are about them, or are their own."""
    for model, keys in fresh.items():
        for some in chunks(keys):
            yield from hanging_on(model, some, allowed)
            yield from about(model, some)
            yield from own_of(model, some)


def chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(keys)
    for first in range(0, len(ordered), AT_ONCE):
        yield ordered[first : first + AT_ONCE]


def hanging_on(
    model: type[Model], keys: list[Any], allowed: tuple[type[Model], ...]
) -> Iterator[QuerySet]:
    for field in keys_to(model):
        if goes_along(field, allowed):
            yield field.model._base_manager.filter(**{f"{field.name}__in": keys})


def keys_to(model: type[Model]) -> list[ForeignKey]:
    """Every key of any table that leads to this one, those of the history too."""
    return [
        cast(ForeignKey, field)
        for each in apps.get_models(include_auto_created=True)
        for field in each._meta.concrete_fields
        if field.is_relation and field.related_model is model and each not in STAYS
    ]


def goes_along(field: ForeignKey, allowed: tuple[type[Model], ...]) -> bool:
    """Whether rows go along with what this key of theirs leads to."""
    model = recorded_by(field.model) or field.model
    if field.name == "history_user":
        return False
    is_own = field.remote_field.on_delete is CASCADE
    return is_own or model in allowed or field.name in retained_of(model).goes_with


def recorded_by(model: type[Model]) -> type[Model] | None:
    """The table whose history this one is; None for one that is no history."""
    return getattr(model, "instance_type", None)


def about(model: type[Model], keys: list[Any]) -> Iterator[QuerySet]:
    """Trail, remarks, mails, files, jobs, signatures, search rows; and restricted actions."""
    label = model._meta.label_lower
    for each in apps.get_models():
        if each in STAYS or recorded_by(each):
            continue
        if columns := about_columns(each):
            kind, pk = columns
            yield each._base_manager.filter(**{kind: label, f"{pk}__in": keys})
        if names_of(each).issuperset(("origin_kind", "origin_id", "is_restricted")):
            came = Q(origin_kind=label, origin_id__in=keys, is_restricted=True)
            yield each._base_manager.filter(came)
    yield LogEntry.objects.filter(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        object_id__in=[str(key) for key in keys],
    )


def own_of(model: type[Model], keys: list[Any]) -> Iterator[QuerySet]:
    """Its time limits and files, those it had before too, and what it was before, row by row."""
    history = getattr(model, "history", None)
    versions = [model, history.model] if history is not None else [model]
    for field in model._meta.concrete_fields:
        if field.one_to_one and field.related_model in HELD:
            for each in versions:
                given = each._base_manager.filter(**{f"{model._meta.pk.name}__in": keys})
                had = given.filter(**{f"{field.name}__isnull": False})
                yield field.related_model._base_manager.filter(pk__in=had.values(field.attname))
    if history is not None:
        yield history.model._base_manager.filter(**{f"{model._meta.pk.name}__in": keys})


def add_addresses(found: Found) -> None:
    """The forms that led to a page of theirs."""
    for url in pages_of(found):
        rows = FormSubmission.objects.filter(url__startswith=url)
        found[FormSubmission] |= set(rows.values_list("pk", flat=True))
    if not found[FormSubmission]:
        del found[FormSubmission]


def pages_of(found: Mapping[type[Model], set[Any]]) -> tuple[str, ...]:
    """The addresses under which they stood."""
    links = {
        direct_link(model._meta.label_lower, key)
        for model, keys in found.items()
        if record_kind(model._meta.label_lower)
        for key in keys
    }
    return tuple(sorted(links - {""}))


def held_back_by(found: Mapping[type[Model], set[Any]]) -> list[str]:
    """The tables that still point to any of it, in words; empty when all of it may go."""
    told = {
        str(field.model._meta.verbose_name_plural)
        for model, keys in found.items()
        for field in keys_to(model)
        if not recorded_by(field.model)
        for some in chunks(keys)
        if left_pointing(field, some, found.get(field.model, set()))
    }
    return sorted(told)


def left_pointing(field: ForeignKey, keys: list[Any], gone: set[Any]) -> bool:
    rows = field.model._base_manager.filter(**{f"{field.name}__in": keys})
    return bool(set(rows.values_list("pk", flat=True)) - gone)


def count_rows(found: Mapping[type[Model], set[Any]]) -> dict[str, int]:
    """How many rows of which table, as a certificate says it; the largest first."""
    counts: dict[str, int] = defaultdict(int)
    for model, keys in found.items():
        counts[table_words(model)] += len(keys)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def table_words(model: type[Model]) -> str:
    """``Children``; ``earlier versions`` for every history."""
    if recorded_by(model):
        return "Earlier versions"
    if model._meta.auto_created:
        return "Links between records"
    words = str(model._meta.verbose_name_plural)
    return words[:1].upper() + words[1:]
