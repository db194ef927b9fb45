"""What each operation of a dispute does, whom it refuses, and what must be in place first."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.outbox.models import Message
from reviews.disputes.models import Dispute, DisputeOfficer, DisputeStage, OwnProcedureStep
from reviews.disputes.operations import advice, disputes, officers, sides, stages
from tests import factories
from tests.scenarios import cases
from tests.scenarios import disputes as scenarios
from tests.scenarios.returns import (
    NOON,
    a_foreign_partnership,
    a_young_scrutineer,
    acting,
    as_seen,
)

pytestmark = pytest.mark.django_db


def lines(record) -> list[str]:
    return [*TrailEntry.objects.about(record).order_by("pk").values_list("verb", flat=True)]


def somebody_else():
    return acting(factories.UserFactory())


def told(dispute, what: str) -> set[int]:
    found = Message.objects.filter(key__startswith=f"dispute-{what}:{dispute.pk}:")
    return set(found.values_list("recipient", flat=True))


# Raising


def test_a_dispute_gets_its_reference_its_sides_and_who_speaks_for_the_first():
    dispute = scenarios.a_raised_dispute()

    assert dispute.reference == "LEI-D-2025-001"
    assert dispute.protocol == "llr-practitioners"
    assert [side.has_raised for side in dispute.sides.all()] == [True, False]
    assert scenarios.its_speaker(dispute) == dispute.raised_by
    assert lines(dispute) == ["raise_dispute"]
    assert told(dispute, "raised") == {cases.the_office(dispute.partnership).pk}


def test_the_other_agencys_escalation_officer_is_told_and_nothing_of_it_stands_in_the_mail():
    officer = scenarios.an_escalation_officer()
    dispute = scenarios.a_raised_dispute()

    assert officer.person_id in told(dispute, "raised")
    assert not Message.objects.filter(body__contains=dispute.reference).exists()


@pytest.mark.parametrize("missing", ["immediate_safety", "account"])
def test_without_what_was_done_at_once_nothing_is_raised(missing):
    with pytest.raises(ValidationError) as refused:
        scenarios.a_raised_dispute(**{missing: "  "})

    assert list(refused.value.message_dict) == [missing]
    assert not Dispute.objects.exists()


def test_the_database_itself_asks_for_immediate_safety():
    with pytest.raises(Exception, match="reviews_dispute_says_safety"):
        factories.DisputeFactory(immediate_safety="")


def test_a_disagreement_of_tomorrow_is_refused():
    with pytest.raises(ValidationError, match="future"):
        scenarios.a_raised_dispute(disagreed_at=NOON + timedelta(days=1))


def test_nobody_raises_one_for_an_agency_for_which_they_do_not_speak():
    trust = scenarios.a_trust()
    dispute = scenarios.a_new_dispute()
    lead = acting(scenarios.its_lead(scenarios.a_school()))

    with pytest.raises(ValidationError, match="for which you speak"):
        disputes.raise_dispute(dispute, trust, [scenarios.a_school()], by=lead, at=NOON)


def test_the_office_raises_one_for_any_agency_and_speaks_for_none():
    dispute = scenarios.a_new_dispute()
    office = acting(cases.the_office(dispute.partnership))

    disputes.raise_dispute(dispute, scenarios.a_school(), [scenarios.a_trust()], by=office, at=NOON)

    assert not DisputeOfficer.objects.exists()


def test_without_another_agency_there_is_no_dispute():
    school = scenarios.a_school()
    lead = acting(scenarios.its_lead(school))

    with pytest.raises(ValidationError, match="Choose the agency with which"):
        disputes.raise_dispute(scenarios.a_new_dispute(), school, [school], by=lead, at=NOON)


def test_without_a_seat_nobody_raises_one():
    with pytest.raises(NotAllowed):
        scenarios.a_raised_dispute(by=factories.UserFactory())


def test_a_partnership_without_a_protocol_is_told_so():
    area = factories.PartnershipFactory(key="somewhere-else")

    with pytest.raises(ValidationError, match="no protocol"):
        scenarios.a_raised_dispute(partnership=area)


# Stages


def test_in_leicester_a_stage_waits_for_the_own_procedure_or_a_reason():
    dispute = scenarios.a_raised_dispute()
    by = scenarios.speaker(dispute)

    with pytest.raises(ValidationError, match="own procedure first"):
        stages.open_stage(dispute, by=by, at=NOON)
    assert not DisputeStage.objects.exists()

    stage = stages.open_stage(dispute, by=by, at=NOON, note="The procedure has no such step.")
    assert Remark.objects.get(verb="open_stage").text == "The procedure has no such step."
    assert (stage.number, stage.due_at, stage.limit) == (1, None, None)


def test_in_lincolnshire_each_stage_has_its_limit_and_its_own_anchor():
    area = a_foreign_partnership()
    dispute = scenarios.a_raised_dispute(partnership=area)
    tuesday, thursday = NOON - timedelta(days=1), NOON + timedelta(days=1)

    one = scenarios.a_running_stage(dispute)
    DisputeStage.objects.filter(pk=one.pk).update(started_at=tuesday)
    one.refresh_from_db()
    scenarios.not_agreed(one, at=NOON)
    two = scenarios.not_agreed(scenarios.another_stage(dispute, at=NOON), at=thursday)
    three = scenarios.another_stage(dispute, at=thursday + timedelta(hours=2))

    assert one.due_at == scenarios.DISAGREED + timedelta(hours=48)
    assert two.counted_from == tuesday
    assert two.due_at == datetime(2025, 10, 21, 22, 59, 59, tzinfo=UTC)
    assert three.due_at == thursday + timedelta(hours=48)


def test_the_fourth_stage_of_lincolnshire_brings_the_chair_in():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    scenarios.not_agreed(scenarios.a_running_stage(dispute))
    for _ in range(2):
        scenarios.not_agreed(scenarios.another_stage(dispute))
    assert scenarios.fresh(dispute).chair_joined_at is None

    stage = scenarios.another_stage(dispute)

    assert (stage.number, stage.level) == (4, "chair")
    assert scenarios.fresh(dispute).chair_joined_at == NOON


def test_no_stage_begins_while_one_runs_after_one_agreed_or_after_the_last():
    running = scenarios.a_running_stage()
    with pytest.raises(NotNow):
        scenarios.another_stage(running.dispute)

    scenarios.agree(running)
    with pytest.raises(NotNow):
        scenarios.another_stage(running.dispute)


def test_after_the_last_stage_there_is_none():
    dispute = scenarios.a_disagreement()
    for _ in range(2):
        scenarios.not_agreed(scenarios.another_stage(dispute))

    with pytest.raises(NotNow):
        scenarios.another_stage(dispute)


def test_a_limit_that_has_passed_ends_nothing():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    stage = scenarios.a_running_stage(dispute)
    after = stage.due_at + timedelta(days=30)

    assert stage.is_late(at=after)
    assert stage.is_running
    assert scenarios.fresh(dispute).is_open


def test_the_first_response_ends_the_count_of_the_delay():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    stage = scenarios.respond(scenarios.a_running_stage(dispute), at=NOON + timedelta(hours=30))
    first = stage.responded_at
    stages.respond(
        stage,
        response="More of it.",
        by=scenarios.speaker(dispute),
        at=NOON + timedelta(days=3),
        expected_version=stage.version,
    )

    assert stage.responded_at == first
    assert stage.hours_to_answer(at=NOON + timedelta(days=9)) == 30
    assert stage.is_late(at=NOON)
    assert lines(stage) == ["open_stage", "respond", "respond"]


def test_agreement_needs_a_plan_and_an_outcome():
    stage = scenarios.a_running_stage()

    with pytest.raises(ValidationError) as refused:
        stages.agree(
            stage,
            plan=" ",
            outcome="",
            by=scenarios.speaker(stage.dispute),
            at=NOON,
            expected_version=as_seen(stage),
        )

    assert set(refused.value.message_dict) == {"plan", "outcome"}
    assert DisputeStage.objects.get().status == DisputeStage.Status.RUNNING


def test_no_agreement_says_what_divides_them():
    stage = scenarios.a_running_stage()

    with pytest.raises(ValidationError, match="divides"):
        stages.end_without_agreement(
            stage,
            outcome="",
            by=scenarios.speaker(stage.dispute),
            at=NOON,
            expected_version=as_seen(stage),
        )


def test_a_response_says_something():
    stage = scenarios.a_running_stage()

    with pytest.raises(ValidationError):
        stages.respond(
            stage,
            response=" ",
            by=scenarios.speaker(stage.dispute),
            at=NOON,
            expected_version=stage.version,
        )


def test_the_words_of_a_stage_that_ended_are_put_right_and_nothing_else_of_it_changes():
    stage = scenarios.a_failed_stage()
    before = (stage.ended_at, stage.ended_by_id, stage.status)

    scenarios.put_right(stage)

    stage.refresh_from_db()
    assert stage.outcome == "They see the risk otherwise; a date is missing."
    assert (stage.ended_at, stage.ended_by_id, stage.status) == before
    assert "They still see the risk otherwise." in [each.outcome for each in stage.history.all()]
    assert lines(stage) == ["open_stage", "end_without_agreement", "edit_stage"]


def test_what_a_stage_said_never_becomes_nothing():
    stage = scenarios.an_agreed_stage()

    with pytest.raises(ValidationError) as refused:
        scenarios.put_right(stage, plan=" ", outcome="")

    assert set(refused.value.message_dict) == {"plan", "outcome"}
    assert lines(stage) == ["open_stage", "agree"]


def test_nobody_else_puts_a_stage_right_nor_does_anybody_while_it_runs_or_after_the_end():
    stage = scenarios.a_failed_stage()

    with pytest.raises(NotAllowed):
        scenarios.put_right(stage, by=acting(factories.UserFactory()))
    scenarios.resolve(scenarios.fresh(stage.dispute))
    stage.dispute.refresh_from_db()
    with pytest.raises(NotNow):
        scenarios.put_right(stage)
    with pytest.raises(NotNow):
        scenarios.put_right(scenarios.a_running_stage())


def test_only_who_speaks_for_a_side_and_the_office_work_on_stages():
    stage = scenarios.a_running_stage()

    for operation, given in (
        (stages.respond, {"response": "No."}),
        (stages.agree, {"plan": "A", "outcome": "B"}),
        (stages.end_without_agreement, {"outcome": "B"}),
    ):
        with pytest.raises(NotAllowed):
            operation(stage, **given, by=somebody_else(), at=NOON, expected_version=as_seen(stage))
    with pytest.raises(NotAllowed):
        stages.open_stage(
            scenarios.a_raised_dispute(), by=somebody_else(), at=NOON, note="For once."
        )


# Sides


def test_a_step_of_the_own_procedure_has_evidence():
    side = scenarios.first_side(scenarios.a_raised_dispute())

    with pytest.raises(ValidationError, match="shows"):
        sides.record_step(
            side,
            what="Supervision",
            done_on=NOON.date(),
            evidence=" ",
            by=scenarios.speaker(side.dispute),
            at=NOON,
        )
    with pytest.raises(NotAllowed):
        sides.record_step(
            side,
            what="Supervision",
            done_on=NOON.date(),
            evidence="A note.",
            by=somebody_else(),
            at=NOON,
        )
    assert not OwnProcedureStep.objects.exists()


def test_whoever_is_named_sees_it_with_a_second_factor_and_is_told():
    officer = scenarios.a_named_officer()
    officer.person.refresh_from_db()

    assert officer.person.is_asked_for_second_factor
    assert Dispute.objects.visible_to(acting(officer.person)).exists()
    assert lines(officer) == ["name_officer"]
    assert Message.objects.filter(recipient=officer.person).count() == 1


def test_nobody_is_named_twice_at_one_level_nor_ever_with_a_seat_that_is_shut_out():
    officer = scenarios.a_named_officer()
    dispute = officer.side.dispute

    with pytest.raises(ValidationError, match="already"):
        scenarios.a_named_officer(dispute, officer.person)
    with pytest.raises(ValidationError, match="cannot be named"):
        scenarios.a_named_officer(dispute, a_young_scrutineer())


def test_the_other_side_names_nobody_here():
    dispute = scenarios.a_raised_dispute()

    with pytest.raises(NotAllowed):
        sides.name_officer(
            scenarios.other_side(dispute),
            factories.UserFactory(),
            level="manager",
            by=scenarios.speaker(dispute),
            at=NOON,
        )


def test_whose_part_has_ended_sees_it_no_more():
    officer = scenarios.an_ended_officer()

    assert not Dispute.objects.visible_to(acting(officer.person)).exists()
    assert lines(officer) == ["name_officer", "end_officer"]


def test_legal_advice_is_noted_by_its_own_side_alone_not_even_by_the_office():
    side = scenarios.legal_advice()

    assert side.advice_noted_at == NOON
    with pytest.raises(NotAllowed):
        sides.note_legal_advice(
            side,
            legal_advice="Other words.",
            by=scenarios.office_of(side.dispute),
            at=NOON,
            expected_version=side.version,
        )


def test_a_position_is_stated_by_its_side():
    side = scenarios.a_position()

    assert lines(side) == ["add_side", "state_position"]
    with pytest.raises(NotAllowed):
        sides.state_position(
            side, position="No.", by=somebody_else(), at=NOON, expected_version=side.version
        )


# Chair, advisor, end


def test_the_chair_is_asked_at_any_stage_and_only_once():
    dispute = scenarios.with_the_chair()

    assert dispute.chair_joined_at == NOON
    with pytest.raises(NotNow):
        scenarios.involve_chair(dispute)


def test_mediation_is_written_by_the_chair_once_asked_and_in_words():
    dispute = scenarios.a_mediated_dispute()

    assert dispute.mediated_at == NOON
    with pytest.raises(NotAllowed):
        advice.record_mediation(
            dispute,
            mediation="No.",
            by=scenarios.speaker(dispute),
            at=NOON,
            expected_version=dispute.version,
        )
    with pytest.raises(ValidationError):
        advice.record_mediation(
            dispute,
            mediation=" ",
            by=scenarios.office_of(dispute),
            at=NOON,
            expected_version=dispute.version,
        )


def test_words_may_change_but_immediate_safety_never_goes():
    dispute = scenarios.an_edited_dispute()

    assert dispute.account == "Whether an enquiry is needed."
    with pytest.raises(ValidationError):
        disputes.edit(
            dispute,
            {"immediate_safety": ""},
            by=scenarios.speaker(dispute),
            at=NOON,
            expected_version=dispute.version,
        )


def test_advice_is_asked_only_where_a_stage_ended_without_agreement():
    dispute = scenarios.a_raised_dispute()

    with pytest.raises(ValidationError, match="without agreement"):
        advice.ask_advice(dispute, by=scenarios.office_of(dispute), at=NOON)
    assert scenarios.fresh(dispute).status == Dispute.Status.OPEN


def test_where_the_protocol_names_no_advisor_none_is_asked():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    scenarios.not_agreed(scenarios.a_running_stage(dispute))

    with pytest.raises(ValidationError, match="does not say"):
        advice.ask_advice(scenarios.fresh(dispute), by=scenarios.office_of(dispute), at=NOON)


def test_the_advisor_is_told_and_gives_advice_in_words():
    advisor = scenarios.an_advisor()
    dispute = scenarios.with_the_advisor()

    assert told(dispute, "advice-asked") == {advisor.pk}
    for by, fault in ((scenarios.speaker(dispute), NotAllowed), (acting(advisor), ValidationError)):
        with pytest.raises(fault):
            advice.give_advice(
                dispute, advice="  ", by=by, at=NOON, expected_version=as_seen(dispute)
            )

    advice.give_advice(
        dispute, advice="Do.", by=acting(advisor), at=NOON, expected_version=as_seen(dispute)
    )
    assert (dispute.status, dispute.advised_by_id) == (Dispute.Status.ADVISED, advisor.pk)


def test_the_reply_to_the_advice_is_published_to_all_sides_and_the_advisor():
    advisor = scenarios.an_advisor()
    manager = scenarios.a_named_officer(scenarios.a_disagreement())
    dispute = scenarios.give_advice(scenarios.ask_advice(scenarios.fresh(manager.side.dispute)))

    with pytest.raises(ValidationError):
        advice.publish_reply(
            dispute,
            reply="",
            by=scenarios.office_of(dispute),
            at=NOON,
            expected_version=as_seen(dispute),
        )
    scenarios.publish_reply(dispute)

    everybody = {scenarios.its_speaker(dispute).pk, manager.person_id, advisor.pk}
    assert told(dispute, "replied") == everybody
    for pk in everybody:
        reader = acting(factories.UserFactory._meta.model.objects.get(pk=pk))
        assert Dispute.objects.visible_to(reader).get().reply.startswith("The partners follow")


def test_after_advice_nothing_is_resolved_before_the_reply_is_published():
    with pytest.raises(NotNow):
        scenarios.resolve(scenarios.an_advised_dispute())


def test_it_is_resolved_in_words_and_not_while_a_stage_runs():
    stage = scenarios.a_running_stage()

    with pytest.raises(ValidationError, match="still under way"):
        scenarios.resolve(scenarios.fresh(stage.dispute))
    scenarios.agree(stage)
    dispute = scenarios.fresh(stage.dispute)
    with pytest.raises(ValidationError, match="how it was resolved"):
        disputes.resolve(
            dispute,
            outcome="",
            by=scenarios.office_of(dispute),
            at=NOON,
            expected_version=as_seen(dispute),
        )
    assert scenarios.resolve(dispute).status == Dispute.Status.RESOLVED


def test_it_is_withdrawn_by_the_office_with_a_reason_and_its_stage_ends():
    stage = scenarios.a_running_stage()
    dispute = scenarios.fresh(stage.dispute)

    with pytest.raises(NotAllowed):
        disputes.withdraw(
            dispute,
            by=scenarios.speaker(dispute),
            at=NOON,
            expected_version=as_seen(dispute),
            note="No.",
        )
    with pytest.raises(ValidationError, match="reason"):
        disputes.withdraw(
            dispute,
            by=scenarios.office_of(dispute),
            at=NOON,
            expected_version=as_seen(dispute),
            note=" ",
        )
    scenarios.withdraw(dispute)

    stage.refresh_from_db()
    assert stage.status == DisputeStage.Status.NOT_AGREED
    assert Remark.objects.get(verb="withdraw").text == "Settled by telephone."


# Escalation officers


def test_one_person_speaks_for_several_agencies():
    person = factories.UserFactory()
    for agency in (scenarios.a_trust(), scenarios.a_school()):
        scenarios.an_escalation_officer(agency, person)

    dispute = scenarios.a_raised_dispute()
    assert Dispute.objects.visible_to(acting(person)).get() == dispute


def test_an_officer_is_named_once_by_the_office_and_ended_by_it():
    officer = scenarios.an_escalation_officer()

    with pytest.raises(ValidationError, match="already"):
        scenarios.an_escalation_officer(officer.participation, officer.person)
    with pytest.raises(NotAllowed):
        officers.appoint_officer(
            officer.participation, factories.UserFactory(), by=somebody_else(), at=NOON
        )
    with pytest.raises(NotAllowed):
        officers.end_appointment(officer, by=somebody_else(), at=NOON, expected_version=0)
    assert scenarios.an_ended_appointment().ended_at == NOON


def test_reminders_go_once_a_quarter_to_each_person_and_name_the_public_page(settings):
    person = factories.UserFactory()
    for agency in (scenarios.a_trust(), scenarios.a_school()):
        scenarios.an_escalation_officer(agency, person)

    assert officers.remind_officers(at=NOON) == 1
    assert officers.remind_officers(at=NOON + timedelta(days=1)) == 0
    assert officers.remind_officers(at=NOON + timedelta(days=90)) == 1
    mail = Message.objects.filter(key__startswith="dispute-reminder").earliest("pk")
    assert (mail.recipient_id, "/guidance/disagreements/" in mail.body) == (person.pk, True)


def test_whose_appointment_has_ended_is_reminded_no_more():
    scenarios.an_ended_appointment()

    assert officers.remind_officers(at=NOON) == 0
