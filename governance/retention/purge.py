"""Deletes a record with all that belongs to it, in the transaction of its second person."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q, QuerySet

from governance.core import form_recovery, search_index
from governance.core.models import DeletionPermit
from governance.core.registry import record_kind
from governance.core.restricted import names_of
from governance.files.models import StoredFile
from governance.retention.belongings import (
    Found,
    about,
    chunks,
    numbers,
    only_new,
    pages_of,
    recorded_by,
    retained_of,
)
from governance.retention.models import Disposal, DisposedFile

GONE = "a record that was deleted"
"""From what something came whose origin is gone."""


def purge(record: Model, found: Found, disposal: Disposal) -> None:
    """Delete all of it, under permits that are closed again before this returns.

    A record that is erased stays as a row without its words. Raises IntegrityError where something
    still points to what is gone. Call it in a transaction.
    """
    stays = retained_of(type(record)).erase
    form_recovery.forget_pages(pages_of(found) or ("\0",))
    remember_files(found, disposal)
    forget_origins(found)
    gone = {model: set(keys) for model, keys in found.items()}
    if stays:
        gone[type(record)] -= {record.pk}
    delete_all(gone, found, disposal)
    if stays:
        type(record)._base_manager.filter(pk=record.pk).update(**stays(record))
    connection.check_constraints()


def purge_stragglers(disposal: Disposal) -> int:
    """Delete what somebody wrote about a record whose deletion they did not see yet: that they
    read it, a mail that it needs them. Returns how many rows; call it in a transaction.
    """
    kind = record_kind(disposal.kind)
    if kind is None or retained_of(kind.model).erase:
        return 0
    key = disposal.subject_id
    found = only_new(about(kind.model, [key]), {})
    delete_all(found, {kind.model: {key}, **found}, disposal)
    return sum(len(keys) for keys in found.values())


def delete_all(
    gone: Mapping[type[Model], set[Any]],
    permitted: Mapping[type[Model], set[Any]],
    disposal: Disposal,
) -> None:
    """Under permits for what they are about, which are closed again."""
    open_permits(permitted, disposal)
    for model, keys in gone.items():
        delete_rows(model, keys)
    DeletionPermit.objects.all()._raw_delete(DeletionPermit.objects.db)


def forget_origins(found: Mapping[type[Model], set[Any]]) -> None:
    """What came from it and stays, such as an action, says no more from what: nor does its
    history.
    """
    for each in filter(names_origin, apps.get_models()):
        for model, keys in found.items():
            for some in chunks(numbers(keys)):
                came = Q(origin_kind=model._meta.label_lower, origin_id__in=some)
                forget_origin(each._base_manager.filter(came))


def forget_origin(rows: QuerySet) -> None:
    rows.update(origin_label=GONE)
    if not recorded_by(rows.model):
        search_index.refresh_all(list(rows))


def names_origin(model: type[Model]) -> bool:
    return names_of(model).issuperset(("origin_kind", "origin_id", "origin_label"))


def remember_files(found: Mapping[type[Model], set[Any]], disposal: Disposal) -> None:
    """The paths on the disk, to be removed once the rows are gone for good."""
    DisposedFile.objects.bulk_create(
        DisposedFile(disposal=disposal, path=path) for path in paths_of(found)
    )


def paths_of(found: Mapping[type[Model], set[Any]]) -> list[str]:
    """Where the files among it lie."""
    rows = StoredFile.objects.filter(pk__in=found.get(StoredFile, set()))
    return list(rows.order_by("pk").values_list("content", flat=True))


def open_permits(found: Mapping[type[Model], set[Any]], disposal: Disposal) -> None:
    """For every row whose trail and remarks go; ``purge`` closes them."""
    DeletionPermit.objects.bulk_create(
        DeletionPermit(
            kind=model._meta.label_lower,
            subject_id=key,
            proposed_by_id=disposal.proposed_by_id,
            approved_by_id=disposal.approved_by_id,
        )
        for model, keys in found.items()
        if not recorded_by(model)
        for key in keys
        if isinstance(key, int)
    )


def delete_rows(model: type[Model], keys: set[Any]) -> None:
    """Past the keys that protect them: ``gather`` found all that points to them."""
    for some in chunks(keys):
        rows = model._base_manager.filter(pk__in=some)
        rows._raw_delete(rows.db)
