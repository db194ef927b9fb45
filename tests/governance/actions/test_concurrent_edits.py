"""Several people edit one action: nothing that was saved disappears unless its loser was shown."""

from dataclasses import dataclass, field
from typing import Any

import hypothesis
import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from governance.actions.forms.actions import ActionForm
from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.errors import Stale
from governance.core.forms.fields import initial_from
from governance.core.history import saved_since
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in, signed_in_before
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db

FIELDS = ("title", "answering", "themes")
SHOWN = ("title", "text", "priority_id", "needs_embedding", "answering", "themes")


def form_of(action: Action, data: dict[str, Any] | None = None) -> ActionForm:
    return ActionForm(data, priorities=[], initial=initial_from(action, *SHOWN))


def in_boxes(form: ActionForm) -> dict[str, Any]:
    """What a browser would send of the form as it was drawn."""
    boxes = {bound.name: bound.field.prepare_value(bound.value()) for bound in form}
    return {name: value for name, value in boxes.items() if value not in (None, False)}


def held(action: Action) -> dict[str, Any]:
    now = Action.objects.get(pk=action.pk)
    themes = tuple(sorted(now.themes.values_list("pk", flat=True)))
    return {"title": now.title, "answering": now.answering, "themes": themes}


@dataclass
class Page:
    """What a person has before them: what stands in the boxes, and all that the page showed."""

    boxes: dict[str, Any]
    shown: dict[str, set[Any]] = field(default_factory=dict)


class ThreePeople(RuleBasedStateMachine):
    """Opening, typing and saving in any order; ``setup`` gives what is edited and by whom."""

    setup: tuple[Action, list[Any], list[Any]]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.action, self.people, themes = self.setup
        self.pages: dict[int, Page] = {}
        self.values = {
            "title": [f"Title {n}" for n in range(4)],
            "answering": ["jointly", "each"],
            "themes": [[], [themes[0].pk], [each.pk for each in themes]],
        }

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    @rule(who=st.integers(0, 2))
    def open_page(self, who: int) -> None:
        form = form_of(Action.objects.get(pk=self.action.pk))
        self.pages[who] = Page(in_boxes(form), {n: {v} for n, v in held(self.action).items()})

    @rule(who=st.integers(0, 2), name=st.sampled_from(FIELDS), pick=st.integers(0, 3))
    def type_something(self, who: int, name: str, pick: int) -> None:
        if who in self.pages:
            values = self.values[name]
            self.pages[who].boxes[name] = values[pick % len(values)]

    @rule(who=st.integers(0, 2), name=st.sampled_from(FIELDS))
    def keep_theirs(self, who: int, name: str) -> None:
        if who in self.pages and f"keep_{name}" in self.pages[who].boxes:
            self.pages[who].boxes[f"keep_{name}"] = "theirs"

    @rule(who=st.integers(0, 2))
    def save(self, who: int) -> None:
        if who not in self.pages:
            return
        page, before = self.pages[who], held(self.action)
        record = Action.objects.get(pk=self.action.pk)
        form = form_of(record, page.boxes)
        assert form.is_valid(), form.errors
        try:
            actions.edit(record, **form.operation_input(), by=self.people[who], at=NOON)
        except Stale:
            assert held(self.action) == before
            form.show_conflicts()
            assert form.conflicts
            self.pages[who] = Page(in_boxes(form), {n: {v} for n, v in before.items()})
        else:
            lost = {n: v for n, v in before.items() if held(self.action)[n] != v}
            assert all(value in page.shown[name] for name, value in lost.items())
            del self.pages[who]


def test_a_saved_value_disappears_only_through_a_save_whose_page_showed_it():
    action = plan_scenarios.an_open_action()
    themes = [factories.ThemeFactory(), factories.ThemeFactory()]
    keepers = [
        plan_scenarios.its_keeper(action),
        scenarios.a_board_officer(),
        scenarios.a_business_manager(),
    ]
    ThreePeople.setup = (action, [acting(each) for each in keepers], themes)

    run_state_machine_as_test(
        ThreePeople,
        settings=hypothesis.settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )


# On the page


def edit_page(action: Action) -> str:
    return reverse("governance:action-edit", args=[action.pk])


def words(action: Action, **typed: Any) -> dict[str, Any]:
    """What a browser sends of the form as it was drawn, with what is typed in place of that."""
    box = {"needs_embedding": "on"} if action.needs_embedding else {}
    held = {"title": action.title, "text": action.text, "answering": action.answering}
    return {**held, **box, **typed}


def changed_by_another(action: Action, **changes: Any) -> None:
    actions.edit(
        Action.objects.get(pk=action.pk),
        changes,
        by=acting(scenarios.a_business_manager()),
        at=NOON,
        expected_version=action.version,
    )


def test_a_field_left_as_it_was_drawn_keeps_what_another_wrote():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())
    seen = drawn(browser, edit_page(action))
    sent = words(action, title="Mine") | seen
    changed_by_another(action, text="Theirs.", needs_embedding=not action.needs_embedding)
    theirs = Action.objects.get(pk=action.pk).needs_embedding

    answer = browser.post(edit_page(action), sent)

    action.refresh_from_db()
    assert answer.status_code == 302
    assert (action.title, action.text, action.needs_embedding) == ("Mine", "Theirs.", theirs)


def test_every_field_that_both_changed_is_shown_with_both_values_and_a_choice():
    action = plan_scenarios.an_open_action()
    themes = [factories.ThemeFactory(), factories.ThemeFactory()]
    browser = signed_in(scenarios.a_board_officer())
    seen = drawn(browser, edit_page(action))
    sent = words(action, title="Mine", answering="each", themes=[themes[1].pk]) | seen
    changed_by_another(action, title="Theirs", text="Only theirs.", themes=themes[:1])

    answer = browser.post(edit_page(action), sent)

    page, form = answer.content.decode(), answer.context["form"]
    assert answer.status_code == 409
    assert [(each.name, each.theirs, each.yours) for each in form.conflicts] == [
        ("title", "Theirs", "Mine"),
        ("themes", themes[0].name, themes[1].name),
    ]
    assert (form["text"].value(), form["answering"].value()) == ("Only theirs.", "each")
    assert page.count('name="keep_title"') == page.count('name="keep_themes"') == 2
    assert "Saved by" in page


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "Theirs"), ("mine", "Mine")])
def test_the_choice_on_the_page_decides_and_nothing_is_asked_again(choice, kept):
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())
    seen = drawn(browser, edit_page(action))
    changed_by_another(action, title="Theirs")
    form = browser.post(edit_page(action), words(action, title="Mine") | seen).context["form"]

    again = {"expected_version": form["expected_version"].value(), "keep_title": choice}
    answer = browser.post(edit_page(action), words(action, title="Mine") | again)

    action.refresh_from_db()
    assert (answer.status_code, action.title) == (302, kept)


def test_a_page_that_was_not_signed_is_not_saved_and_keeps_what_was_typed():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())

    answer = browser.post(edit_page(action), words(action, title="Mine", expected_version="1"))

    action.refresh_from_db()
    assert answer.status_code == 200
    assert "open the page again" in answer.content.decode()
    assert answer.context["form"]["title"].value() == "Mine"
    assert action.title != "Mine"


def test_what_was_typed_before_a_session_ended_is_saved_by_what_its_page_showed():
    action, officer = plan_scenarios.an_open_action(), scenarios.a_board_officer()
    browser, address = signed_in(officer), edit_page(plan_scenarios.an_open_action())
    address = edit_page(action)
    shown = browser.get(address)
    seen = {"expected_version": shown.context["form"]["expected_version"].value()}
    sent = words(action, title="Mine") | seen | {"form_token": str(shown.context["form_token"])}
    browser.logout()
    signed_in_before(browser, officer)
    browser.post(address, sent)
    [kept] = [*browser.session["typed"]]
    changed_by_another(action, text="Theirs.")
    session_words = dict(browser.session["typed"])
    back = signed_in(officer)
    session = back.session
    session["typed"] = session_words
    session.save()

    form = back.get(f"{address}?kept={kept}").context["form"]
    again = words(action, title=form["title"].value())
    answer = back.post(address, again | {"expected_version": form["expected_version"].value()})

    action.refresh_from_db()
    assert answer.status_code == 302
    assert (action.title, action.text) == ("Mine", "Theirs.")


def test_who_saved_a_field_is_told_only_where_it_is_certain():
    action, since = plan_scenarios.an_open_action(), 1
    changed_by_another(action, title="Theirs")
    other = acting(scenarios.a_board_officer())
    latest = Action.objects.get(pk=action.pk)
    actions.edit(latest, {"text": "More."}, by=other, at=NOON, expected_version=latest.version)

    saved = saved_since(latest, since, ["title", "text", "themes"])

    assert saved["text"].by_id == other.user_id != saved["title"].by_id
    assert "themes" not in saved
