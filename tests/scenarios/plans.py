"""Situations of the plan, the action log and voices, in each of their states."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Model

from assurance.voice import operations as voices
from assurance.voice.models import VoiceRecord
from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.operations import actions, assignments
from governance.actions.operations.assignments import Assignee
from governance.core.roles import Capacity
from governance.people.models import User
from governance.plans import operations as plans
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    PlanComment,
    Priority,
    ProgressUpdate,
)
from governance.structure.models import Group, Seat
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting


def an_open_action(group: Group | None = None) -> Action:
    """Raised by the audit group's chair, assigned to its member; a difference has to be shown."""
    group = group or scenarios.an_audit_group()
    chair, member = scenarios.its_chair(group), its_seat(scenarios.its_member(group))
    raised = Action(group=group, title="Ask three agencies for their audits", needs_embedding=True)
    return actions.raise_action(raised, [Assignee("seat", member.pk)], by=acting(chair), at=NOON)


def its_seat(person: User) -> Seat:
    return Seat.objects.get(appointments__person=person)


def its_keeper(action: Action) -> User:
    return scenarios.its_chair(action.group)


def a_finished_action(group: Group | None = None) -> Action:
    action = an_open_action(group)
    who = acting(scenarios.its_member(action.group))
    actions.finish(action, "All three have sent theirs.", by=who, at=NOON)
    return action


def show_a_difference(action: Action) -> None:
    shown = [actions.EvidenceInput("audit", "Eleven of twelve plans say what must change.")]
    who = acting(its_keeper(action))
    actions.embed(action, "Plans are clearer to families.", shown, by=who, at=NOON)


def an_embedded_action() -> Action:
    action = a_finished_action()
    show_a_difference(action)
    return action


def a_withdrawn_action() -> Action:
    action = an_open_action()
    actions.withdraw(action, by=acting(its_keeper(action)), at=NOON, note="Done elsewhere.")
    return action


def an_edited_action() -> Action:
    action = an_open_action()
    who, title = acting(its_keeper(action)), {"title": "Ask four agencies for their audits"}
    actions.edit(action, title, by=who, at=NOON, expected_version=action.version)
    return action


def a_postponed_action() -> Action:
    action, reason = an_open_action(), "The audit it waits for was moved."
    who, seen = acting(its_keeper(action)), action.version
    actions.change_due(action, "March 2026", by=who, at=NOON, expected_version=seen, reason=reason)
    return action


def an_action_to_look_at_again() -> Action:
    action, day = a_finished_action(), date(2026, 3, 1)
    who, reason = acting(its_keeper(action)), "The next audit will show it."
    actions.set_recheck(
        action, day, by=who, at=NOON, expected_version=action.version, reason=reason
    )
    return action


def an_update() -> ActionUpdate:
    action = an_open_action()
    return actions.update(action, "Two have.", by=acting(its_keeper(action)), at=NOON)


def an_assignment() -> Assignment:
    return an_open_action().assignments.get()


def an_answered_assignment() -> Assignment:
    assignment = an_assignment()
    who = acting(scenarios.its_member(assignment.action.group))
    assignments.answer(assignment, "Ours is sent.", by=who, at=NOON, expected_version=1)
    return assignment


def a_released_assignment() -> Assignment:
    assignment = an_assignment()
    who = acting(its_keeper(assignment.action))
    assignments.release(assignment, by=who, at=NOON)
    return assignment


# The plan


def a_plan(group: Group | None = None) -> BusinessPlan:
    """The planning and delivery group's, set up by the office."""
    group = group or scenarios.the_planning_and_delivery_group()
    return added(BusinessPlan(group=group, title="Business plan 2025-27", starts_on=TODAY))


def added(record):
    """A part of a plan that the office put there; or a plan, which was adopted then."""
    plans.add(record, by=acting(the_office(record)), at=NOON)
    if isinstance(record, BusinessPlan):
        adopted(record)
    return record


def adopted(plan: BusinessPlan) -> BusinessPlan:
    """Its group decided on it today."""
    decided = {"adopted_on": TODAY, "adopted_in": "Meeting of the group, decision 4"}
    return plans.adopt(plan, **decided, by=acting(the_office(plan)), at=NOON)


def a_draft_plan(group: Group | None = None) -> BusinessPlan:
    """The planning and delivery group's next, which the office writes."""
    group = group or scenarios.the_planning_and_delivery_group()
    plan = BusinessPlan(group=group, title="Business plan 2027-29", starts_on=TODAY)
    return plans.add(plan, by=acting(the_office(plan)), at=NOON)


def a_plan_in_consultation(group: Group | None = None) -> BusinessPlan:
    plan = a_draft_plan(group)
    by = acting(the_office(plan))
    return plans.consult(plan, comments_until=TODAY + timedelta(days=21), by=by, at=NOON)


def a_plan_taken_back() -> BusinessPlan:
    plan = a_plan_in_consultation()
    plans.redraft(plan, by=acting(the_office(plan)), at=NOON, note="Two priorities were missing.")
    return plan


def a_plan_ended_early() -> BusinessPlan:
    plan = a_plan()
    plans.end_early(plan, by=acting(the_office(plan)), at=NOON, note="A new plan took its place.")
    return plan


def a_dropped_plan() -> BusinessPlan:
    plan = a_draft_plan()
    plans.drop(plan, by=acting(the_office(plan)), at=NOON, note="One plan for both was written.")
    return plan


def a_plan_rolled_over(old: BusinessPlan | None = None) -> BusinessPlan:
    old = old or a_plan()
    new = BusinessPlan(carried_from=old, title="Business plan 2027-29", starts_on=date(2027, 4, 1))
    return plans.roll_over(new, by=acting(the_office(old)), at=NOON)


def a_comment(plan: BusinessPlan | None = None) -> PlanComment:
    """By a member of the plan's group."""
    plan = plan or a_plan_in_consultation()
    record = PlanComment(plan=plan, text="Young carers should be named in it.")
    return plans.comment(record, by=acting(scenarios.its_member(plan.group)), at=NOON)


def an_answered_comment() -> PlanComment:
    record = a_comment()
    changes = {"answer": "They are named in priority 2 now."}
    by = acting(the_office(record.plan))
    plans.answer(record, changes, by=by, at=NOON, expected_version=record.version)
    return record


def the_office(record) -> User:
    """Somebody in the office of a partnership that the plan's group serves."""
    plan = record
    for name in ("priority", "plan"):
        plan = getattr(plan, name, plan)
    return scenarios.a_board_officer(plan.group.services.order_by("pk")[0].partnership)


def edited(record, **changes):
    """A part of a plan, or a plan, that the office changed."""
    seen, why = record.version, "The group decided so."
    by = acting(the_office(record))
    plans.edit(record, changes, by=by, at=NOON, expected_version=seen, note=why)
    return record


def a_focus_area() -> FocusArea:
    return added(FocusArea(plan=a_plan(), number=1, title="Harm outside the home"))


def a_priority(plan: BusinessPlan | None = None) -> Priority:
    return added(Priority(plan=plan or a_plan(), number=1, title="Neglect is seen early"))


def an_outcome_statement() -> OutcomeStatement:
    said = "Children wait less long for help."
    priority = a_priority()
    return added(OutcomeStatement(priority=priority, number=1, text=said, starts_on=TODAY))


def an_objective() -> Objective:
    return added(Objective(priority=a_priority(), number=1, title="One tool in every agency"))


def given_progress(priority: Priority | None = None) -> ProgressUpdate:
    """How a priority stands in the present quarter, said by the chair of the plan's group."""
    progress = ProgressUpdate(
        priority=priority or a_priority(),
        period=scenarios.a_quarter("2025-26", "Q3"),
        rating=ProgressUpdate.Rating.AMBER,
        narrative="The tool is in use in five agencies.",
    )
    plans.give_progress(progress, by=its_reporter(progress), at=NOON)
    return progress


def its_reporter(progress: ProgressUpdate):
    return acting(scenarios.the_holder_of(Capacity.CHAIR, progress.priority.plan.group))


def changed_progress() -> ProgressUpdate:
    progress = given_progress()
    changes = {"impact": "Forty families were helped before the second referral."}
    who = its_reporter(progress)
    plans.change_progress(progress, changes, by=who, at=NOON, expected_version=1)
    return progress


# Voices


def a_voice(group: Group | None = None) -> VoiceRecord:
    """What the audit group's member wrote down of an evening with young people."""
    group = group or scenarios.an_audit_group()
    voice = VoiceRecord(
        group=group,
        heard_on=TODAY,
        who="eight young people aged 13 to 17",
        how="In an evening group, by a youth worker they know",
        said="They want to tell it once.",
    )
    return voices.record(voice, by=acting(scenarios.its_member(group)), at=NOON)


def a_withdrawn_voice() -> VoiceRecord:
    """It had been recorded twice."""
    voice = a_voice()
    member = acting(scenarios.its_member(voice.group))
    voices.withdraw(
        voice,
        by=member,
        at=NOON,
        expected_version=scenarios.as_seen(voice),
        note="It was recorded twice.",
    )
    return voice


def a_voice_written_on() -> VoiceRecord:
    voice, done = a_voice(), {"did": "The form asks who has heard it already."}
    voices.edit(
        voice, done, by=acting(scenarios.its_member(voice.group)), at=NOON, expected_version=1
    )
    return voice


ACTION_AT: dict[str, Callable[[], Model]] = {
    Action.Status.OPEN: an_open_action,
    Action.Status.DONE: a_finished_action,
    Action.Status.EMBEDDED: an_embedded_action,
    Action.Status.WITHDRAWN: a_withdrawn_action,
}
PLAN_AT: dict[str, Callable[[], Model]] = {
    BusinessPlan.Status.DRAFT: a_draft_plan,
    BusinessPlan.Status.CONSULTATION: a_plan_in_consultation,
    BusinessPlan.Status.ADOPTED: a_plan,
    BusinessPlan.Status.ENDED: a_plan_ended_early,
    BusinessPlan.Status.WITHDRAWN: a_dropped_plan,
}
