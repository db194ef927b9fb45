"""Raising, assigning, moving, finishing, proving, reopening and withdrawing an action."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.actions.models import Action, ActionUpdate, Assignment, DueChange
from governance.actions.operations import actions, assignments, numbering
from governance.actions.operations.actions import EvidenceInput
from governance.actions.operations.assignments import Assignee
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from governance.evidence.models import Evidence
from governance.outbox.models import Message
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db
SHOWN = [EvidenceInput("audit", "Eleven of twelve plans say what must change.", "Report, item 4")]


def lines(record):
    return list(TrailEntry.objects.about(record).values_list("verb", "by", "before", "after"))


def as_it_stands(record):
    """Every column of a row as the database has it."""
    return type(record).objects.filter(pk=record.pk).values().get()


def raised(group=None, **words) -> Action:
    """Raised by the chair, assigned to nobody."""
    group = group or scenarios.an_audit_group()
    action = Action(group=group, **{"title": "Ask for the audits", **words})
    return actions.raise_action(action, by=acting(scenarios.its_chair(group)), at=NOON)


def its_keeper(action):
    return acting(plan_scenarios.its_keeper(action))


# Raising


def test_actions_are_numbered_in_the_log_of_their_group():
    audit, review = scenarios.an_audit_group(), scenarios.a_case_review_group()

    found = [raised(audit), raised(audit), raised(review), raised(audit)]

    assert [str(action) for action in found] == ["LA-1", "LA-2", "LCR-1", "LA-3"]
    assert [action.number for action in found] == [1, 2, 1, 3]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Planning and Delivery Group", "PD"),
        ("Audit Group", "AUD"),
        ("Multi-Agency Learning and Development", "MALD"),
        ("Voluntary and Community Sector Safeguarding Forum", "VCSS"),
        ("Group", "GRO"),
        ("Education", "EDU"),
    ],
)
def test_a_logs_references_begin_with_the_initials_of_its_group(name, initials):
    group = factories.GroupFactory.build(key="any", name=name)

    assert numbering.reference_prefix(group) == initials


def test_raising_leaves_its_line_and_counts_the_first_of_its_due_dates():
    action = raised(due_text="October 2026  and March 2027")

    assert lines(action) == [("raise", plan_scenarios.its_keeper(action).pk, "", "open")]
    assert (action.due_text, action.due_kind, action.due_from, action.due_to) == (
        "October 2026 and March 2027",
        "several",
        date(2026, 10, 1),
        date(2026, 10, 31),
    )


def test_a_due_date_nobody_understands_is_refused_and_nothing_is_raised():
    with pytest.raises(ValidationError, match="2019/10") as refused:
        raised(due_text="2019/10")

    assert list(refused.value.message_dict) == ["due_text"]
    assert not Action.objects.exists()


@pytest.mark.parametrize("make", [scenarios.its_member, lambda group: scenarios.a_scrutineer()])
def test_a_member_or_the_scrutineer_raises_nothing(make):
    group = scenarios.an_audit_group()

    with pytest.raises(NotAllowed):
        actions.raise_action(Action(group=group, title="Mine"), by=acting(make(group)), at=NOON)

    assert not Action.objects.exists()


def test_the_office_raises_in_the_log_of_its_partnership_and_a_foreign_one_does_not():
    partnership = scenarios.the_leicester_partnership()
    officer, foreign = (
        scenarios.a_board_officer(),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    )
    action = actions.raise_action(
        Action(partnership=partnership, title="Publish the report"), by=acting(officer), at=NOON
    )

    assert action.reference == "LEI-1"
    with pytest.raises(NotAllowed):
        actions.raise_action(
            Action(partnership=partnership, title="Ours"), by=acting(foreign), at=NOON
        )


# Assigning


def test_those_it_is_assigned_to_are_told_once_and_by_reference():
    group = scenarios.an_audit_group()
    member, chair, lead = (
        scenarios.its_member(group),
        scenarios.its_chair(group),
        scenarios.an_agency_lead(),
    )
    agency = plan_scenarios.its_seat(lead).participation.organisation
    to = [
        Assignee("seat", plan_scenarios.its_seat(member).pk),
        Assignee("group", group.pk),
        Assignee("organisation", agency.pk),
    ]
    officer = scenarios.a_board_officer()
    action = raised(group)
    before = Message.objects.count()

    assignments.assign(action, to, by=acting(officer), at=NOON)
    assignments.assign(action, to, by=acting(officer), at=NOON)

    told = Message.objects.order_by("pk")[before:]
    assert {(m.recipient, m.subject) for m in told} == {
        (member, f"LA-1 is assigned to {plan_scenarios.its_seat(member)}"),
        (chair, f"LA-1 is assigned to {group}"),
        (lead, f"LA-1 is assigned to {agency}"),
    }
    assert len(told) == 3
    assert f"/actions/{action.pk}/" in told[0].body


def test_whoever_assigns_it_to_themself_is_not_told():
    group = scenarios.an_audit_group()
    chair = scenarios.its_chair(group)
    action = Action(group=group, title="Write the report")

    actions.raise_action(action, [Assignee("group", group.pk)], by=acting(chair), at=NOON)

    assert not Message.objects.filter(recipient=chair).exists()


def test_two_who_each_add_somebody_at_once_both_have_their_way():
    action = plan_scenarios.an_open_action()
    chair, officer = acting(plan_scenarios.its_keeper(action)), acting(scenarios.a_board_officer())
    seen = [assignments.assignee_of(each) for each in action.assignments.current()]
    group, seat = Assignee("group", action.group_id), Assignee("seat", factories.SeatFactory().pk)

    assignments.assign(action, [*seen, group], by=chair, at=NOON, expected_assignees=seen)
    assignments.assign(action, [seat], by=officer, at=NOON, expected_assignees=seen)

    standing = {assignments.assignee_of(each) for each in action.assignments.current()}
    assert standing == {group, seat}


def test_whom_another_released_meanwhile_does_not_come_back_by_a_page_that_shows_them_still():
    action = plan_scenarios.an_open_action()
    chair, officer = acting(plan_scenarios.its_keeper(action)), acting(scenarios.a_board_officer())
    [seen] = [assignments.assignee_of(each) for each in action.assignments.current()]
    group, seat = Assignee("group", action.group_id), Assignee("seat", factories.SeatFactory().pk)

    assignments.assign(action, [group], by=chair, at=NOON, expected_assignees=[seen])
    told = Message.objects.filter(recipient=scenarios.its_member(action.group))
    before = told.count()
    assignments.assign(action, [seen, seat], by=officer, at=NOON, expected_assignees=[seen])

    standing = {assignments.assignee_of(each) for each in action.assignments.current()}
    assert standing == {group, seat}
    assert told.count() == before
    assert action.assignments.count() == 3


def test_whoever_is_no_longer_named_is_released_and_stays_in_the_log():
    action = plan_scenarios.an_open_action()
    first = action.assignments.get()
    chair = acting(plan_scenarios.its_keeper(action))

    assignments.assign(action, [Assignee("group", action.group_id)], by=chair, at=NOON)

    first.refresh_from_db()
    standing = action.assignments.current().get()
    assert (first.released_at, first.released_by_id) == (NOON, chair.user_id)
    assert standing.to == action.group
    assert [line[0] for line in lines(first)] == ["assign", "release"]


def test_a_member_assigns_nothing():
    action = plan_scenarios.an_open_action()
    member = acting(scenarios.its_member(action.group))

    with pytest.raises(NotAllowed):
        assignments.assign(action, [Assignee("group", action.group_id)], by=member, at=NOON)

    assert Assignment.objects.count() == 1


def test_a_closed_action_is_assigned_to_nobody_new():
    action = plan_scenarios.a_withdrawn_action()

    with pytest.raises(ValidationError, match="open no more"):
        assignments.assign(
            action, [Assignee("group", action.group_id)], by=its_keeper(action), at=NOON
        )


def test_the_same_seat_is_assigned_once_at_a_time_whatever_the_code_does():
    assignment = plan_scenarios.an_assignment()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.AssignmentFactory(action=assignment.action, seat=assignment.seat)


# Saying how it stands


def test_the_assignee_says_how_it_stands():
    action = plan_scenarios.an_open_action()
    member = scenarios.its_member(action.group)

    told = actions.update(action, "Two have come.", by=acting(member), at=NOON)

    assert (told.text, told.given_by, told.given_at) == ("Two have come.", member, NOON)
    assert lines(told) == [("update", member.pk, "", "")]


def test_an_agency_works_on_it_where_it_was_given_and_in_no_other_partnership():
    action, lead = plan_scenarios.an_open_action(), scenarios.an_agency_lead()
    agency = plan_scenarios.its_seat(lead).participation.organisation
    elsewhere = scenarios.an_agency_lead(agency, scenarios.a_foreign_partnership())
    keeper = acting(plan_scenarios.its_keeper(action))
    assignments.assign(action, [Assignee("organisation", agency.pk)], by=keeper, at=NOON)

    told = actions.update(action, "Ours is sent.", by=acting(lead), at=NOON)

    assert told.given_by == lead
    assert list(Action.objects.mine(acting(lead))) == [action]
    assert not Action.objects.visible_to(acting(elsewhere)).exists()
    assert not Action.objects.mine(acting(elsewhere)).exists()
    with pytest.raises(NotAllowed):
        actions.update(action, "Ours too?", by=acting(elsewhere), at=NOON)


def test_another_member_of_the_group_says_nothing_about_it():
    action = plan_scenarios.an_open_action()
    other = scenarios.somebody_in(Capacity.MEMBER, group=action.group)

    with pytest.raises(NotAllowed):
        actions.update(action, "I think so.", by=acting(other), at=NOON)

    assert not ActionUpdate.objects.exists()


def test_whoever_was_released_works_on_it_no_more():
    action = plan_scenarios.an_open_action()
    member = acting(scenarios.its_member(action.group))
    assignments.assign(action, [], by=acting(plan_scenarios.its_keeper(action)), at=NOON)

    with pytest.raises(NotAllowed):
        actions.finish(action, "Done.", by=member, at=NOON)


def test_nothing_more_is_said_of_a_closed_action():
    action = plan_scenarios.a_withdrawn_action()

    with pytest.raises(ValidationError, match="LA-1 is open no more"):
        actions.update(action, "Still.", by=acting(plan_scenarios.its_keeper(action)), at=NOON)


# Moving the due date


def test_a_moved_date_keeps_the_old_one_and_the_reason():
    action = raised(due_text="March 2026")
    keeper = acting(plan_scenarios.its_keeper(action))

    changed = actions.change_due(
        action, "June 2026", by=keeper, at=NOON, expected_version=action.version, reason="Ill."
    )

    kept = DueChange.objects.values_list("was_text", "was_to", "reason", "changed_by").get()
    assert changed
    assert kept == ("March 2026", date(2026, 3, 31), "Ill.", keeper.user_id)
    assert (action.due_text, action.due_to) == ("June 2026", date(2026, 6, 30))
    assert lines(action)[-1] == ("change_due", keeper.user_id, "", "")


def test_the_same_date_is_no_change():
    action = raised(due_text="March 2026")

    changed = actions.change_due(
        action,
        "March 2026",
        by=acting(plan_scenarios.its_keeper(action)),
        at=NOON,
        expected_version=action.version,
        reason="Nothing.",
    )

    assert not changed
    assert not DueChange.objects.exists()


@pytest.mark.parametrize(("text", "reason"), [("June 2026", " "), ("soon", "Ill.")])
def test_without_a_reason_or_a_time_nothing_is_moved(text, reason):
    action = raised(due_text="March 2026")
    before = as_it_stands(action)

    with pytest.raises(ValidationError):
        actions.change_due(
            action,
            text,
            by=acting(plan_scenarios.its_keeper(action)),
            at=NOON,
            expected_version=action.version,
            reason=reason,
        )

    assert as_it_stands(action) == before


def test_the_assignee_does_not_move_the_date_and_a_closed_action_has_none_to_move():
    action = plan_scenarios.an_open_action()
    member, keeper = (
        acting(scenarios.its_member(action.group)),
        acting(plan_scenarios.its_keeper(action)),
    )
    words = {"at": NOON, "expected_version": action.version, "reason": "Ill."}

    with pytest.raises(NotAllowed):
        actions.change_due(action, "June 2026", by=member, **words)
    actions.withdraw(action, by=keeper, at=NOON, note="Elsewhere.")
    with pytest.raises(NotNow):
        actions.change_due(action, "June 2026", by=keeper, **words)


def test_two_who_change_it_at_once_lose_nothing():
    action = raised(due_text="March 2026")
    keeper, officer = acting(plan_scenarios.its_keeper(action)), acting(scenarios.a_board_officer())
    seen = action.version
    actions.edit(action, {"title": "Mine"}, by=keeper, at=NOON, expected_version=seen)

    with pytest.raises(Stale):
        actions.edit(action, {"title": "Ours"}, by=officer, at=NOON, expected_version=seen)

    assert as_it_stands(action)["title"] == "Mine"


def test_a_stranger_is_told_that_it_is_not_theirs_before_what_is_missing():
    action, stranger = plan_scenarios.an_open_action(), acting(scenarios.a_person())
    words = {"by": stranger, "at": NOON}
    day = {"expected_version": action.version, "reason": ""}

    with pytest.raises(NotAllowed):
        actions.finish(action, "", **words)
    with pytest.raises(NotAllowed):
        actions.embed(action, "", [], **words)
    with pytest.raises(NotAllowed):
        actions.change_due(action, "June 2026", **words, **day)
    with pytest.raises(NotAllowed):
        actions.set_recheck(action, TODAY, **words, **day)


# Finishing, and showing a difference


def test_the_assignee_finishes_it_and_says_what_was_done():
    action = plan_scenarios.an_open_action()
    member = scenarios.its_member(action.group)

    actions.finish(action, " All came. ", by=acting(member), at=NOON, recheck_on=date(2026, 3, 1))

    assert (action.status, action.outcome, action.done_by, action.recheck_on) == (
        "done",
        "All came.",
        member,
        date(2026, 3, 1),
    )
    assert lines(action)[-1] == ("finish", member.pk, "open", "done")


def test_an_action_is_not_finished_without_a_word_of_what_was_done():
    action = plan_scenarios.an_open_action()
    before = as_it_stands(action)

    with pytest.raises(ValidationError, match="Say what was done"):
        actions.finish(action, "  ", by=acting(plan_scenarios.its_keeper(action)), at=NOON)

    assert as_it_stands(action) == before


def an_action_each_answers():
    """Raised for the member and the group, each to answer by itself."""
    group = scenarios.an_audit_group()
    seat = plan_scenarios.its_seat(scenarios.its_member(group))
    action = Action(group=group, title="Name a lead", answering=Action.Answering.EACH)
    to = [Assignee("seat", seat.pk), Assignee("group", group.pk)]
    return actions.raise_action(action, to, by=acting(scenarios.its_chair(group)), at=NOON)


def test_where_each_answers_it_is_done_only_when_all_have():
    action = an_action_each_answers()
    member, keeper = (
        acting(scenarios.its_member(action.group)),
        acting(plan_scenarios.its_keeper(action)),
    )
    to_member, to_group = action.assignments.order_by("pk")
    assignments.answer(to_member, "Named.", by=member, at=NOON, expected_version=1)

    with pytest.raises(ValidationError) as refused:
        actions.finish(action, "All named.", by=keeper, at=NOON)
    assert refused.value.messages == [f"Each must answer first. Not yet: {action.group}."]
    assignments.answer(to_group, "Named too.", by=keeper, at=NOON, expected_version=1)
    actions.finish(action, "All named.", by=keeper, at=NOON)

    assert action.status == "done"


def test_nobody_answers_for_another_group():
    action = an_action_each_answers()
    assignment = action.assignments.order_by("pk")[0]
    stranger = scenarios.its_member(scenarios.a_case_review_group())

    with pytest.raises(NotAllowed):
        assignments.answer(assignment, "Named.", by=acting(stranger), at=NOON, expected_version=1)


def test_a_difference_needs_words_and_evidence_and_then_closes_it():
    action = plan_scenarios.a_finished_action()
    keeper = acting(plan_scenarios.its_keeper(action))

    actions.embed(action, "Plans are clearer.", SHOWN, by=keeper, at=NOON)

    assert (action.status, action.difference) == ("embedded", "Plans are clearer.")
    shown = Evidence.objects.about(action).values_list("kind", "label", "ref", "added_by").get()
    assert shown == ("audit", SHOWN[0].label, "Report, item 4", keeper.user_id)
    assert lines(action)[-1] == ("embed", keeper.user_id, "done", "embedded")


@pytest.mark.parametrize(
    ("words", "evidence", "missing"),
    [(" ", SHOWN, "Say what difference"), ("Clearer.", [], "Name the evidence")],
)
def test_without_words_or_evidence_it_is_not_closed_as_embedded(words, evidence, missing):
    action = plan_scenarios.a_finished_action()
    before = as_it_stands(action)

    with pytest.raises(ValidationError, match=missing):
        actions.embed(
            action, words, evidence, by=acting(plan_scenarios.its_keeper(action)), at=NOON
        )

    assert as_it_stands(action) == before
    assert not Evidence.objects.exists()


def test_evidence_from_before_it_was_reopened_does_not_count_again():
    action = plan_scenarios.an_embedded_action()
    keeper, later = acting(plan_scenarios.its_keeper(action)), NOON + timedelta(hours=1)
    actions.reopen(action, by=keeper, at=later, note="Two plans were not.")
    actions.finish(action, "Now all.", by=keeper, at=later)

    with pytest.raises(ValidationError, match="Name the evidence"):
        actions.embed(action, "Clearer.", [], by=keeper, at=later)


def test_the_assignee_does_not_prove_their_own_action():
    action = plan_scenarios.a_finished_action()
    member = acting(scenarios.its_member(action.group))

    with pytest.raises(NotAllowed):
        actions.embed(action, "Clearer.", SHOWN, by=member, at=NOON)

    assert not Evidence.objects.exists()


def test_where_no_difference_is_asked_done_is_done():
    action = raised()
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.finish(action, "Booked.", by=keeper, at=NOON)

    with pytest.raises(ValidationError, match="done is done"):
        actions.embed(action, "Clearer.", SHOWN, by=keeper, at=NOON)

    assert not action.awaits_evidence


def test_the_day_to_look_again_is_moved_with_a_reason():
    action = plan_scenarios.a_finished_action()
    keeper, day = acting(plan_scenarios.its_keeper(action)), date(2026, 5, 1)

    actions.set_recheck(
        action, day, by=keeper, at=NOON, expected_version=action.version, reason="After the audit."
    )

    assert action.recheck_on == day
    assert list(Remark.objects.about(action).values_list("verb", "text")) == [
        ("set_recheck", "After the audit.")
    ]


@pytest.mark.parametrize(
    "make",
    [
        plan_scenarios.an_open_action,
        plan_scenarios.an_embedded_action,
        plan_scenarios.a_withdrawn_action,
    ],
)
def test_only_what_is_done_and_unproven_is_looked_at_again(make):
    action = make()

    with pytest.raises(NotNow):
        actions.set_recheck(
            action,
            date(2026, 5, 1),
            by=acting(plan_scenarios.its_keeper(action)),
            at=NOON,
            expected_version=action.version,
            reason="After the audit.",
        )


# Reopening and withdrawing


def test_a_reopened_action_is_open_in_every_way_and_told():
    action = plan_scenarios.an_embedded_action()
    member = scenarios.its_member(action.group)

    actions.reopen(action, by=its_keeper(action), at=NOON, note="Two plans were not.")

    now = as_it_stands(action)
    assert now["status"] == "open"
    emptied = ("outcome", "difference", "done_at", "done_by_id", "embedded_at", "embedded_by_id")
    assert [now[name] or None for name in emptied] == [None] * 6
    assert Message.objects.filter(recipient=member, subject="LA-1 is open again").count() == 1
    assert Remark.objects.about(action).get().text == "Two plans were not."


@pytest.mark.parametrize("verb", ["reopen", "withdraw"])
def test_reopening_and_withdrawing_ask_why_and_leave_everything_if_not_told(verb):
    action = plan_scenarios.a_finished_action()
    before = as_it_stands(action)

    with pytest.raises(ValidationError, match="Give the reason"):
        getattr(actions, verb)(action, by=its_keeper(action), at=NOON, note=" ")

    assert as_it_stands(action) == before


@pytest.mark.parametrize("verb", ["reopen", "withdraw"])
def test_the_assignee_neither_reopens_nor_withdraws(verb):
    action = plan_scenarios.a_finished_action()
    member = acting(scenarios.its_member(action.group))

    with pytest.raises(NotAllowed):
        getattr(actions, verb)(action, by=member, at=NOON, note="Why not.")


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "done"},
        {"status": "embedded", "embedded_at": NOON, "difference": "Yes"},
        {"status": "withdrawn"},
        {"recheck_on": TODAY},
        {"due_from": TODAY, "due_to": TODAY - timedelta(days=1)},
    ],
)
def test_the_database_refuses_an_action_that_contradicts_itself(columns):
    action = raised()

    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(**columns)


# Who sees which


def test_an_action_is_seen_where_it_was_raised_and_by_those_it_is_assigned_to():
    group, foreign = scenarios.the_planning_and_delivery_group(), scenarios.a_foreign_group()
    lead = scenarios.an_agency_lead()
    agency = plan_scenarios.its_seat(lead).participation.organisation
    below = scenarios.an_audit_group()
    action = Action(group=group, title="Name a lead")
    actions.raise_action(
        action,
        [Assignee("organisation", agency.pk), Assignee("group", below.pk)],
        by=acting(scenarios.its_chair(group)),
        at=NOON,
    )
    seers = [
        lead,
        scenarios.its_member(group),
        scenarios.its_member(below),
        scenarios.a_board_officer(),
    ]
    strangers = [
        scenarios.its_member(foreign),
        scenarios.an_agency_lead(),
        scenarios.a_young_scrutineer(),
    ]

    assert [list(Action.objects.visible_to(acting(who))) for who in seers] == [[action]] * 4
    assert [list(Action.objects.visible_to(acting(who))) for who in strangers] == [[]] * 3


def test_a_list_shows_an_action_once_however_many_it_is_assigned_to():
    action = an_action_each_answers()

    assert list(Action.objects.visible_to(acting(scenarios.its_chair(action.group)))) == [action]


def test_overdue_unproven_and_mine_are_what_they_say():
    group = scenarios.an_audit_group()
    late, due_today = (
        raised(group, due_text="14 October 2025"),
        raised(group, due_text="15 October 2025"),
    )
    ongoing = raised(group, due_text="ongoing")
    unproven = plan_scenarios.a_finished_action(group)
    mine = plan_scenarios.an_open_action(group)
    member = acting(scenarios.its_member(group))

    found = Action.objects.visible_to(acting(scenarios.its_chair(group)))

    assert list(found.overdue(on=TODAY)) == [late]
    assert list(found.unproven()) == [unproven]
    assert list(found.mine(member).open()) == [mine]
    assert [a.pk for a in found.most_pressing_first()] == [
        late.pk,
        due_today.pk,
        ongoing.pk,
        mine.pk,
        unproven.pk,
    ]
    assert late.late_words(on=TODAY) == "1 day late"
    assert (due_today.late_words(on=TODAY), due_today.due_words(on=TODAY)) == ("", "due today")
    assert ongoing.due_words(on=TODAY) == "ongoing"
