"""More of everything: what a page lists grows threefold, and the page may not notice."""

from datetime import date

from assurance.reports.operations import reports
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee, assign
from governance.core.roles import Capacity
from governance.plans import operations as plans
from governance.plans.models import FocusArea, Objective, OutcomeStatement, ProgressUpdate
from governance.risks.models import Risk
from reviews.cases.operations import (
    chronology,
    clocks,
    emergency,
    panel,
    people,
    practice_parts,
    referrals,
    reviewers,
    screening,
)
from reviews.child_deaths.models import PanelReport
from reviews.disputes.models import Dispute
from reviews.learning.models import Briefing, Dissemination, LearningPoint, NationalReview
from tests import factories
from tests.permissions.world import (
    Records,
    World,
    a_lost_message_about,
    a_timetable,
    more_lines,
    seated,
)
from tests.scenarios import cases as case_scenarios
from tests.scenarios import challenges as challenge_scenarios
from tests.scenarios import child_deaths as child_death_scenarios
from tests.scenarios import complaints as complaint_scenarios
from tests.scenarios import disputes as dispute_scenarios
from tests.scenarios import emergencies
from tests.scenarios import group_recommendations as group_recommendation_scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import learning as learning_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios
from tests.scenarios.returns import NOON, acting

EARLIER = (("2025-26", "Q1"), ("2024-25", "Q4"))
"""Two quarters before the one that the world's records are about."""


def grow(world: World) -> None:
    """Two more of each kind of record beside every one that the world has."""
    own = world.own
    for number in (2, 3):
        more_places(world, number)
        more_of_the_group(own)
        more_of_the_action(own, number)
        more_of_the_plan(own, number)
        more_of_the_return(own, number)
        more_of_the_case(own, number)
        more_of_the_dispute(own)
        more_of_the_summaries(own, number)
        more_of_the_practice_review(own, number)
        more_of_retention(own)
        more_of_the_learning(own)
        more_of_the_death_panel(own, number)
        more_complaints(own)
        more_risks(own)
        more_of_new_partnerships(own)
        more_challenges(own)
        group_recommendation_scenarios.everything_of(own.group)
        more_of_the_yearly_report(own)
    for year, code in EARLIER:
        more_of_the_quarter(own, year, code)


def more_of_the_yearly_report(own: Records) -> None:
    """More that it is sent to, boards before which it comes, and errata."""
    factories.YearlyDispatchFactory(report=own.yearly)
    factories.YearlyPresentationFactory(report=own.yearly)
    factories.YearlyErratumFactory(report=own.yearly)


def more_of_retention(own: Records) -> None:
    """More that falls due, is held and waits; and another file and event of one's own."""
    factories.DueRecordFactory(partnership=own.partnership)
    factories.LegalHoldFactory(partnership=own.partnership)
    factories.ImportRowFactory(run=own.imported)
    factories.ImportRowFactory(run__partnership=own.partnership)
    factories.DisposedFileFactory(disposal=factories.DisposalFactory(partnership=own.partnership))


def more_of_the_learning(own: Records) -> None:
    """Beside what the case was about, all of it about one theme too."""
    area = own.partnership
    learning_scenarios.some_case_learning(own.case)
    point = LearningPoint.objects.filter(partnership=area).current().earliest("pk")
    briefing = Briefing.objects.filter(partnership=area).current().earliest("pk")
    review = NationalReview.objects.filter(partnership=area, needs_plan=True).get()
    another = learning_scenarios.a_released_point(area)
    learning_scenarios.a_draft_point(area)
    learning_scenarios.a_draft_briefing(area, points=[point])
    more = learning_scenarios.a_published_briefing(area, points=[point])
    briefing.points.add(another)
    for subject in (point, briefing):
        learning_scenarios.a_planned_dissemination(subject)
        learning_scenarios.a_done_dissemination(subject)
        learning_scenarios.some_practice_evidence(subject)
    for done in Dissemination.objects.filter(status="done"):
        factories.ReachFactory(dissemination=done)
    learning_scenarios.a_planned_action(review)
    learning_scenarios.a_check(review)
    received = learning_scenarios.a_received_review(area)
    for record in (point, another, briefing, more, review, received):
        record.themes.add(own.theme)
        record.themes.add(factories.ThemeFactory())


def more_of_the_death_panel(own: Records, number: int) -> None:
    """Another of each list, with themes of its own, and another action of the same report."""
    area, themes = own.partnership, [factories.ThemeFactory(), factories.ThemeFactory()]
    child_death_scenarios.a_concern(area, themes=themes)
    child_death_scenarios.a_report(area, year=2010 + number, themes=themes)
    child_death_scenarios.an_attendance(area, held_on=date(2024, 9, number))
    report = PanelReport.objects.filter(partnership=area).earliest("pk")
    child_death_scenarios.raise_action(report)


def more_of_new_partnerships(own: Records) -> None:
    """Another one, and more lines of the first, some of them confirmed."""
    number = own.begun.lines.count()
    for key in (f"two-{number}", f"three-{number}"):
        more_lines(own.begun, key)
    factories.NewPartnershipFactory(source_partnership=own.partnership)
    factories.NewPartnershipFactory(
        status="made",
        key=f"made-{number}",
        partnership=own.partnership,
        to_confirm=3,
        made_at=NOON,
        made_by=own.begun.begun_by,
    )


def more_risks(own: Records) -> None:
    """Another of each status in another partnership’s group too, and more reviews of the first."""
    for group in (own.group, factories.GroupFactory(reports_to=own.group)):
        risk_scenarios.review(risk_scenarios.an_open_risk(group))
        risk_scenarios.a_passed_up_risk(group)
    first = Risk.objects.filter(group=own.group, status="open").earliest("pk")
    risk_scenarios.review(first, likelihood=5)


def more_challenges(own: Records) -> None:
    """Another of each status, to the group and to an agency; another answer of the first."""
    for _ in range(2):
        challenge_scenarios.everything_of(own.group, own.partnership, own.agencys.organisation)


def more_complaints(own: Records) -> None:
    """Another complaint before the board, and requests of other kinds."""
    complaint_scenarios.everything_of(own.partnership)
    complaint_scenarios.a_request(own.partnership, kind="subject_access", authority=None)


def more_places(world: World, number: int) -> None:
    """Another group that is asked, another agency, another seat at the partnership's own table."""
    both = (scenarios.the_leicester_partnership(), scenarios.the_county_partnership())
    above = scenarios.the_planning_and_delivery_group()
    group = scenarios.a_group(f"llr-group-{number}", serves=both, under=above)
    scenarios.a_submitted_return(group, scenarios.a_quarter("2025-26", "Q1"))
    scenarios.an_answered_return(group)
    scenarios.a_stored_file(group)
    a_lost_message_about(group)
    factories.ParticipationFactory(partnership=world.own.partnership)
    seated(Capacity.LAY_MEMBER, partnership=world.own.partnership)


def more_of_the_group(own: Records) -> None:
    seated(Capacity.MEMBER, group=own.group)
    factories.AppointmentFactory(seat=own.appointment.seat, standing="deputy")
    factories.CadenceFactory(group=own.group, item=f"item-{own.group.cadences.count()}")
    factories.SignatoryFactory(group=own.group)
    scenarios.a_group(
        f"below-{own.group.reported_by.count()}", serves=own.partnership, under=own.group
    )
    a_lost_message_about(own.group)
    scenarios.a_stored_file(own.group)
    plan_scenarios.a_finished_action(own.group)
    plan_scenarios.a_voice(own.group)


def more_of_the_action(own: Records, number: int) -> None:
    keeper, action = acting(plan_scenarios.its_keeper(own.promised)), own.promised
    actions.update(action, f"{number} have sent theirs.", by=keeper, at=NOON)
    standing = [Assignee("seat", each.seat_id) for each in action.assignments.current()]
    another = plan_scenarios.its_seat(seated(Capacity.MEMBER, group=own.group))
    assign(action, [*standing, Assignee("seat", another.pk)], by=keeper, at=NOON)
    for record in (own.finished, own.priority, own.voice):
        record.themes.add(own.theme)
    theme = factories.ThemeFactory()
    action.themes.add(theme)
    own.priority.themes.add(theme)
    own.voice.themes.add(theme)
    invitation_scenarios.an_invitation(action, f"guest{number}@example.org")
    due, reason, seen = f"{number} March 2026", "The audit was moved.", action.version
    actions.change_due(action, due, by=keeper, at=NOON, expected_version=seen, reason=reason)


def more_of_the_plan(own: Records, number: int) -> None:
    plan, priority = own.plan, own.priority
    plan_scenarios.a_plan(plan.group)
    plan_scenarios.added(FocusArea(plan=plan, number=number, title="Another"))
    plan_scenarios.added(type(priority)(plan=plan, number=number, title="Another"))
    plan_scenarios.added(Objective(priority=priority, number=number, title="Another"))
    plan_scenarios.added(
        OutcomeStatement(priority=priority, number=number, text="So.", starts_on=scenarios.TODAY)
    )
    a_timetable(plan, own.group)
    own.promised.priority = priority
    own.progress.refresh_from_db()
    changes, seen = {"narrative": f"Said {number} times."}, own.progress.version
    who = plan_scenarios.its_reporter(own.progress)
    plans.change_progress(own.progress, changes, by=who, at=NOON, expected_version=seen)


def more_of_the_return(own: Records, number: int) -> None:
    answer, chair = own.answer_unsent, acting(scenarios.its_chair(own.group))
    returns.answer(answer, f"Version {number}.", by=chair, at=NOON, expected_version=answer.version)
    asked, officer = scenarios.its_first_answer(own.queried), scenarios.its_officer(own.queried)
    returns.query(asked, "And how do you know?", by=acting(officer), at=NOON)


def more_of_the_case(own: Records, number: int) -> None:
    """Another child, telling, overrun, event, letter, person named and request to read it."""
    case, day = case_scenarios.fresh(own.case), scenarios.TODAY
    doing = {"by": acting(case_scenarios.its_coordinator(case)), "at": NOON}
    referrals.add_child(case, alias=f"Child {number}", age_band="1_4", **doing)
    screening.tell(case, who=f"Area {number}", told_on=day, is_last=False, **doing)
    after_review.an_action(after_review.a_recommendation(case))
    late = {"told_on": day, "told_to": "The Panel", "reason": "Late.", "expected_on": day}
    clocks.explain_overrun(case, case.notification_deadline, **late, **doing)
    body = case_scenarios.the_partners(own.partnership)[case_scenarios.COUNCIL]
    told = {"precision": "exact", "happened_on": day, "text": f"Event {number}."}
    chronology.add_entry(case, body, **told, **doing)
    letter = {"kind": "feedback", "received_on": day, "text": f"Letter {number}."}
    panel.record_response(case_scenarios.its_review(case), **letter, **doing)
    named = {"role": "contributor", "organisation": body, "reason": "Writes."}
    people.name_person(case, scenarios.a_person(), **named, **doing)
    police = acting(case_scenarios.a_partner(case_scenarios.POLICE, own.partnership))
    asked = {"typed": case.reference, "reason": "Tonight."}
    emergencies.approve(emergency.ask_emergency(**asked, by=police, at=NOON))
    emergency.ask_emergency(**asked, by=police, at=NOON)


def more_of_the_dispute(own: Records) -> None:
    """Another step, another who speaks for a side, another stage; another dispute and officer."""
    area = own.partnership
    dispute = Dispute.objects.filter(partnership=area).earliest("pk")
    dispute_scenarios.a_step(dispute)
    dispute_scenarios.a_named_officer(dispute)
    number = dispute.stages.count() + 1
    factories.DisputeStageFactory(
        dispute=dispute,
        number=number,
        status="not_agreed",
        ended_at=NOON,
        ended_by=dispute.raised_by,
    )
    dispute_scenarios.a_raised_dispute(partnership=area, case=own.case)
    another = dispute_scenarios.a_raised_dispute(partnership=area)
    dispute_scenarios.a_running_stage(another)
    dispute_scenarios.an_escalation_officer(dispute_scenarios.a_school(area))


def more_of_the_summaries(own: Records, number: int) -> None:
    """Another question about the one answer, another answer, another agency asked."""
    summary = AssuranceReturn.objects.of_case(own.case).earliest("pk")
    factories.QueryFactory(answer=summary.answers.earliest("pk"), reason=f"And {number}?")
    factories.AnswerFactory(assurance_return=summary)
    factories.SummaryFactory(case=own.case)


def more_of_the_practice_review(own: Records, number: int) -> None:
    """Another considered as reviewer and one not chosen, step, check, request, copy and cost."""
    review = practice_scenarios.its_practice(own.case.practice_review)
    practice_scenarios.an_assessed_candidate(review)
    doing = {"by": practice_scenarios.office_of(review), "at": NOON}
    reviewers.set_aside(practice_scenarios.a_candidate(review), note="Too far away.", **doing)
    practice_scenarios.a_step(review)
    practice_scenarios.a_check(practice_scenarios.its_practice(review))
    practice_scenarios.a_request(review)
    practice_scenarios.a_cost(review)
    copy = {"kind": "draft_copy", "mark": f"Draft {number}", "given_on": scenarios.TODAY}
    reader = case_scenarios.its_coordinator(review.case)
    practice_parts.give_copy(review, reader=reader, **copy, **doing)


def more_of_the_quarter(own: Records, year: str, code: str) -> None:
    period = scenarios.a_quarter(year, code)
    reports.compose(own.report.group, period, by=scenarios.SCHEDULE, at=NOON)
    plan_began = own.plan
    plan_began.starts_on = period.starts_on
    plan_began.save()
    update = ProgressUpdate(
        priority=own.priority, period=period, rating="green", narrative="It began."
    )
    update.priority.plan = plan_began
    plans.give_progress(update, by=plan_scenarios.its_reporter(update), at=NOON)
