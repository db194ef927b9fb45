"""Deletes a record with all that belongs to it, in the transaction of its second person."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from governance.core import form_recovery
from governance.core.models import DeletionPermit
from governance.files.models import StoredFile
from governance.retention.belongings import Found, chunks, pages_of, recorded_by, retained_of
from governance.retention.models import Disposal, DisposedFile


def purge(record: Model, found: Found, disposal: Disposal) -> None:
    """Delete all of it, under permits that are closed again before this returns.

    A record that is erased stays as a row without its words. Raises IntegrityError where something
    still points to what is gone. Call it in a transaction.
    """
    stays = retained_of(type(record)).erase
    form_recovery.forget_pages(pages_of(found) or ("\0",))
    remember_files(found, disposal)
    open_permits(found, disposal)
    for model, keys in found.items():
        gone = keys - {record.pk} if stays and model is type(record) else keys
        delete_rows(model, gone)
    DeletionPermit.objects.all()._raw_delete(DeletionPermit.objects.db)
    if stays:
        type(record)._base_manager.filter(pk=record.pk).update(**stays(record))
    connection.check_constraints()


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
