"""After two people deleted a case, its words are found nowhere: no table, history, mail or file."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import CharField, JSONField, Model, TextField

from governance.actions.models import Action
from governance.core import form_recovery
from governance.core.models import FormSubmission, TrailEntry
from governance.files.models import StoredFile
from governance.retention.models import Disposal, DueRecord
from governance.retention.purge import GONE
from governance.retention.schedules import retention_rules
from reviews.cases.models import Case, EmergencyAccess
from reviews.complaints.models import Complaint, InformationRequest
from reviews.learning.models import LearningPoint
from tests import factories
from tests.reviews import planting_learning
from tests.reviews.planted_words import PREFIX
from tests.reviews.planting import a_planted_case, complain_elsewhere
from tests.reviews.planting_disputes import a_dispute, take_to_the_advisor
from tests.scenarios import retention as scenarios
from tests.scenarios.cases import its_coordinator
from tests.scenarios.learning import SAID
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.slow


def texts() -> Iterator[tuple[type[Model], str]]:
    """Every column of every table that holds words."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField):
                yield model, field.column


def holding(words: list[str]) -> list[str]:
    """Where any of the words stands, in whatever column, small or capital."""
    found = []
    with connection.cursor() as cursor:
        for model, column in texts():
            table, name = map(connection.ops.quote_name, (model._meta.db_table, column))
            for word in words:
                cursor.execute(
                    f"SELECT count(*) FROM {table} "  # noqa: S608
                    f"WHERE lower(CAST({name} AS TEXT)) LIKE %s",
                    [f"%{word.casefold()}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{model._meta.label}.{column}: {word}")
    return found


@pytest.fixture
def case(world) -> Case:
    case = a_planted_case(world)
    TrailEntry.record(
        case, "close", by=acting(its_coordinator(case)), at=NOON, before="local", after="closed"
    )
    Case.objects.filter(pk=case.pk).update(status=Case.Status.CLOSED)
    EmergencyAccess.objects.filter(case=None).delete()  # what was typed there names no case
    return case


def test_nothing_of_a_deleted_case_is_left_anywhere(case, django_capture_on_commit_callbacks):
    words = [PREFIX, case.reference]
    plant_beside(case)
    paths = [each.content.name for each in StoredFile.objects.exclude(about_kind="")]
    assert len(holding(words)) > 60

    with django_capture_on_commit_callbacks(execute=True):
        disposal = scenarios.approve(
            scenarios.a_proposed_disposal(scenarios.a_due_case(case), scenarios.A_LIFE_ON),
            scenarios.A_LIFE_ON,
        )

    assert holding(words) == []
    assert disposal.status == Disposal.Status.CARRIED_OUT
    assert disposal.counts["Children"] >= 1
    assert disposal.counts["Events"] > 20
    gone = [each.path for each in disposal.files.filter(gone_at__isnull=False)]
    assert gone
    assert set(gone) <= set(paths)
    assert [path for path in gone if default_storage.exists(path)] == []


def planted_elsewhere() -> list[Model]:
    """One of each kind of these rooms that can be deleted by itself."""
    complain_elsewhere()
    speaker = factories.UserFactory()
    dispute = a_dispute(None, speaker)
    take_to_the_advisor(dispute, acting(speaker))
    return [
        dispute,
        Complaint.objects.get(),
        InformationRequest.objects.get(),
        planting_learning.a_withdrawn_point(),
        planting_learning.a_withdrawn_briefing(),
        planting_learning.an_ended_review(),
    ]


def falls_due(record: Model) -> DueRecord:
    kind = record._meta.label_lower
    rule = next(each for each in retention_rules() if each.kind == kind)
    return factories.DueRecordFactory(
        kind=kind,
        subject_id=record.pk,
        label=getattr(record, "reference", str(record)),
        partnership=record.partnership,
        rule_key=rule.key,
        due_on=NOON.date(),
    )


@pytest.mark.django_db
def test_nothing_is_left_of_a_dispute_a_complaint_a_request_or_what_was_learned():
    records = planted_elsewhere()
    left = {each.split(".")[1] for each in holding([PREFIX])}
    assert {each._meta.object_name for each in records} <= left
    dispute = records[0].reference

    for record in records:
        certificate = scenarios.a_certificate_of(falls_due(record))
        assert certificate.is_certificate

    assert holding([PREFIX, dispute]) == []
    action = Action.objects.get()
    assert action.origin_label == GONE  # of the plan of the national review
    assert LearningPoint.objects.get().title == SAID["title"]


def plant_beside(case: Case) -> None:
    """A form that led there, one that waits in a session, and a line of the administration."""
    url = f"/cases/{case.pk}/"
    FormSubmission.objects.create(key="k", url=f"{url}#{PREFIX}", created_at=NOON)
    typed = {"one": {"page": url, "person": 1, "words": f"a={PREFIX}", "at": NOON.timestamp()}}
    Session.objects.create(
        session_key="s",
        session_data=Session.objects.encode({form_recovery.IN_SESSION: typed}),
        expire_date=scenarios.A_LIFE_ON,
    )
    job = factories.JobFactory(
        given=f"/cases/?as=csv&q={PREFIX}", asked_for_by=factories.UserFactory()
    )
    factories.StoredFileFactory(
        about_kind="governance.job", about_id=job.pk, group=None, name=f"{PREFIX}.csv"
    )
    LogEntry.objects.log_actions(factories.UserFactory().pk, [case], 2, single_object=True)


def test_a_form_that_waits_in_a_session_is_forgotten(case):
    plant_beside(case)

    scenarios.approve(
        scenarios.a_proposed_disposal(scenarios.a_due_case(case), scenarios.A_LIFE_ON),
        scenarios.A_LIFE_ON,
    )

    assert Session.objects.get(session_key="s").get_decoded() == {form_recovery.IN_SESSION: {}}
