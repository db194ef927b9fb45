"""How each record comes to be and is edited: what the tests of every start and edit look at."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model
from factory.django import DjangoModelFactory

from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.returns.models import Answer
from assurance.returns.operations import returns
from governance.core import reference_data
from governance.structure.models import Appointment
from governance.structure.operations import appointments
from governance.structure.operations.arrangements import loading
from governance.themes import operations as themes
from tests import factories
from tests.architecture.rooms import ROOMS
from tests.scenarios import actions as action_scenarios
from tests.scenarios import case_files, case_parts, emergencies, infrastructure
from tests.scenarios import cases as case_scenarios
from tests.scenarios import entries as entry_scenarios
from tests.scenarios import imports as import_scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios import reports as report_scenarios
from tests.scenarios import retention as retention_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import summaries as summary_scenarios
from tests.scenarios.returns import NOON, SCHEDULE, TODAY, acting

STRUCTURE = (
    factories.PartnershipFactory,
    factories.OrganisationFactory,
    factories.ParticipationFactory,
    factories.GroupFactory,
    factories.GroupServiceFactory,
    factories.CadenceFactory,
    factories.SeatFactory,
    factories.SignatoryFactory,
    factories.EscalationStepFactory,
)
REFERENCE = (
    *STRUCTURE,
    factories.UserFactory,
    factories.PeriodFactory,
    factories.ThemeFactory,
)


def a_changed_answer() -> Answer:
    answer = scenarios.its_first_answer(scenarios.an_answered_return())
    who = acting(scenarios.its_chair(answer.assurance_return.group))
    returns.answer(answer, "In other words.", by=who, at=NOON, expected_version=answer.version)
    return answer


def an_ended_appointment() -> Appointment:
    appointment = an_appointment()
    appointments.end_appointment(appointment, ends_on=TODAY, by=SCHEDULE, at=NOON)
    return appointment


def an_appointment() -> Appointment:
    seat, person = factories.SeatFactory(), scenarios.a_person()
    planned = Appointment(seat=seat, person=person, starts_on=factories.SINCE)
    return appointments.appoint(planned, by=SCHEDULE, at=NOON)


def a_corrected_appointment() -> Appointment:
    appointment = an_appointment()
    deputy = {"standing": Appointment.Standing.DEPUTY}
    appointments.correct_appointment(appointment, deputy, note="Only a deputy.", **by_the_office())
    return appointment


def a_removed_appointment() -> Appointment:
    appointment = an_appointment()
    appointments.remove_appointment(appointment, note="Somebody else.", **by_the_office())
    return appointment


def by_the_office() -> dict[str, Any]:
    administrator = acting(scenarios.an_administrator())
    return {"by": administrator, "at": NOON, "expected_version": 0}


def a_recomposed_report() -> Report:
    """A report came in after the draft was composed, and it was composed again."""
    report = scenarios.a_draft_report()
    scenarios.a_submitted_return()
    reports.recompose(report, by=SCHEDULE, at=NOON)
    return report


def planned(make: type[DjangoModelFactory]) -> Model:
    """A row not yet saved, whose keys point to saved ones."""
    return on_saved_ground(make.build())


def on_saved_ground(row: Model) -> Model:
    """The row with all that it points to saved, what those point to first."""
    for field in row._meta.fields:
        if field.is_relation and (pointed := getattr(row, field.name)):
            on_saved_ground(pointed).save()
            setattr(row, field.name, pointed)
    return row


def loaded(make: type[DjangoModelFactory]) -> Model:
    """A row of a partnership's structure as the first loading makes it."""
    row = planned(make)
    loading.load(row, by=SCHEDULE, at=NOON)
    return row


def reloaded(make: type[DjangoModelFactory]) -> Model:
    row, later = make(), {"ends_on": date(2030, 4, 1)}
    loading.reload(row, later, by=SCHEDULE, at=NOON)
    return row


def ended(make: type[DjangoModelFactory]) -> Model:
    row = make()
    loading.end(row, by=SCHEDULE, at=NOON)
    return row


def an_amended_appointment() -> Appointment:
    appointment = an_appointment()
    interim = {"is_interim": True}
    appointments.amend_appointment(appointment, interim, by=SCHEDULE, at=NOON)
    return appointment


def referred_to(make: type[DjangoModelFactory]) -> Model:
    """A row of reference data that an administrator put there."""
    row = planned(make)
    reference_data.add(row, by=acting(scenarios.an_administrator()), at=NOON)
    return row


def first_theme() -> Model:
    row = planned(factories.ThemeFactory)
    themes.load(row, by=SCHEDULE, at=NOON)
    return row


def put_right(make: type[DjangoModelFactory]) -> Model:
    row = make()
    later = {"starts_on": date(2024, 4, 2)} if hasattr(row, "starts_on") else {"name": "Renamed"}
    reference_data.change(row, later, by=acting(scenarios.an_administrator()), at=NOON)
    return row


def planned_and_edited(make: Callable[[], Model], **changes) -> dict[str, Callable[[], Model]]:
    return {"add": make, "edit": lambda: plan_scenarios.edited(make(), **changes)}


BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.assurancereturn": {
        "ask": scenarios.an_open_return,
        "mark_read": scenarios.a_return_looked_at,
        "unask": summary_scenarios.a_summary_not_asked_any_more,
    },
    "assurance.answer": {"answer": a_changed_answer, "enter": entry_scenarios.an_entered_answer},
    "assurance.officeentry": {"begin": entry_scenarios.an_entry},
    "assurance.query": {"raise_query": scenarios.an_open_query},
    "assurance.instrument": {"install": scenarios.the_highlight_report},
    "assurance.report": {"compose": scenarios.a_draft_report, "recompose": a_recomposed_report},
    "assurance.passage": {
        "open": report_scenarios.a_passage,
        "write": report_scenarios.a_written_passage,
    },
    "assurance.reportcomment": {
        "comment": report_scenarios.a_comment,
        "scrutinise": report_scenarios.some_scrutiny,
        "answer": report_scenarios.an_answer_to_scrutiny,
        "say_since": report_scenarios.said_since,
        "revise": report_scenarios.a_revised_comment,
    },
    "assurance.reportreceipt": {"expect": report_scenarios.an_awaited_receipt},
    "governance.signature": {"ask": report_scenarios.an_asked_signature},
    "assurance.voicerecord": {
        "record": plan_scenarios.a_voice,
        "edit": plan_scenarios.a_voice_written_on,
        "withdraw": plan_scenarios.a_withdrawn_voice,
    },
    "governance.deadline": {
        "start": infrastructure.a_running_deadline,
        "move_due_date": infrastructure.a_moved_deadline,
    },
    "governance.storedfile": {"store": scenarios.a_stored_file},
    "governance.appointment": {
        "appoint": an_appointment,
        "amend_appointment": an_amended_appointment,
        "end_appointment": an_ended_appointment,
        "correct_appointment": a_corrected_appointment,
        "remove_appointment": a_removed_appointment,
    },
    "governance.action": {
        "raise": plan_scenarios.an_open_action,
        "import": import_scenarios.an_imported_action,
        "edit": plan_scenarios.an_edited_action,
        "change_due": plan_scenarios.a_postponed_action,
        "set_recheck": plan_scenarios.an_action_to_look_at_again,
        "meet_due": action_scenarios.one_with_a_date_met,
        "set_repeat": action_scenarios.one_that_comes_again,
        "escalate": after_review.an_escalated_action,
        "lift_restriction": after_review.an_opened_action,
    },
    "governance.actionupdate": {
        "update": plan_scenarios.an_update,
        "import": import_scenarios.an_imported_update,
    },
    "governance.assignment": {
        "assign": plan_scenarios.an_assignment,
        "import": import_scenarios.an_imported_assignment,
        "answer": plan_scenarios.an_answered_assignment,
        "release": plan_scenarios.a_released_assignment,
    },
    "governance.invitation": {
        "invite": invitation_scenarios.an_invitation,
        "send_code": invitation_scenarios.an_invitation_with_a_code,
        "give_code": invitation_scenarios.an_opened_invitation,
        "fail_code": invitation_scenarios.an_invitation_with_a_wrong_code,
    },
    "governance.businessplan": planned_and_edited(plan_scenarios.a_plan, title="Plan 2025-28")
    | {"roll_over": plan_scenarios.a_plan_rolled_over},
    "governance.plancomment": {
        "comment": plan_scenarios.a_comment,
        "answer": plan_scenarios.an_answered_comment,
    },
    "governance.focusarea": planned_and_edited(plan_scenarios.a_focus_area, title="Exploitation"),
    "governance.priority": planned_and_edited(
        plan_scenarios.a_priority, title="Neglect ends early"
    ),
    "governance.outcomestatement": planned_and_edited(
        plan_scenarios.an_outcome_statement, text="Children say that they were heard."
    ),
    "governance.objective": planned_and_edited(plan_scenarios.an_objective, title="Two tools"),
    "governance.progressupdate": {
        "give": plan_scenarios.given_progress,
        "change": plan_scenarios.changed_progress,
    },
    "reviews.case": {
        "refer": case_scenarios.a_referred_case,
        "edit": case_parts.an_edited_case,
        "record_dates": case_parts.a_case_with_corrected_days,
        "change_editions": case_parts.a_case_of_another_edition,
        "keep_proof": case_files.a_case_with_its_proof,
    },
    "reviews.caseperson": {
        "name_person": case_parts.an_entry,
        "end_entry": case_parts.an_ended_entry,
    },
    "reviews.child": {"add_child": case_parts.a_child},
    "reviews.proceeding": {
        "record_proceeding": case_parts.a_proceeding,
        "end_proceeding": case_parts.an_ended_proceeding,
    },
    "reviews.partnerview": {
        "give_view": case_parts.a_view,
        "replace_view": case_parts.a_replaced_view,
    },
    "reviews.telling": {"tell": case_parts.a_telling},
    "reviews.overrun": {"explain_overrun": case_parts.an_overrun},
    "reviews.emergencyaccess": {"ask_emergency": emergencies.an_emergency_asked_at_noon},
    "reviews.chronologyentry": {
        "add_entry": case_parts.a_chronology_entry,
        "remove_entry": case_parts.a_removed_entry,
    },
    "reviews.casepaper": {"ask_paper": case_parts.a_paper},
    "reviews.recommendation": {
        "recommend": after_review.a_recommendation,
        "edit_recommendation": after_review.an_edited_recommendation,
        "raise_action": after_review.a_recommendation_acted_on,
        "open_actions": after_review.a_recommendation_with_open_actions,
    },
    "governance.importrun": {
        "read_file": import_scenarios.an_import,
        "map_columns": import_scenarios.a_mapped_import,
        "mend": import_scenarios.a_mended_import,
    },
    "governance.legalhold": {"place": retention_scenarios.a_hold},
    "governance.disposal": {"propose": retention_scenarios.a_proposed_disposal},
    "reviews.legacyreview": {
        "import_review": after_review.an_earlier_review,
        "remove_review": after_review.a_removed_review,
    },
    "reviews.rapidreview": {
        "open_review": case_scenarios.a_rapid_review,
        "record_meeting": case_scenarios.a_written_review,
        "decide": case_scenarios.a_written_review,
        "count_again": case_parts.a_review_counted_again,
    },
    "reviews.criterionconsidered": {
        "consider": case_parts.a_criterion,
        "reconsider": case_parts.a_reconsidered_criterion,
    },
    "reviews.panelresponse": {
        "record_response": case_scenarios.a_reply_of_the_panel,
        "answer_response": case_parts.an_answered_reply,
        "keep_letter": case_files.a_reply_with_its_letter,
    },
}
"""Every start and edit of every kind: the record it was just done to."""
for make in (*STRUCTURE, factories.TimetableItemFactory):
    BEGUN[make._meta.model._meta.label_lower] = {
        "load": partial(loaded, make),
        "reload": partial(reloaded, make),
        "end": partial(ended, make),
    }
for make in REFERENCE:
    BEGUN.setdefault(make._meta.model._meta.label_lower, {}).update(
        add=partial(referred_to, make), change=partial(put_right, make)
    )
BEGUN["governance.theme"]["load"] = first_theme
for room in ROOMS:
    BEGUN |= room.BEGUN
