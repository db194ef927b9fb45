"""A case with a word of its own in every text that only its named people may read.

Planted by the real operations, so that every table, mail, line and paper that they leave has it.
"""

from datetime import date
from typing import Any

from django.db.models import CharField, Field, Model, SlugField, TextField

from assurance.returns.models import Answer, Query
from assurance.returns.operations import queries, returns
from assurance.summaries import operations as summary_operations
from governance.actions.models import (
    Action,
    ActionUpdate,
    Assignment,
    DueChange,
    Escalation,
)
from governance.actions.operations import actions, assignments
from governance.actions.operations.actions import EvidenceInput
from governance.actions.operations.assignments import Assignee
from governance.actions.operations.escalation import escalate
from governance.core.models import Remark
from governance.core.registry import all_kinds
from governance.core.restricted import restricted_q
from governance.evidence.models import Evidence
from governance.people.models import User
from reviews.cases.content.chronology_file import ReadRow
from reviews.cases.models import (
    Case,
    CasePaper,
    CasePerson,
    Child,
    ChronologyEntry,
    EmergencyAccess,
    PanelResponse,
    PartnerView,
    RapidReview,
    Recommendation,
)
from reviews.cases.models.rapid_reviews import TEXTS
from reviews.cases.operations import (
    chronology,
    clocks,
    emergency,
    panel,
    papers,
    people,
    rapid_reviews,
    recommendations,
    referrals,
)
from reviews.cases.operations import screening as screenings
from reviews.cases.transitions.review_requirements import criteria_in_force
from reviews.child_deaths import operations as child_deaths
from reviews.child_deaths.models import PanelConcern
from reviews.complaints import operations as complaint_operations
from reviews.complaints.models import Complaint, ComplaintStep, InformationRequest
from reviews.disputes.models import Dispute, DisputeStage
from reviews.learning.models import CaseLearning
from reviews.learning.models.words import POINT_TEXTS
from reviews.learning.operations import case_learning
from tests import factories
from tests.permissions.world import World
from tests.reviews.planted_words import PREFIX, marker, remark, words
from tests.reviews.planting_disputes import disagree_about_it
from tests.reviews.planting_local import hold_a_local_review
from tests.reviews.planting_practice import hold_a_practice_review
from tests.scenarios import case_files, summaries
from tests.scenarios import cases as scenarios
from tests.scenarios import complaints as complaint_scenarios
from tests.scenarios import recommendations as after_review
from tests.scenarios.cases import fresh, its_review
from tests.scenarios.returns import NOON, a_person, acting, as_seen


def restricted_models() -> list[type[Model]]:
    """Kinds that are restricted, and those of which some rows are, with what they are part of."""
    return [each.model for each in all_kinds() if each.is_restricted or each.model in ANSWERED]


ANSWERED = (Answer, Query)
"""Of these some rows are: what agencies are asked about a case."""


def free_texts(model: type[Model]) -> list[str]:
    """The columns into which somebody types what they like: personal ones, and plain ones that are
    no choice, key or hash.
    """
    fields = model.text_fields  # type: ignore[attr-defined]
    return [
        name
        for name in (*fields.personal, *fields.plain)
        if is_free(model._meta.get_field(name)) and (model, name) not in MADE_BY_THE_SYSTEM
    ]


def is_free(field: Field) -> bool:
    is_text = isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
    return is_text and not field.choices and not field.name.endswith("_hash")


MADE_BY_THE_SYSTEM = {
    (Case, "reference"),
    (Answer, "choice"),
    (Dispute, "reference"),
    (DisputeStage, "title"),
    (ComplaintStep, "verb"),
}
"""Nobody types it: a reference is looked for as itself, a choice is one of a question set, a title
of a stage is its protocol's, a verb is one of a table."""


OF_A_RESTRICTED_ACTION = {
    Action: ("title", "text", "outcome", "difference"),
    ActionUpdate: ("text",),
    Assignment: ("answer",),
    DueChange: ("reason",),
    Escalation: ("reason",),
    Evidence: ("label", "ref"),
}
"""The texts of what is restricted by its own row, and of what hangs on it."""


def texts_to_plant() -> list[tuple[type[Model], str]]:
    return [
        *((model, name) for model in restricted_models() for name in free_texts(model)),
        *((model, name) for model, names in OF_A_RESTRICTED_ACTION.items() for name in names),
    ]


def unplanted() -> list[str]:
    """The restricted columns that hold no word of their own yet: to be planted below."""
    return [
        f"{model._meta.label}.{name}"
        for model, name in texts_to_plant()
        if not model._default_manager.filter(**{f"{name}__icontains": marker(model, name)}).exists()
    ]


def planted_words() -> set[str]:
    """Every word that was planted: in a column or in a reason."""
    columns = {marker(model, name) for model, name in texts_to_plant()}
    reasons = Remark.objects.filter(restricted_q(Remark), text__startswith=PREFIX)
    return columns | set(reasons.values_list("text", flat=True))


def a_planted_case(world: World) -> Case:
    """Of the Leicester partnership, about a theme and an agency of the world; nobody of the world
    is named on it any more, and the time limits it missed were explained.
    """
    area = world.own.partnership
    coordinator = a_person()
    case = refer(world)
    office = acting(scenarios.its_coordinator(case))
    people.name_person(
        case,
        coordinator,
        role=CasePerson.Role.COORDINATOR,
        reason=marker(CasePerson, "reason"),
        by=office,
        at=NOON,
    )
    end_other_entries(fresh(case), by=coordinator)
    scenarios.name_partners(fresh(case))
    scenarios.name_signatories(area)
    screen(fresh(case), coordinator)
    ask_an_agency(fresh(case))
    review_it(fresh(case), coordinator)
    hold_a_local_review(fresh(case), coordinator)
    answer_the_panel(fresh(case), coordinator)
    hold_a_practice_review(fresh(case), coordinator)
    tell_what_happened(fresh(case), coordinator)
    act_on_a_recommendation(fresh(case), coordinator)
    learn_from_it(fresh(case), coordinator)
    ask_in_emergency(fresh(case))
    disagree_about_it(fresh(case), coordinator)
    pass_a_concern(fresh(case), coordinator)
    return fresh(case)


def learn_from_it(case: Case, coordinator: User) -> None:
    """A learning point about a theme of the world that is discarded, and one not released."""
    by = acting(coordinator)
    given = {"audience": "everybody", **words(CaseLearning, *POINT_TEXTS)}
    given["themes"] = list(case.themes.all())
    first, _ = (
        case_learning.record(CaseLearning(case=fresh(case)), given, by=by, at=NOON)
        for _ in range(2)
    )
    case_learning.discard(first, note=remark("discard"), by=by, at=NOON)


def tell_what_happened(case: Case, coordinator: User) -> None:
    """An entry of the chronology by hand and one from a file; and a copy of the report."""
    by, body = acting(coordinator), scenarios.the_partners(case.partnership)[scenarios.POLICE]
    told = marker(ChronologyEntry, "text")
    entry = {"precision": ChronologyEntry.Precision.UNKNOWN, "happened_on": None}
    chronology.add_entry(case, body, text=told, by=by, at=NOON, **entry)
    row = ReadRow(number=2, organisation=body, text=f"{told} again", **entry)
    chronology.import_entries(case, [row], marker(ChronologyEntry, "came_from"), by=by, at=NOON)
    papers.ask_paper(its_review(case), CasePaper.Form.WORD, by=by, at=NOON)


def act_on_a_recommendation(case: Case, coordinator: User) -> None:
    """A recommendation with restricted actions: one that was passed up, done and made a difference,
    and one that was withdrawn.
    """
    by = acting(coordinator)
    group, above, _ = after_review.the_ladder(case.partnership)
    chair = after_review.its_chair(above)
    people.name_person(
        case, chair, role="reader", reason=marker(CasePerson, "reason"), by=by, at=NOON
    )
    record = recommendations.recommend(
        fresh(case), review="rapid", by=by, at=NOON, **words(Recommendation, "text", "why")
    )
    seat = after_review.a_seat(group)
    action, other = (
        recommendations.raise_action(
            after_review.fresh(record),
            group,
            [Assignee("seat", seat.pk)],
            due_text=after_review.PAST,
            by=by,
            at=NOON,
            **words(Action, "title", "text"),
        )
        for _ in range(2)
    )
    doing = {"by": by, "at": NOON}
    actions.update(action, marker(ActionUpdate, "text"), **doing)
    seen = action.version
    reason = marker(DueChange, "reason")
    actions.change_due(action, "August 2025", expected_version=seen, reason=reason, **doing)
    reason = marker(Escalation, "reason")
    escalate(action, above, expected_version=action.version, reason=reason, **doing)
    assignment = action.assignments.get()
    told = marker(Assignment, "answer")
    assignments.answer(assignment, told, expected_version=assignment.version, **doing)
    actions.finish(action, marker(Action, "outcome"), **doing)
    shown = EvidenceInput("audit", marker(Evidence, "label"), marker(Evidence, "ref"))
    actions.embed(action, marker(Action, "difference"), [shown], **doing)
    actions.withdraw(other, note=remark("withdraw_action"), **doing)
    entry = case.people.get(person=chair)
    entry.case = fresh(case)
    people.end_entry(entry, expected_version=0, note=remark("end_entry"), **doing)


def pass_a_concern(case: Case, coordinator: User) -> None:
    """To the child death panel, about this case; answered."""
    by = acting(coordinator)
    record = child_deaths.pass_concern(
        PanelConcern(partnership=case.partnership, case=case),
        {
            "direction": "to_panel",
            "passed_on": NOON.date(),
            **words(PanelConcern, "said", "told_by", "told_to"),
        },
        by=by,
        at=NOON,
    )
    outcome = words(PanelConcern, "outcome")
    child_deaths.answer_concern(record, answered_on=NOON.date(), by=by, at=NOON, **outcome)


def complain_elsewhere() -> None:
    """A complaint and a request, in a partnership where nobody of the world has a seat."""
    area = factories.PartnershipFactory()
    complaint = complaint_scenarios.a_complaint(area, **words(Complaint, "complainant", "about"))
    step = complaint_scenarios.take(
        complaint,
        "find_not_ours",
        **words(ComplaintStep, "who", "text"),
        **words(Complaint, "procedure"),
    )
    complaint_scenarios.tell(step, **words(ComplaintStep, "told_how"))
    request = complaint_scenarios.a_request(
        area, kind="subject_access", **words(InformationRequest, "requester", "about")
    )
    by = complaint_scenarios.office_of(request)
    reason = words(InformationRequest, "extension_reason")
    seen = {"expected_version": request.version}
    complaint_operations.extend_request(request, by=by, at=NOON, **reason, **seen)
    withheld = words(InformationRequest, "exemptions", "exemption_reason")
    complaint_scenarios.answer(request, outcome="part", **withheld)


def words_of_complaints() -> set[str]:
    """What stands on the pages of that complaint and that request alone."""
    return {
        marker(model, name)
        for model in (Complaint, ComplaintStep, InformationRequest)
        for name in free_texts(model)
    }


def ask_in_emergency(case: Case) -> None:
    """Once for a case that does not exist, once for this one."""
    for typed in (marker(EmergencyAccess, "typed"), case.reference):
        emergency.ask_emergency(
            typed=typed,
            by=acting(scenarios.a_partner(scenarios.POLICE)),
            at=NOON,
            **words(EmergencyAccess, "reason"),
        )


def refer(world: World) -> Case:
    scenarios.the_partners(world.own.partnership)
    case = scenarios.a_new_case(
        partnership=world.own.partnership,
        place=Case.Place.ELSEWHERE,
        residence=Case.Residence.ELSEWHERE,
        may_not_be_shared=True,
        **words(Case, "place_text", "residence_text", "summary", "immediate_safety"),
        **words(Case, "sharing_reason"),
    )
    child = {"alias": marker(Child, "alias"), "age_band": Child.AgeBand.UNDER_1}
    also = {"alias": marker(Child, "alias_key"), "age_band": Child.AgeBand.FROM_1}
    return fresh(
        referrals.refer(
            case,
            (child, also),
            ("criminal",),
            changes={"themes": [world.own.theme], "agencies": [scenarios_agency()]},
            by=acting(scenarios.an_agency_lead(world.own.partnership)),
            at=NOON,
        )
    )


def scenarios_agency() -> Any:
    return factories.OrganisationFactory(key="the-agency")


def end_other_entries(case: Case, *, by: User) -> None:
    """Whoever held an office seat was named by the referral, and is so no more."""
    for entry in case.people.exclude(person=by).exclude(role=CasePerson.Role.CONTRIBUTOR):
        people.end_entry(
            entry, by=acting(by), at=NOON, expected_version=0, note=remark("end_entry")
        )


def screen(case: Case, coordinator: User) -> None:
    by = acting(coordinator)
    bodies = scenarios.the_partners(case.partnership)
    views = (scenarios.NOTIFY, scenarios.DO_NOT, scenarios.NOTIFY)
    for body, view in zip(bodies.values(), views, strict=True):
        screenings.give_view(
            fresh(case), body, view=view, by=by, at=NOON, **words(PartnerView, "reason")
        )
    screenings.dispute(fresh(case), by=by, at=NOON, note=remark("dispute"))
    screenings.find_notifiable(fresh(case), by=by, at=NOON, note=remark("find_notifiable"))
    screenings.notify(
        case := fresh(case),
        notified_on=date(2025, 10, 14),
        by=by,
        at=NOON,
        expected_version=as_seen(case),
        **words(Case, "outside_reference", "proof"),
    )
    case = fresh(case)
    screenings.tell(
        case,
        told_on=date(2025, 10, 14),
        is_last=False,
        by=by,
        at=NOON,
        **words(case.tellings.model, "who"),
    )
    clocks.explain_overrun(
        case,
        case.notification_deadline,
        told_on=date(2025, 10, 14),
        expected_on=date(2025, 10, 20),
        by=by,
        at=NOON,
        **words(case.overruns.model, "told_to", "reason"),
    )


def review_it(case: Case, coordinator: User) -> None:
    """The rapid review is written, sent, taken back, sent again, signed, dissented from, sent."""
    by = acting(coordinator)
    write(its_review(case), by)
    send_to_partners(case, by)
    rapid_reviews.send_back(its_review(case), by=by, at=NOON, note=remark("send_back"))
    send_to_partners(case, by)
    for key in (scenarios.COUNCIL, scenarios.POLICE, scenarios.BOARD):
        review = its_review(case)
        seen = {
            "by": acting(scenarios.a_partner(key)),
            "at": NOON,
            "expected_version": as_seen(review),
        }
        if key == scenarios.BOARD:
            rapid_reviews.dissent(review, note=remark("dissent"), **seen)
        else:
            rapid_reviews.sign(review, **seen)
    review = its_review(case)
    rapid_reviews.send(
        review,
        sent_on=NOON.date(),
        by=by,
        at=NOON,
        expected_version=as_seen(review),
        **words(RapidReview, "receipt"),
    )


def ask_an_agency(case: Case) -> None:
    """It is asked, writes, is asked about one answer by its lead, replies, and is signed off."""
    body = scenarios_agency()
    summaries.the_questions()
    for role in CasePerson.FOR_AN_AGENCY:
        summaries.name_for(case, body, role)
    by = acting(scenarios.its_coordinator(case))
    summary_operations.ask_summaries(case, [body], due_on=NOON.date(), by=by, at=NOON)
    record = summaries.summary_of(case, body.key)
    author, lead = acting(summaries.its_author(record)), acting(summaries.its_lead(record))
    for answer in summaries.answers_of(record):
        said = marker(Answer, "text")
        returns.answer(answer, said, by=author, at=NOON, expected_version=answer.version)
    record = summaries.submit(summaries.again(record))
    query = summary_operations.query(
        summaries.answers_of(record)[0], marker(Query, "reason"), by=lead, at=NOON
    )
    queries.reply(
        query,
        marker(Query, "reply"),
        by=author,
        at=NOON,
        expected_version=query.version,
    )
    record = summaries.sign_off(summaries.submit(summaries.again(record)))
    returns.reopen(record, by=lead, at=NOON, note=remark("reopen"))
    summaries.sign_off(summaries.again(record))


def write(review: RapidReview, by: Any) -> None:
    found = {"meeting_on": NOON.date(), **words(RapidReview, "present", *TEXTS)}
    seen = {"by": by, "at": NOON}
    rapid_reviews.record_meeting(review, found, expected_version=review.version, **seen)
    for criterion in criteria_in_force(by.on):
        rapid_reviews.consider(
            its_review(review.case),
            criterion.code,
            finding="may",
            **words(review.criteria.model, "reason"),
            **seen,
        )
    decided = {"decision": "local", **words(RapidReview, "rationale", "instead")}
    review = its_review(review.case)
    rapid_reviews.decide(review, decided, expected_version=review.version, **seen)


def send_to_partners(case: Case, by: Any) -> None:
    review = its_review(case)
    rapid_reviews.send_to_partners(review, by=by, at=NOON, expected_version=as_seen(review))


def its_letter(case: Case) -> PanelResponse:
    """The newest, as it is stored."""
    found = PanelResponse.objects.filter(review__case=case).latest("pk")
    found.review = its_review(case)
    return found


def answer_the_panel(case: Case, coordinator: User) -> None:
    """It asks for more, is answered, and disagrees with holding no practice review."""
    by = acting(coordinator)
    letter = words(PanelResponse, "text")
    response, _ = (
        panel.record_response(
            its_review(case), kind=kind, received_on=NOON.date(), by=by, at=NOON, **letter
        )
        for kind in (PanelResponse.Kind.ASKS_MORE, PanelResponse.Kind.DISAGREES)
    )
    for note in ("", remark("keep_letter")):
        name, text = f"{marker(PanelResponse, 'letter')}.txt", remark("letter").encode()
        letter = case_files.a_file(name, text)
        case_files.keep_letter(its_letter(case), content=letter, by=by, note=note)
    panel.answer_response(
        response,
        answered_on=NOON.date(),
        by=by,
        at=NOON,
        expected_version=0,
        **words(PanelResponse, "answer"),
    )
