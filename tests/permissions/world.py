"""The world of the permission tables: three partnerships, people in every kind of seat, records.

What happened there is *own* to the Leicester partnership's people and *foreign* to none of them
but those of the other area; ``own`` and ``foreign`` hold the same kinds of records.
"""

from dataclasses import dataclass, replace

from django.test import Client

from assurance.new_partnerships.models import NewPartnership
from assurance.publication.models import YearlyDispatch
from assurance.reports.models import Passage, Report, ReportComment, ReportReceipt
from assurance.reports.operations import passages
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry, Query
from assurance.short_versions.models import ShortVersion
from assurance.voice.models import VoiceRecord
from assurance.yearly.models import YearlyReport
from governance.actions.models import Action, Assignment
from governance.core.roles import Capacity
from governance.files.models import StoredFile
from governance.imports.models import ImportRun
from governance.invitations.models import Invitation
from governance.jobs.models import Job
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from governance.people.models import Organisation, User
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
from governance.retention.models import Disposal, DueRecord, LegalHold
from governance.signatures.models import Signature
from governance.structure.models import Appointment, Group, Partnership
from governance.themes.models import Theme
from lscp import long_lists
from reviews.cases.models import Case, CasePerson
from reviews.cases.operations import chronology, emergency, papers, referrals
from reviews.cases.operations import people as case_people
from tests import factories
from tests.scenarios import case_files, emergencies
from tests.scenarios import cases as case_scenarios
from tests.scenarios import challenges as challenge_scenarios
from tests.scenarios import child_deaths as child_death_scenarios
from tests.scenarios import complaints as complaint_scenarios
from tests.scenarios import disputes as dispute_scenarios
from tests.scenarios import entries as entry_scenarios
from tests.scenarios import group_recommendations as group_recommendation_scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import learning as learning_scenarios
from tests.scenarios import local_reviews as local_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios
from tests.scenarios import short_versions as short_scenarios
from tests.scenarios import timetable as timetable_scenarios
from tests.scenarios import yearly as yearly_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting

LIST = "/actions/?as=csv"

IN_THE_PARTNERSHIP = (
    Capacity.BUSINESS_MANAGER,
    Capacity.BOARD_OFFICER,
    Capacity.INDEPENDENT_CHAIR,
    Capacity.INDEPENDENT_ADVISOR,
    Capacity.PARTNERSHIP_CHAIR,
    Capacity.LEAD_SAFEGUARDING_PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER,
    Capacity.YOUNG_SCRUTINEER,
    Capacity.ADMINISTRATOR,
)
IN_THE_GROUP = (
    Capacity.CHAIR,
    Capacity.VICE_CHAIR,
    Capacity.MEMBER,
    Capacity.LAY_MEMBER,
    Capacity.PARTICIPANT_OBSERVER,
    Capacity.ADVISER,
    Capacity.VIRTUAL_MEMBER,
)
FOR_AN_ORGANISATION = (
    Capacity.AGENCY_LEAD,
    Capacity.DATA_PROVIDER,
    Capacity.LINE_MANAGER,
    Capacity.TRAINING_OFFICER,
)


@dataclass(frozen=True)
class Records:
    """One of each kind of record, of one audit group and its area."""

    partnership: Partnership
    group: Group
    unsent: AssuranceReturn
    sent: AssuranceReturn
    queried: AssuranceReturn
    accepted: AssuranceReturn
    query: Query
    report: Report
    message: Message
    file: StoredFile
    promised: Action
    finished: Action
    progress: ProgressUpdate
    voice: VoiceRecord
    agencys: AssuranceReturn
    """What an agency is asked: in both areas the same body, which takes part in both."""
    paper: StoredFile
    """Beside what the agency has not sent yet."""
    entry: OfficeEntry
    """What the office enters of an earlier quarter."""
    entered: OfficeEntry
    """What it has submitted, to be confirmed."""
    case: Case
    """Notified, its rapid review sent; a local learning review was opened, the Panel disagreed, and
    a practice review is under way. Its
    office is nobody's of the world, and the four who are named have no seat."""
    due: DueRecord
    hold: LegalHold
    imported: ImportRun
    begun: NewPartnership
    """A new partnership, copied from this one."""
    disposal: Disposal
    """Proposed by somebody else."""
    officer: User | None = None
    """Of the area's office."""

    @property
    def appointment(self) -> Appointment:
        """Of somebody in the group who has done nothing there."""
        return Appointment.objects.filter(seat__key=f"unused-{self.group.key}").earliest("pk")

    @property
    def long_list(self) -> Job:
        """What the area's officer asked for, and it is made."""
        job = long_lists.ask_for_list(LIST, by=acting(self.officer), at=NOON)
        if long_lists.file_of(job) is None:
            long_lists.make_list(job, by=SCHEDULE, at=NOON)
        return job

    @property
    def yearly_signature(self) -> Signature:
        """The first agreement to the yearly report."""
        return Signature.objects.about(self.yearly).earliest("pk")

    @property
    def yearly(self) -> YearlyReport:
        """The area's yearly report, which is out."""
        return YearlyReport.objects.published().get(partnership=self.partnership)

    @property
    def copies(self) -> list[YearlyDispatch]:
        """Of the yearly report: one to send, and one that was sent with its proof."""
        return yearly_scenarios.its_dispatches(self.yearly)

    def short(self, kind: str) -> ShortVersion:
        """Of the yearly report: the young people’s is with its reader, the easy-read one is out."""
        return self.yearly.short_versions.get(kind=kind)

    @property
    def consulted(self) -> BusinessPlan:
        """The next plan, in consultation; somebody commented on it."""
        return self.plan_comment.plan

    @property
    def plan_comment(self) -> PlanComment:
        return PlanComment.objects.filter(plan__group=self.plan.group).earliest("pk")

    @property
    def theme(self) -> Theme:
        return self.promised.themes.earliest("pk")

    @property
    def invitation(self) -> Invitation:
        return Invitation.objects.about(self.promised).earliest("pk")

    @property
    def assignment(self) -> Assignment:
        return self.promised.assignments.earliest("pk")

    @property
    def priority(self) -> Priority:
        return self.progress.priority

    @property
    def plan(self) -> BusinessPlan:
        return self.priority.plan

    @property
    def focus_area(self) -> FocusArea:
        return self.plan.focus_areas.earliest("pk")

    @property
    def outcome(self) -> OutcomeStatement:
        return self.priority.outcomes.earliest("pk")

    @property
    def objective(self) -> Objective:
        return self.priority.objectives.earliest("pk")

    @property
    def passage(self) -> Passage:
        return self.report.passages.get(key="doing-well")

    @property
    def scrutiny(self) -> ReportComment:
        return self.report.comments.get()

    @property
    def receipt(self) -> ReportReceipt:
        return self.report.receipts.get()

    @property
    def signature(self) -> Signature:
        return Signature.objects.about(self.report).get()

    @property
    def answer_unsent(self) -> Answer:
        return scenarios.its_first_answer(self.unsent)

    @property
    def answer_agencys(self) -> Answer:
        return scenarios.its_first_answer(self.agencys)

    @property
    def answer_sent(self) -> Answer:
        return scenarios.its_first_answer(self.sent)


@dataclass(frozen=True)
class World:
    people: dict[str, User]
    browsers: dict[str, Client]
    own: Records
    foreign: Records


def records_of(partnership: Partnership, group: Group) -> Records:
    """What the group was asked in three quarters, how far each is, and what came of it."""
    queried = scenarios.a_queried_return(group, scenarios.a_quarter("2024-25", "Q4"))
    sent = scenarios.a_submitted_return(group, scenarios.a_quarter("2025-26", "Q1"))
    unsent = scenarios.an_answered_return(group)
    agencys = scenarios.an_organisations_answered_return(the_agency(), group.reports_to)
    promised = plan_scenarios.an_open_action(group)
    promised.themes.add(factories.ThemeFactory())
    invitation_scenarios.an_invitation(promised)
    some_risks(group)
    group_recommendation_scenarios.everything_of(group)
    challenge_scenarios.everything_of(group, partnership, the_agency())
    unused = factories.SeatFactory(key=f"unused-{group.key}", group=group)
    factories.AppointmentFactory(seat=unused)
    a_dispute_with_everything(partnership)
    yearly_scenarios.everything_published(partnership)
    short_scenarios.everything_short(partnership)
    return Records(
        partnership=partnership,
        group=group,
        unsent=unsent,
        sent=sent,
        queried=queried,
        accepted=scenarios.an_accepted_return(group, scenarios.a_quarter("2024-25", "Q3")),
        query=Query.objects.get(answer__assurance_return=queried),
        report=a_report_worked_on(group.reports_to, partnership),
        message=a_lost_message_about(group),
        file=scenarios.a_stored_file(group),
        promised=promised,
        finished=plan_scenarios.a_finished_action(group),
        progress=progress_of_a_whole_plan(group.reports_to, group),
        voice=plan_scenarios.a_voice(group),
        agencys=agencys,
        paper=scenarios.a_paper_beside(agencys),
        entry=an_entry(group, "Q2"),
        entered=what_was_entered(group, "Q1"),
        case=a_case_with_everything(partnership),
        due=factories.DueRecordFactory(partnership=partnership),
        hold=factories.LegalHoldFactory(partnership=partnership),
        imported=factories.ImportRowFactory(run__partnership=partnership, number=2).run,
        begun=a_begun_partnership(partnership),
        disposal=factories.DisposalFactory(partnership=partnership),
    )


def a_timetable(plan: BusinessPlan, lead: Group) -> None:
    """What the group leads: planned, done and dropped; and learning that is shared."""
    timetable_scenarios.an_entry(plan, lead)
    timetable_scenarios.a_done_entry(plan, lead)
    timetable_scenarios.a_dropped_entry(plan, lead)
    timetable_scenarios.an_entry(plan, lead, kind="learning", **timetable_scenarios.NOT_PLANNED)


def a_begun_partnership(partnership: Partnership) -> NewPartnership:
    """Copied from the area's own: a council, a group and a step of escalation."""
    draft = factories.NewPartnershipFactory(source_partnership=partnership, key="")
    more_lines(draft, "one")
    return draft


def more_lines(draft: NewPartnership, key: str) -> None:
    """Another line of each kind that the pages name."""
    council = {"key": key, "name": f"Council of {key}", "sector": "local_authority"}
    step = {"group": f"group-{key}", "to": f"group-{key}"}
    said = {
        "organisation": council,
        "participation": {"organisation": key, "standing": "statutory_partner"},
        "group": {"key": f"group-{key}", "name": f"Group {key}", "kind": "board"},
        "seat": {"key": key, "title": f"Chair of {key}", "capacity": "chair", "group": step["to"]},
        "escalation": step,
    }
    for kind, values in said.items():
        name = f"group-{key}" if kind in ("group", "escalation") else key
        factories.CopiedLineFactory(new_partnership=draft, kind=kind, key=name, values=values)


def some_risks(group: Group) -> None:
    """One that is open and was reviewed, one passed up and one closed."""
    risk_scenarios.review(risk_scenarios.an_open_risk(group))
    risk_scenarios.a_passed_up_risk(group)
    risk_scenarios.a_closed_risk(group)


def a_case_with_everything(partnership: Partnership) -> Case:
    """One with a practice and a local learning review, another procedure about it too."""
    review = practice_scenarios.a_review_under_way(
        practice_scenarios.a_practice_review(partnership=partnership, decision="local")
    )
    local_scenarios.opened_for(case_scenarios.fresh(review.case))
    practice_scenarios.an_assessed_candidate(review)
    practice_scenarios.a_request(review)
    practice_scenarios.a_cost(review)
    case = case_scenarios.fresh(review.case)
    by = scenarios.acting(case_scenarios.its_coordinator(case))
    referrals.record_proceeding(case, kind="criminal", by=by, at=NOON)
    case_files.keep_proof(case)
    case = case_scenarios.fresh(case)
    letter = case.rapid_review.responses.earliest("pk")
    case_files.keep_letter(letter)
    body = case_scenarios.the_partners(partnership)[case_scenarios.COUNCIL]
    told = {"precision": "exact", "happened_on": scenarios.TODAY, "text": "A visit was missed."}
    chronology.add_entry(case, body, by=by, at=NOON, **told)
    papers.ask_paper(case_scenarios.its_review(case), "word", by=by, at=NOON)
    after_review.an_action(after_review.a_recommendation(case))
    after_review.an_earlier_review(partnership)
    learn_something(case)
    child_death_scenarios.everything_of(partnership)
    complaint_scenarios.everything_of(partnership)
    police = case_scenarios.a_partner(case_scenarios.POLICE, partnership)
    for _ in range(2):
        emergency.ask_emergency(
            typed=case.reference, reason="Tonight.", by=scenarios.acting(police), at=NOON
        )
    emergencies.approve(case.emergencies.latest("pk"))
    summary = factories.SummaryFactory(case=case, organisation=body)
    factories.QueryFactory(answer=factories.AnswerFactory(assurance_return=summary))
    return case_scenarios.fresh(case)


def a_dispute_with_everything(partnership: Partnership) -> None:
    """Its first stage is under way; its agencies have escalation officers."""
    dispute = dispute_scenarios.a_raised_dispute(partnership=partnership)
    dispute_scenarios.a_running_stage(dispute)
    dispute_scenarios.a_named_officer(dispute)
    dispute_scenarios.an_escalation_officer(dispute_scenarios.a_trust(partnership))


def learn_something(case: Case) -> None:
    """A point of the case that is not released, and one of everything that readers are given."""
    area = case.partnership
    learning_scenarios.some_case_learning(case)
    learning_scenarios.a_draft_point(area)
    point = learning_scenarios.a_released_point(area)
    learning_scenarios.a_draft_briefing(area, points=[point])
    briefing = learning_scenarios.a_published_briefing(area, points=[point])
    learning_scenarios.a_planned_dissemination(point)
    for subject in (point, briefing):
        learning_scenarios.a_done_dissemination(subject)
    learning_scenarios.some_practice_evidence(point)
    learning_scenarios.a_received_review(area)
    learning_scenarios.a_check(learning_scenarios.a_review_acted_on(area))


NAMED = {
    "named_coordinator": CasePerson.Role.COORDINATOR,
    "named_partner": CasePerson.Role.PARTNER,
    "named_contributor": CasePerson.Role.CONTRIBUTOR,
    "named_lead": CasePerson.Role.SAFEGUARDING_LEAD,
    "named_reader": CasePerson.Role.READER,
}
"""Those who see the case because they are on its list: none of them holds a seat."""


def named_on(case: Case) -> dict[str, User]:
    """Somebody new in each part."""
    by = scenarios.acting(case_scenarios.its_coordinator(case))
    body = case_scenarios.the_partners(case.partnership)[case_scenarios.COUNCIL]
    found = {}
    for name, role in NAMED.items():
        found[name] = scenarios.a_person()
        case_people.name_person(
            case,
            found[name],
            role=role,
            organisation=body,
            reason="To try the pages.",
            by=by,
            at=NOON,
        )
    return found


def an_entry(group: Group, quarter: str) -> OfficeEntry:
    record = scenarios.an_open_return(group, scenarios.a_quarter("2024-25", quarter))
    entry = entry_scenarios.begun(record)
    entry_scenarios.enter_everything(entry)
    return entry


def what_was_entered(group: Group, quarter: str) -> OfficeEntry:
    entry = an_entry(group, quarter)
    entry_scenarios.send(entry)
    return entry


def the_agency() -> Organisation:
    """A body that takes part in both areas, as a police force or an ambulance service does."""
    return factories.OrganisationFactory(key="the-agency")


def a_report_worked_on(group: Group, partnership: Partnership) -> Report:
    """A draft with the scrutineer's words, and what is only asked for later."""
    report = scenarios.a_draft_report(group)
    scrutineer = scenarios.acting(scenarios.a_scrutineer(partnership))
    passages.scrutinise(report, "Where is the impact?", by=scrutineer, at=scenarios.NOON)
    factories.ReportReceiptFactory(report=report, partnership=partnership)
    factories.SignatureFactory(subject_id=report.pk)
    return report


def commented_by_the_office(plan: BusinessPlan) -> None:
    comment = PlanComment(plan=plan, text="Young carers should be named in it.")
    plans.comment(comment, by=scenarios.acting(plan_scenarios.the_office(plan)), at=scenarios.NOON)


def progress_of_a_whole_plan(group: Group, reader: Group) -> ProgressUpdate:
    """A plan of the group with one of everything that hangs on it."""
    plan = plan_scenarios.a_plan(group)
    a_timetable(plan, reader)
    commented_by_the_office(plan_scenarios.a_plan_in_consultation(group))
    priority = plan_scenarios.a_priority(plan)
    plan_scenarios.added(FocusArea(plan=plan, number=1, title="Harm in the home"))
    plan_scenarios.added(Objective(priority=priority, number=1, title="One tool"))
    plan_scenarios.added(
        OutcomeStatement(priority=priority, number=1, text="Seen early.", starts_on=scenarios.TODAY)
    )
    return plan_scenarios.given_progress(priority)


def a_lost_message_about(group: Group) -> Message:
    message = factories.MessageFactory(group=group)
    outbox.claim(message, by=SCHEDULE, at=NOON)
    outbox.mark_uncertain(message, by=SCHEDULE, at=NOON)
    return message


def people(group: Group, partnership: Partnership) -> dict[str, User]:
    """Somebody in every capacity, in the seat it is meant for, and some who sit elsewhere."""
    found = {each.value: seated(each, partnership=partnership) for each in IN_THE_PARTNERSHIP}
    found |= {each.value: scenarios.the_holder_of(each, group) for each in IN_THE_GROUP}
    part = factories.ParticipationFactory(partnership=partnership, organisation=the_agency())
    found |= {each.value: seated(each, participation=part) for each in FOR_AN_ORGANISATION}
    return found | {
        "superuser": scenarios.an_administrator(),
        "nobody_in_particular": scenarios.a_person(),
        "chair_above": scenarios.its_chair(scenarios.the_planning_and_delivery_group()),
        "chair_beside": scenarios.its_chair(scenarios.a_case_review_group()),
        "officer_beside": scenarios.a_board_officer(scenarios.the_county_partnership()),
        "lead_beside": scenarios.an_agency_lead(the_agency(), scenarios.the_county_partnership()),
        "lead_elsewhere": scenarios.an_agency_lead(the_agency(), scenarios.a_foreign_partnership()),
        "officer_elsewhere": scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    }


def seated(capacity: Capacity, **place) -> User:
    return scenarios.somebody_in(capacity, **place)


def a_world() -> World:
    leicester, foreign = scenarios.the_leicester_partnership(), scenarios.a_foreign_partnership()
    county = scenarios.the_county_partnership()
    factories.ParticipationFactory(partnership=county, organisation=the_agency())
    audit, elsewhere = scenarios.an_audit_group(), scenarios.a_foreign_group()
    own, others = records_of(leicester, audit), records_of(foreign, elsewhere)
    everybody = people(audit, leicester) | named_on(own.case)
    browsers = {role: signed_in(person) for role, person in everybody.items()}
    return World(
        everybody,
        {"anonymous": Client(), **browsers},
        replace(own, officer=everybody["board_officer"]),
        replace(others, officer=everybody["officer_elsewhere"]),
    )
