"""The trail and the remarks go only under a permit that two people gave, and that cannot stay."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from governance.core.append_only import APPEND_ONLY
from governance.core.models import DeletionPermit, Remark, TrailEntry
from tests import factories
from tests.architecture.test_append_only import ROWS


def a_permit(row, **other) -> DeletionPermit:
    given = {
        "kind": row.kind,
        "subject_id": row.subject_id,
        "proposed_by": factories.UserFactory(),
        "approved_by": factories.UserFactory(),
    }
    return DeletionPermit.objects.create(**given | other)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.django_db
def test_under_a_permit_what_is_about_its_subject_goes_and_nothing_else(table):
    make, model, _ = ROWS[table]
    own, other = make(subject_id=7), make(subject_id=8)

    with transaction.atomic():
        permit = a_permit(own)
        model.objects.filter(pk=own.pk)._raw_delete("default")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.filter(pk=other.pk)._raw_delete("default")
        permit.delete()

    assert set(model.objects.values_list("pk", flat=True)) >= {other.pk}
    assert not model.objects.filter(pk=own.pk).exists()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.filter(pk=other.pk)._raw_delete("default")


@pytest.mark.django_db
def test_a_permit_lets_nothing_be_changed():
    line = factories.TrailEntryFactory()
    permit = a_permit(line)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TrailEntry.objects.filter(pk=line.pk).update(label="Something else")
    permit.delete()


@transaction.atomic
def forget(remark: Remark) -> None:
    """Under a permit, which stays."""
    a_permit(remark)
    Remark.objects.filter(pk=remark.pk)._raw_delete("default")


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_leaves_a_permit_saves_nothing():
    remark = factories.RemarkFactory()

    with pytest.raises(IntegrityError):
        forget(remark)

    assert Remark.objects.filter(pk=remark.pk).exists()
    assert not DeletionPermit.objects.exists()


@pytest.mark.sqlite
def test_what_is_deleted_is_overwritten_in_the_file_of_sqlite():
    assert "PRAGMA secure_delete=ON" in connection.settings_dict["OPTIONS"]["init_command"]


@pytest.mark.django_db
def test_one_person_alone_gives_no_permit():
    person = factories.UserFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        a_permit(factories.RemarkFactory(), proposed_by=person, approved_by=person)


@pytest.mark.django_db
def test_no_permit_says_that_it_closes_with_another_row():
    first = a_permit(factories.RemarkFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        a_permit(factories.RemarkFactory(subject_id=99), closes_with=first)
    first.delete()
