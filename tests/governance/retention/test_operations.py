"""Holds, and deleting by two people: done and told, refused, and leaving nothing half done."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from governance.actions.models import Action
from governance.core.errors import NotAllowed, Stale
from governance.core.models import Remark, SearchText, TrailEntry
from governance.people.models import User
from governance.retention.belongings import held_back_by
from governance.retention.models import Disposal, DisposedFile, DueRecord
from governance.retention.operations import disposals, due, holds
from reviews.legacy.models import LegacyReview
from tests import factories
from tests.scenarios import recommendations as after_review
from tests.scenarios import retention as scenarios
from tests.scenarios.retention import LONG_BEFORE, an_officer, later
from tests.scenarios.returns import NOON, a_person, as_seen

pytestmark = pytest.mark.django_db


def says(error) -> str:
    return " ".join(error.value.messages)


def test_what_was_taken_out_more_than_a_year_ago_falls_due():
    row = scenarios.a_due_review()

    assert row.label == "earlier review of 2014"
    assert row.due_on == LONG_BEFORE.date().replace(year=2025)
    assert row.partnership is not None
    assert not row.is_held


def test_the_round_may_run_twice_and_forgets_what_falls_due_no_more():
    row = scenarios.a_due_review()

    assert due.find_due(at=NOON) == 1
    assert DueRecord.objects.get().pk == row.pk
    assert due.find_due(at=LONG_BEFORE) == 0
    assert not DueRecord.objects.exists()


def test_what_has_no_period_never_falls_due():
    after_review.an_earlier_review()

    assert due.find_due(at=NOON.replace(year=2200)) == 0


def test_a_hold_stands_with_its_reason_and_marks_what_falls_due():
    hold = scenarios.a_hold()

    assert DueRecord.objects.get().is_held
    assert TrailEntry.objects.about(hold).get().verb == "place"
    assert "Heron" not in TrailEntry.objects.about(hold).get().label


def test_nobody_outside_the_office_places_a_hold():
    row = scenarios.a_due_review()

    with pytest.raises(NotAllowed):
        holds.hold_due(row, why="So.", review_on=None, by=later(a_person(), NOON), at=NOON)


def test_a_lifted_hold_says_why_and_lets_the_record_go():
    hold = scenarios.a_lifted_hold()

    assert Remark.objects.about(hold).get().text == "The inquiry has ended."
    assert not DueRecord.objects.get().is_held


def test_nobody_outside_the_office_lifts_a_hold():
    hold = scenarios.a_hold()

    with pytest.raises(NotAllowed):
        holds.lift(hold, by=later(a_person(), NOON), at=NOON, note="So.")


def test_a_proposal_counts_what_would_go_and_deletes_nothing():
    disposal = scenarios.a_proposed_disposal()

    assert disposal.counts["Earlier reviews"] == 1
    assert LegacyReview.objects.filter(pk=disposal.subject_id).exists()
    assert TrailEntry.objects.about(disposal).get().verb == "propose"


def test_nobody_outside_the_office_proposes_a_deletion():
    row = scenarios.a_due_review()

    with pytest.raises(NotAllowed):
        disposals.propose(row, by=later(a_person(), NOON), at=NOON)


def test_nothing_is_proposed_while_a_hold_stands_on_it_or_on_its_kind():
    row = scenarios.a_due_review()
    office = later(an_officer(row.partnership), NOON)
    holds.hold_kind(
        kind=row.kind,
        partnership=row.partnership_id,
        why="An inquiry asked.",
        review_on=None,
        by=office,
        at=NOON,
    )

    with pytest.raises(ValidationError) as error:
        disposals.propose(row, by=office, at=NOON)

    assert "A legal hold stands in the way: An inquiry asked." in says(error)
    assert not Disposal.objects.exists()


def test_nothing_is_proposed_before_it_is_due_nor_twice():
    row = scenarios.a_due_review()
    office = later(an_officer(row.partnership), NOON)
    early = row.due_on - timedelta(days=1)

    with pytest.raises(ValidationError, match="does not fall due yet"):
        disposals.propose(
            row,
            by=later(
                User.objects.get(pk=office.user_id),
                NOON.replace(year=early.year, month=early.month, day=early.day),
            ),
            at=NOON,
        )
    disposals.propose(row, by=office, at=NOON)
    with pytest.raises(ValidationError, match="proposed already"):
        disposals.propose(row, by=office, at=NOON)


def test_a_second_person_deletes_it_with_all_that_belongs_to_it():
    disposal = scenarios.a_proposed_disposal()
    expected, subject = disposals.subject_hash(disposal), disposal.subject_id
    kind = disposal.kind
    assert Remark.objects.filter(kind=kind, subject_id=subject).exists()

    scenarios.approve(disposal)

    assert not LegacyReview.objects.filter(pk=subject).exists()
    for model in (TrailEntry, Remark, SearchText, DueRecord):
        assert not model.objects.filter(kind=kind, subject_id=subject).exists()
    disposal.refresh_from_db()
    assert disposal.status == "carried_out"
    assert disposal.label == f"Earlier review {expected}"
    assert disposal.backups_until == (NOON + timedelta(days=35)).date()
    assert [line.verb for line in TrailEntry.objects.about(disposal)] == ["propose", "approve"]


def test_who_proposed_it_does_not_approve_it():
    disposal = scenarios.a_proposed_disposal()
    by = later(disposal.proposed_by, NOON)

    with pytest.raises(NotAllowed):
        disposals.approve(disposal, by=by, at=NOON, expected_version=as_seen(disposal))
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.update(approved_by=disposal.proposed_by, approved_at=NOON)


def test_an_administrator_may_be_the_second_person():
    disposal = scenarios.a_proposed_disposal()
    by = later(factories.UserFactory(is_superuser=True), NOON)

    disposals.approve(disposal, by=by, at=NOON, expected_version=as_seen(disposal))

    assert disposal.is_certificate


def test_a_hold_placed_meanwhile_stops_it_and_nothing_is_deleted():
    row = scenarios.a_due_review()
    disposal = scenarios.a_proposed_disposal(row)
    scenarios.a_hold(row)

    with pytest.raises(ValidationError) as error:
        scenarios.approve(disposal)

    assert "A legal hold stands in the way" in says(error)
    disposal.refresh_from_db()
    assert disposal.status == "proposed"
    assert LegacyReview.objects.filter(pk=disposal.subject_id).exists()


def test_what_was_changed_since_it_was_seen_is_not_deleted():
    disposal = scenarios.a_proposed_disposal()
    seen = as_seen(disposal)
    Disposal.objects.update(version=2)

    with pytest.raises(Stale):
        disposals.approve(
            disposal,
            by=later(an_officer(disposal.partnership), NOON),
            at=NOON,
            expected_version=seen,
        )


def test_what_belongs_to_it_only_since_it_was_proposed_is_not_deleted_unseen():
    disposal = scenarios.a_proposed_disposal()
    factories.RemarkFactory(kind=disposal.kind, subject_id=disposal.subject_id)

    with pytest.raises(ValidationError, match="More belongs to it"):
        scenarios.approve(disposal)


def test_a_refused_deletion_says_why_and_may_be_proposed_again():
    disposal = scenarios.a_refused_disposal()

    assert Remark.objects.about(disposal).get().text == "It is still needed."
    assert due.find_due(at=NOON) == 1
    scenarios.a_certificate_of(DueRecord.objects.get())
    assert Disposal.objects.get().is_certificate  # the refused one named it, and went with it


def test_nobody_outside_the_office_refuses_a_deletion():
    disposal = scenarios.a_proposed_disposal()

    with pytest.raises(NotAllowed):
        disposals.refuse(disposal, by=later(a_person(), NOON), at=NOON, note="So.")


def test_what_another_record_still_names_holds_it_back():
    group = factories.GroupFactory()
    action = factories.ActionFactory(group=group)

    assert held_back_by({type(group): {group.pk}}) == ["actions"]
    assert held_back_by({type(group): {group.pk}, Action: {action.pk}}) == []


def test_a_file_that_cannot_be_removed_waits_on_the_certificate(tmp_path, settings, monkeypatch):
    file = factories.DisposedFileFactory(path="2025/10/one.pdf")
    monkeypatch.setattr(disposals.default_storage, "delete", broken)

    assert disposals.remove_files(at=NOON) == 1
    monkeypatch.undo()
    assert disposals.remove_files(at=NOON) == 0
    assert DisposedFile.objects.get(pk=file.pk).gone_at == NOON


def test_what_was_written_of_it_in_the_moment_of_its_deletion_goes_the_next_night():
    certificate = scenarios.a_certificate()
    about = {"kind": certificate.kind, "subject_id": certificate.subject_id}
    factories.TrailEntryFactory(**about, label="earlier review of 2014")
    factories.RemarkFactory(**about)
    factories.RemarkFactory(kind=certificate.kind, subject_id=certificate.subject_id + 1)
    factories.MessageFactory(about_kind=certificate.kind, about_id=certificate.subject_id)

    assert disposals.forget_stragglers(at=NOON + timedelta(days=4)) == 0
    assert disposals.forget_stragglers(at=NOON + timedelta(days=1)) == 3

    assert not TrailEntry.objects.filter(**about).exists()
    assert [each.subject_id for each in Remark.objects.filter(kind=certificate.kind)] == [
        certificate.subject_id + 1
    ]
    assert [line.verb for line in TrailEntry.objects.about(certificate)] == ["propose", "approve"]
    assert disposals.forget_stragglers(at=NOON + timedelta(days=1)) == 0


def test_lines_of_an_erased_account_stay():
    person = factories.UserFactory()
    factories.DisposalFactory(
        kind="governance.user",
        subject_id=person.pk,
        status="carried_out",
        approved_at=NOON,
        approved_by=factories.UserFactory(),
        backups_until=date(2026, 1, 1),
    )
    factories.TrailEntryFactory(kind="governance.user", subject_id=person.pk)

    assert disposals.forget_stragglers(at=NOON) == 0


def says_of_certificates(capsys) -> str:
    """What the command says, whether it ends well or not."""
    try:
        call_command("check_certificates")
    except CommandError as error:
        return str(error)
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    "change",
    [
        {"label": "Earlier review 0123456789abcdef"},
        {"counts": {"Earlier reviews": 2}},
        {"approved_at": NOON + timedelta(seconds=1)},
        {"backups_until": date(2025, 1, 1)},
        {"rule_source": "Another"},
        {"seal": ""},
    ],
)
def test_a_certificate_that_was_altered_past_the_product_is_told(change, capsys):
    certificate = scenarios.a_certificate()
    assert says_of_certificates(capsys) == "certificates as they were written: 1"

    Disposal.objects.update(**change)

    assert says_of_certificates(capsys) == f"not as it was written: {certificate.pk}"


def test_a_forged_certificate_and_one_that_is_gone_are_told(capsys):
    certificate = scenarios.a_certificate()
    true = certificate.pk
    certificate.pk, certificate.subject_id = None, certificate.subject_id + 1
    certificate.save()  # a copy under another number, with the seal of the true one
    Disposal.objects.exclude(pk=certificate.pk).delete()

    told = says_of_certificates(capsys).splitlines()

    assert told == [
        f"not as it was written: {certificate.pk}",
        f"approved, and not there: {true}",
    ]


def test_a_file_that_is_added_to_a_certificate_is_told(capsys):
    certificate = scenarios.a_certificate()
    factories.DisposedFileFactory(disposal=certificate, path="2025/10/one.pdf")

    assert says_of_certificates(capsys) == f"not as it was written: {certificate.pk}"


def test_a_seal_holds_under_a_new_key_once_it_was_renewed_and_under_no_strangers_key(
    settings, capsys
):
    settings.FIELD_KEY = "old"
    certificate = scenarios.a_certificate()
    forged = scenarios.a_certificate()
    Disposal.objects.filter(pk=forged.pk).update(rule_title="Another")

    settings.FIELD_KEY = "new, old"
    call_command("renew_field_key")
    settings.FIELD_KEY = "new"

    assert "certificates sealed: 1" in capsys.readouterr().out
    assert says_of_certificates(capsys) == f"not as it was written: {forged.pk}"
    settings.FIELD_KEY = "strange"
    assert f"not as it was written: {certificate.pk}" in says_of_certificates(capsys)


def broken(path: str) -> None:
    raise OSError("the disk does not answer")


def test_the_account_of_somebody_who_left_stays_without_name_and_address():
    person = factories.UserFactory(name="Robin Sample", email="robin@example.org")
    seat = factories.SeatFactory()
    factories.AppointmentFactory(
        seat=seat, person=person, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
    )
    due.find_due(at=NOON)
    row = DueRecord.objects.get(kind="governance.user", subject_id=person.pk)
    one, other = (factories.UserFactory(is_superuser=True) for _ in range(2))

    disposal = disposals.propose(row, by=later(one, NOON), at=NOON)
    disposals.approve(disposal, by=later(other, NOON), at=NOON, expected_version=as_seen(disposal))

    person.refresh_from_db()
    assert (person.name, person.is_active) == (f"Former member {person.pk}", False)
    assert "robin" not in person.email
    assert not person.history.exists()
    assert person.appointments.exists()
