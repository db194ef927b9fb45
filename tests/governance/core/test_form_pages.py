"""The runner of form pages: what becomes of what was typed, whatever the operation says."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import ValidationError
from django.forms import CharField
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.test import RequestFactory

from governance.core import form_pages
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.form_pages import FormPage
from governance.core.forms.operation_forms import OperationForm
from governance.core.models import FormSubmission
from governance.core.requests import ActorRequest
from governance.themes.models import Theme
from tests import factories
from tests.scenarios.returns import SCHEDULE


class WordsForm(OperationForm):
    text = CharField()


class Said(BaseStorage):
    """What is told on the next page."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        return [], True

    def _store(self, *args: Any, **kwargs: Any) -> list[Any]:
        return []


def sent(text: str = "Typed.") -> tuple[ActorRequest, WordsForm]:
    request = cast(ActorRequest, RequestFactory().post("/", {"text": text}))
    request.actor, request._messages = SCHEDULE, Said(request)  # type: ignore[attr-defined]
    return request, WordsForm(request.POST)


def page(**more: Any) -> FormPage:
    return FormPage(title="Title", button="Save", back="/back/", back_label="Back", **more)


def operation(subject: str, *, text: str, by: object, at: object) -> SimpleNamespace:
    return SimpleNamespace(says=f"{subject}: {text}", by=by)


def refusing(refusal: Exception) -> Any:
    def refuse(**given: Any) -> None:
        raise refusal

    return refuse


def told(request: ActorRequest) -> list[tuple[int, str]]:
    return [(each.level, each.message) for each in messages.get_messages(request)]


def test_an_operation_is_given_its_subject_what_was_typed_and_who_acts():
    request, form = sent()
    form.is_valid()

    result = form_pages.perform(request, form, operation, "Subject")

    assert (result.says, result.by) == ("Subject: Typed.", SCHEDULE)


def test_once_it_is_done_one_goes_back_and_is_told():
    request, form = sent()

    answer = form_pages.run_form(request, form, page(done="Saved."), operation, "Subject")

    assert (answer.status_code, answer["Location"]) == (302, "/back/")
    assert told(request) == [(messages.SUCCESS, "Saved.")]


def test_where_one_goes_and_what_is_told_may_come_from_what_the_operation_returned():
    request, form = sent()
    there = page(
        done=lambda result: result.says,
        done_level=messages.INFO,
        done_url=lambda result: f"/{len(result.says)}/",
    )

    answer = form_pages.run_form(request, form, there, operation, "Subject")

    assert answer["Location"] == "/15/"
    assert told(request) == [(messages.INFO, "Subject: Typed.")]


def test_what_an_operation_finds_wrong_stands_beside_its_field_or_above_the_form():
    request, form = sent()
    form.is_valid()
    wrong = ValidationError({"text": ["Not so."], "elsewhere": ["Nor that."]})

    assert form_pages.perform(request, form, refusing(wrong)) is None
    assert form.errors == {"text": ["Not so."], "__all__": ["Nor that."]}


@pytest.mark.parametrize("refusal", [Stale("edit", "it", {}), NotNow("edit", "it")])
def test_a_record_changed_or_closed_meanwhile_is_never_passed_over(refusal):
    request, form = sent()
    form.is_valid()

    with pytest.raises(type(refusal)):
        form_pages.perform(request, form, refusing(refusal))
    assert form_pages.perform_unless_changed(request, form, refusing(refusal)) == (None, refusal)


def test_somebody_who_may_not_is_refused_whatever_they_typed():
    request, form = sent()

    with pytest.raises(NotAllowed):
        form_pages.run_form(request, form, page(), refusing(NotAllowed("edit", "it")))
    assert told(request) == []


def test_an_operation_that_is_only_confirmed_is_refused_when_it_is_too_late():
    request, _ = sent()

    with pytest.raises(NotNow):
        form_pages.confirm(request, page(done="Done."), refusing(NotNow("issue", "it")))
    assert told(request) == []


@pytest.mark.django_db
def test_what_leads_back_because_something_is_wrong_is_undone_and_uses_no_token_up():
    request, form = sent()
    request.user = AnonymousUser()
    request.POST = QueryDict("text=Typed.&submission_token=one")
    assert form.is_valid()

    def respond() -> HttpResponse:
        factories.ThemeFactory(name="Half done")
        form.add_error("text", "It is not so.")
        return redirect("/back/")

    form_pages.respond_once(request, form, respond)

    assert not FormSubmission.objects.exists()
    assert not Theme.objects.filter(name="Half done").exists()
