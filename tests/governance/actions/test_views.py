"""The pages of the action log: what they show, say and cost."""

import csv
import io
import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from governance.actions import todo as action_todo
from governance.actions.models import Action, DueChange
from governance.actions.operations import actions, assignments
from governance.actions.operations.assignments import Assignee
from governance.core.models import Remark
from governance.evidence.models import Evidence
from governance.plans import todo as plan_todo
from governance.themes.models import Theme
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.returns import NOON, TODAY, acting
from tests.waiting import waiting_items

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def page(name, *args, **query):
    return reverse(f"governance:{name}", args=args, query=query or None)


def the_chair(action):
    return signed_in(plan_scenarios.its_keeper(action))


def several(group, count):
    """Actions of one group, each assigned to its member and the group, and updated."""
    chair = acting(scenarios.its_chair(group))
    to = [
        Assignee("seat", plan_scenarios.its_seat(scenarios.its_member(group)).pk),
        Assignee("group", group.pk),
    ]
    for number in range(count):
        action = Action(group=group, title=f"Action {number}", due_text="March 2026")
        actions.raise_action(
            action, to, by=chair, at=NOON, changes={"themes": Theme.objects.all()[:2]}
        )
        actions.update(action, "Half of it.", by=chair, at=NOON)


# The list


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(count, django_assert_num_queries):
    group = scenarios.an_audit_group()
    several(group, count)
    browser = signed_in(scenarios.its_chair(group))

    with django_assert_num_queries(11):
        answer = browser.get(page("action-list"))

    assert answer.content.decode().count('class="govuk-table__row"') == count + 1


def lines_for(browser, query):
    return browser.get(f"{page('action-list')}?{query}").context["lines"]


def test_the_list_is_filtered_by_status_log_and_whose_it_is():
    group = scenarios.an_audit_group()
    mine, done = plan_scenarios.an_open_action(group), plan_scenarios.a_finished_action(group)
    late = factories.ActionFactory(group=group, due_to=date(2025, 10, 1), number=900)
    browser = signed_in(scenarios.its_member(group))

    found = {
        query: [
            line.record.pk
            for line in browser.get(f"{page('action-list')}?{query}").context["lines"]
        ]
        for query in (
            "status=open",
            "status=overdue",
            "status=unproven",
            "whose=mine&status=open",
            "whose=nobody",
            f"place=group:{group.pk}",
            "status=withdrawn",
        )
    }

    assert found == {
        "status=open": [late.pk, mine.pk],
        "status=overdue": [late.pk],
        "status=unproven": [done.pk],
        "whose=mine&status=open": [mine.pk],
        "whose=nobody": [late.pk],
        f"place=group:{group.pk}": [late.pk, mine.pk, done.pk],
        "status=withdrawn": [],
    }


def test_a_filter_for_somebody_elses_log_is_ignored_and_shows_no_more():
    group, foreign = scenarios.an_audit_group(), scenarios.a_foreign_group()
    own = plan_scenarios.an_open_action(group)
    plan_scenarios.an_open_action(foreign)
    browser = signed_in(scenarios.its_chair(group))

    answer = browser.get(page("action-list", place=f"group:{foreign.pk}"))

    assert [line.record for line in answer.context["lines"]] == [own]


def test_an_empty_list_says_whether_there_is_nothing_or_nothing_to_be_seen():
    chair, stranger = (
        signed_in(scenarios.its_chair(scenarios.an_audit_group())),
        scenarios.a_person(),
    )

    empty = chair.get(page("action-list")).content.decode()
    filtered = chair.get(page("action-list", status="open")).content.decode()
    unseen = signed_in(stranger).get(page("action-list")).content.decode()

    assert "No actions yet" in empty
    assert "No action fits" in filtered
    assert f'href="{page("action-list")}">Show all</a>' in filtered
    assert "Your seats show you no actions" in unseen


def test_the_list_can_be_taken_away_safe_from_formulas():
    group = scenarios.an_audit_group()
    factories.ActionFactory(
        group=group,
        title="=1+1",
        reference="LA-9",
        due_to=date(2025, 10, 5),
        due_text="5 October 2025",
    )
    browser = signed_in(scenarios.its_chair(group))

    as_csv = browser.get(page("action-list", **{"as": "csv"})).content.decode("utf-8-sig")
    as_excel = browser.get(page("action-list", **{"as": "xlsx"})).content

    head, row = list(csv.reader(io.StringIO(as_csv)))
    assert head[4:7] == ["Due", "Late by", "Status"]
    assert row[:7] == [
        "LA-9",
        "'=1+1",
        "Llr audit",
        "",
        "5 October 2025",
        "10 days",
        "Overdue",
    ]
    sheet = load_workbook(io.BytesIO(as_excel)).active
    assert [cell.value for cell in sheet[3]][:2] == ["LA-9", "'=1+1"]


# One action


@pytest.mark.parametrize("count", [1, 3])
def test_one_action_costs_the_same_however_much_hangs_on_it(count, django_assert_num_queries):
    action = plan_scenarios.an_open_action()
    chair = acting(plan_scenarios.its_keeper(action))
    for number in range(count):
        actions.update(action, f"Update {number}", by=chair, at=NOON)
        factories.DueChangeFactory(action=action)
        factories.EvidenceFactory(about_id=action.pk)
    groups = [Assignee("group", factories.GroupFactory().pk) for _ in range(count)]
    assignments.assign(action, groups, by=chair, at=NOON)
    browser = the_chair(action)

    with django_assert_num_queries(12):
        answer = browser.get(page("action-detail", action.pk))

    assert answer.status_code == 200


def test_the_page_tells_what_is_late_moved_unassigned_and_done_by_whom():
    action = plan_scenarios.an_open_action()
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.change_due(
        action,
        "3 October 2025",
        by=keeper,
        at=NOON,
        expected_version=action.version,
        reason="Sooner.",
    )
    assignments.assign(action, [], by=keeper, at=NOON)

    text = the_chair(action).get(page("action-detail", action.pk)).content.decode()

    for said in ("12 days late", "Overdue", "Was without a date until 15 October 2025: Sooner."):
        assert said in text
    assert "An action without an owner is not done." in text
    assert "raised the action" in text
    assert re.search(r"moved the due date\s", text)
    assert "ended the assignment of LA-1 to Member, Llr audit" in text


def verbs_for(browser, action):
    return [verb.label for verb in browser.get(page("action-detail", action.pk)).context["verbs"]]


def test_everybody_is_offered_what_they_may_do_and_no_more():
    action = plan_scenarios.an_open_action()
    member = signed_in(scenarios.its_member(action.group))
    reader = signed_in(scenarios.a_scrutineer())

    assert verbs_for(the_chair(action), action) == [
        "Say how it stands",
        "It is done",
        "Change who does it",
        "Move the due date",
        "Let it come again",
        "Change the words",
        "Withdraw it",
    ]
    assert verbs_for(member, action) == ["Say how it stands", "It is done"]
    assert verbs_for(reader, action) == []


def test_a_difference_is_asked_for_only_where_it_has_to_be_shown():
    shown, plain = plan_scenarios.a_finished_action(), plan_scenarios.an_open_action()
    Action.objects.filter(pk=plain.pk).update(needs_embedding=False)
    actions.finish(plain, "Booked.", by=acting(plan_scenarios.its_keeper(plain)), at=NOON)

    assert "Show the difference it made" in verbs_for(the_chair(shown), shown)
    assert verbs_for(the_chair(plain), plain) == ["Reopen it", "Withdraw it"]


def test_what_people_type_stays_text():
    action = plan_scenarios.an_open_action()
    keeper = acting(plan_scenarios.its_keeper(action))
    actions.update(action, "<script>alert(1)</script>", by=keeper, at=NOON)

    text = the_chair(action).get(page("action-detail", action.pk)).content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


# Raising


def test_whoever_keeps_several_logs_is_asked_which_and_the_chair_of_one_is_not():
    group = scenarios.an_audit_group()
    chair, officer = signed_in(scenarios.its_chair(group)), signed_in(scenarios.a_board_officer())

    asked, straight = officer.get(page("action-raise")), chair.get(page("action-raise"))

    assert "Whose action log does it go in?" in asked.content.decode()
    assert "What is to be done, in one line?" in straight.content.decode()


def test_whoever_goes_on_without_choosing_a_log_is_told_to_choose():
    scenarios.an_audit_group()
    officer = signed_in(scenarios.a_board_officer())

    went_on = officer.get(page("action-raise"), {"chosen": "yes"}).content.decode()

    assert "Choose a group or a partnership." in went_on
    assert "(the partnership as a whole)" in went_on


def the_form_of(group, **typed):
    return {"title": "Ask for the audits", "answering": "jointly", **typed}


def test_an_action_is_raised_from_the_page_with_everything_that_was_typed():
    group, priority = scenarios.an_audit_group(), plan_scenarios.a_priority()
    chair, seat = scenarios.its_chair(group), plan_scenarios.its_seat(scenarios.its_member(group))
    theme = factories.ThemeFactory()
    typed = {
        "due_text": "March 2026",
        "origin_label": "Meeting of 12 October 2025, item 5",
        "seats": [seat.pk],
        "groups": [group.pk],
        "priority_id": priority.pk,
        "needs_embedding": "on",
        "themes": [theme.pk],
    }

    answer = signed_in(chair).post(page("action-raise"), the_form_of(group, **typed))

    action = Action.objects.get()
    assert answer.url == page("action-detail", action.pk)
    assert (action.origin_label, action.due_to, action.priority, action.needs_embedding) == (
        "Meeting of 12 October 2025, item 5",
        date(2026, 3, 31),
        priority,
        True,
    )
    assert [each.to for each in action.assignments.order_by("pk")] == [seat, group]
    assert list(action.themes.all()) == [theme]


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"title": ""}, "title", "Say what is to be done."),
        ({"due_text": "2019/10"}, "due_text", "“2019/10” is not a time we understand."),
        ({"title": "Call 943 476 5919"}, "title", "NHS numbers are not kept here."),
        ({"text": "At LE1 1AA"}, "identifying_reason", "looks like a full postcode."),
        ({"seats": ["999999"]}, "seats", "999999"),
    ],
)
def test_what_is_mistyped_is_said_beside_its_field_and_nothing_is_raised(typed, field, says):
    group = scenarios.an_audit_group()

    answer = signed_in(scenarios.its_chair(group)).post(
        page("action-raise"), the_form_of(group, **typed)
    )

    assert answer.status_code == 200
    assert says in answer.context["form"].errors[field][0]
    assert f'href="#id_{field}' in answer.content.decode()
    assert not Action.objects.exists()


def test_a_confirmed_postcode_is_kept_with_its_reason():
    group = scenarios.an_audit_group()
    typed = {"text": "Meet at LE1 1AA", "identifying_reason": "The city hall."}

    signed_in(scenarios.its_chair(group)).post(page("action-raise"), the_form_of(group, **typed))

    action = Action.objects.get()
    assert Remark.objects.about(action).get().text == (
        "What looks identifying stays: The city hall."
    )


def test_an_action_is_raised_for_a_priority_from_its_page():
    priority = plan_scenarios.a_priority()
    chair = signed_in(scenarios.its_chair(priority.plan.group))

    link = chair.get(page("priority-detail", priority.pk)).context["raise_url"]
    form = chair.get(link).context["form"]

    assert form["priority_id"].value() == str(priority.pk)


# The operations from their pages


def test_a_form_drawn_before_a_colleague_changed_the_themes_shows_theirs_and_ones_own():
    action, themes = (
        plan_scenarios.an_open_action(),
        [factories.ThemeFactory(), factories.ThemeFactory()],
    )
    chair = the_chair(action)
    seen = drawn(chair, page("action-edit", action.pk))
    keeper = acting(plan_scenarios.its_keeper(action))
    theirs = {"themes": themes[:1]}
    actions.edit(action, theirs, by=keeper, at=NOON, expected_version=action.version)

    words = {"title": action.title, "answering": action.answering, **seen}
    answer = chair.post(page("action-edit", action.pk), {**words, "themes": [themes[1].pk]})

    assert answer.status_code == 409
    assert [(each.theirs, each.yours) for each in answer.context["form"].conflicts] == [
        (themes[0].name, themes[1].name)
    ]
    assert list(action.themes.all()) == themes[:1]


def test_each_operation_is_done_from_its_page():
    action = plan_scenarios.an_open_action()
    chair, member = the_chair(action), signed_in(scenarios.its_member(action.group))
    member.post(page("action-update", action.pk), {"text": "Two have come."})
    post_drawn(chair, page("action-due", action.pk), {"due_text": "June 2026", "reason": "Ill."})
    stood = (
        chair.get(page("action-assign", action.pk)).context["form"]["expected_assignees"].value()
    )
    chair.post(
        page("action-assign", action.pk), {"groups": [action.group_id], "expected_assignees": stood}
    )
    member.post(page("action-finish", action.pk), {"outcome": "All came."})
    action.refresh_from_db()
    post_drawn(
        chair,
        page("action-recheck", action.pk),
        {
            "recheck_on_0": "1",
            "recheck_on_1": "5",
            "recheck_on_2": "2026",
            "reason": "Next audit.",
        },
    )
    chair.post(
        page("action-embed", action.pk),
        {"difference": "Clearer.", "kind": "audit", "label": "Eleven of twelve", "ref": ""},
    )

    action.refresh_from_db()
    assert action.updates.get().text == "Two have come."
    assert DueChange.objects.get().reason == "Ill."
    assert action.assignments.current().get().to == action.group
    assert (action.status, action.outcome, action.difference) == (
        "embedded",
        "All came.",
        "Clearer.",
    )
    assert Evidence.objects.about(action).get().label == "Eleven of twelve"

    chair.post(page("action-reopen", action.pk), {"note": "Two were not."})
    chair.post(page("action-withdraw", action.pk), {"note": "Elsewhere."})
    action.refresh_from_db()
    assert action.status == "withdrawn"


def test_an_operation_that_is_not_ready_says_why_on_its_page():
    action = plan_scenarios.an_open_action()
    Action.objects.filter(pk=action.pk).update(answering=Action.Answering.EACH)

    answer = the_chair(action).post(page("action-finish", action.pk), {"outcome": "All."})

    assert answer.status_code == 200
    assert "Each must answer first. Not yet: Member, Llr audit." in answer.content.decode()


def test_when_another_wrote_meanwhile_both_texts_are_shown_and_the_second_try_saves():
    action = plan_scenarios.an_open_action()
    chair = the_chair(action)
    seen = drawn(chair, page("action-edit", action.pk))
    officer = acting(scenarios.a_board_officer())
    theirs = {"title": "Theirs"}
    actions.edit(action, theirs, by=officer, at=NOON, expected_version=action.version)
    typed = {"title": "Mine", "needs_embedding": "on", "answering": "jointly"}

    first = chair.post(page("action-edit", action.pk), typed | seen)
    text = first.content.decode()

    assert first.status_code == 409
    assert "Theirs" in text
    assert "Mine" in text
    again = first.context["form"]["expected_version"].value()
    assert (
        chair.post(page("action-edit", action.pk), typed | {"expected_version": again}).status_code
        == 302
    )
    action.refresh_from_db()
    assert action.title == "Mine"


def test_what_was_typed_is_shown_again_when_the_action_was_closed_meanwhile(monkeypatch):
    action = plan_scenarios.an_open_action()
    chair = the_chair(action)
    closing = actions.finish

    def close_first(record, *args, **words):
        actions.withdraw(record, by=words["by"], at=NOON, note="Elsewhere.")
        closing(record, *args, **words)

    monkeypatch.setattr("governance.actions.views.transitions.actions.finish", close_first)
    answer = chair.post(page("action-finish", action.pk), {"outcome": "A long text of mine."})

    assert answer.status_code == 409
    assert "A long text of mine." in answer.content.decode()


# Today


def waiting(actor):
    return [
        *waiting_items(action_todo, actor),
        *action_todo.vacancies_with_actions(actor),
        *waiting_items(plan_todo, actor),
    ]


def waits(person):
    return [(each.title, each.about, each.due_says, each.tone) for each in waiting(acting(person))]


def test_an_assignee_finds_on_today_what_they_are_to_do_and_how_late_it_is():
    action = plan_scenarios.an_open_action()
    member = scenarios.its_member(action.group)
    actions.change_due(
        action,
        "3 October 2025",
        by=acting(plan_scenarios.its_keeper(action)),
        at=NOON,
        expected_version=action.version,
        reason="Sooner.",
    )

    assert waits(member) == [
        ("LA-1: Ask three agencies for their audits", "Action: to do", "12 days late", "late")
    ]
    actions.finish(action, "All came.", by=acting(member), at=NOON)
    assert waits(member) == []


def test_where_each_answers_today_asks_only_those_who_have_not():
    action = plan_scenarios.an_open_action()
    Action.objects.filter(pk=action.pk).update(answering=Action.Answering.EACH)
    member = scenarios.its_member(action.group)

    before = waits(member)
    assignments.answer(
        action.assignments.get(), "Ours.", by=acting(member), at=NOON, expected_version=1
    )

    assert [each[1] for each in before] == ["Action: to answer"]
    assert waits(member) == []


def test_a_keeper_finds_on_today_what_is_late_ownerless_or_to_be_looked_at_again():
    group = scenarios.an_audit_group()
    factories.ActionFactory(group=group, number=1, due_to=date(2025, 10, 1))
    done = plan_scenarios.a_finished_action(group)
    Action.objects.filter(pk=done.pk).update(recheck_on=TODAY)

    found = waits(scenarios.its_chair(group))

    assert found == [
        ("1 action overdue", "In the action logs you keep", "overdue", "late"),
        (
            "LA-2: Ask three agencies for their audits",
            "Action: done; did it make a difference?",
            "to look at again",
            "soon",
        ),
        ("1 action not assigned", "In the action logs you keep", "to assign", "soon"),
    ]


def test_whoever_leads_a_priority_is_asked_for_progress_until_it_is_given():
    priority = plan_scenarios.a_priority()
    plan = priority.plan
    type(plan).objects.filter(pk=plan.pk).update(starts_on=date(2025, 4, 1))
    seat = factories.SeatFactory()
    lead = factories.AppointmentFactory(seat=seat).person
    type(priority).objects.filter(pk=priority.pk).update(lead_seat=seat)

    before = waits(lead)
    factories.ProgressUpdateFactory(priority=priority, period=scenarios.the_last_quarter())

    assert before == [
        (
            "Progress: Neglect is seen early",
            "Priority 1, Quarter 2, July to September 2025",
            "to give",
            "soon",
        )
    ]
    assert waits(lead) == []


@pytest.mark.parametrize("count", [1, 3])
def test_today_costs_the_same_for_one_action_and_for_three(count, django_assert_num_queries):
    group = scenarios.an_audit_group()
    several(group, count)
    chair = acting(scenarios.its_chair(group))

    with django_assert_num_queries(3):
        found = waiting(chair)

    assert len(found) == count
