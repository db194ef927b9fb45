"""Wherever people write about people, a form looks for what may tell who a child is."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable

import pytest
from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.forms import modelform_factory

from assurance.reports import forms as reports
from assurance.returns import forms as returns
from assurance.returns.models import Answer, AssuranceReturn
from assurance.voice import forms as voices
from governance.actions.forms import actions
from governance.actions.forms import transitions as action_forms
from governance.core.admin.base import ReferenceAdmin
from governance.core.admin.site import site
from governance.core.forms.operation_forms import ScreenedForm, is_free_text
from governance.core.identifier_screening import REASON
from governance.people.models import Organisation
from governance.plans import forms as plans
from governance.retention import forms as retention
from reviews.cases.forms import (
    chronology,
    emergency,
    rapid_reviews,
    recommendations,
    referrals,
    screening,
)
from reviews.cases.models.rapid_reviews import TEXTS
from reviews.learning.forms import points as learning_forms
from tests import factories
from tests.architecture import (
    challenges,
    child_deaths,
    complaints,
    disputes,
    group_recommendations,
    learning,
    local_reviews,
    practice_reviews,
    publication,
    risks,
    short_versions,
    timetable,
    yearly,
)
from tests.architecture.introspection import our_forms, our_models
from tests.architecture.rooms import merged
from tests.of_each import of_each

Make = Callable[[dict[str, str]], forms.Form]


def answers(data: dict[str, str]) -> forms.Form:
    """The form of a return with one question, whose code is ``text``."""
    question = factories.QuestionFactory.build(code="text", kind="long_text")
    return returns.AnswersForm(AssuranceReturn(), [Answer(question=question)], data)


def prose(data: dict[str, str]) -> forms.Form:
    return action_forms.ProseAboutForm(data, label="How does it stand?", missing="Say it.")


def finish(data: dict[str, str]) -> forms.Form:
    return action_forms.FinishForm(data, needs_embedding=False)


def edited(data: dict[str, str]) -> forms.Form:
    return actions.ActionForm(data, priorities=[])


def raised(data: dict[str, str]) -> forms.Form:
    choices = {"seats": [], "groups": [], "organisations": [], "members_of": []}
    return actions.RaiseForm(data, priorities=[], find_untold=lambda _: [], **choices)


def referred(data: dict[str, str]) -> forms.Form:
    return referrals.ReferralForm(data, agencies=Organisation.objects.none())


def case_words(data: dict[str, str]) -> forms.Form:
    return referrals.CaseWordsForm(data, agencies=Organisation.objects.none())


def named(data: dict[str, str]) -> forms.Form:
    return screening.NameForm(data, organisations=[])


def viewed(data: dict[str, str]) -> forms.Form:
    return screening.ViewForm(data, partners=[])


def moved(data: dict[str, str]) -> forms.Form:
    return referrals.EditionsForm(data, editions=[], panel_editions=[])


def told(data: dict[str, str]) -> forms.Form:
    return chronology.EntryForm(data, agencies=[])


def escalate_form(data: dict[str, str]) -> forms.Form:
    return action_forms.EscalateForm(data, steps=[])


def hold_of_a_kind(data: dict[str, str]) -> forms.Form:
    return retention.KindHoldForm(data, places=[])


def comment_on_plan(data: dict[str, str]) -> forms.Form:
    return plans.CommentForm(data, priorities=[])


LOOKED_AT: dict[str, list[tuple[Make, str]]] = {
    "governance.assignment.answer": [(prose, "text")],
    "governance.actionupdate.text": [(prose, "text")],
    "governance.duechange.reason": [
        (action_forms.DueForm, "reason"),
        (action_forms.MeetDueForm, "text"),
    ],
    "governance.action.repeat_source": [(action_forms.RepeatForm, "repeat_source")],
    "governance.deadlinemove.reason": [(returns.DueDateForm, "reason")],
    "governance.progressupdate.narrative": [(plans.ProgressForm, "narrative")],
    "governance.progressupdate.impact": [(plans.ProgressForm, "impact")],
    "governance.progressupdate.explanation": [(plans.ProgressForm, "explanation")],
    "governance.plancomment.text": [(comment_on_plan, "text")],
    "governance.plancomment.answer": [(plans.AnswerForm, "answer")],
    "governance.action.measure": [(edited, "measure"), (raised, "measure")],
    "governance.action.title": [(edited, "title"), (raised, "title")],
    "governance.action.text": [(edited, "text"), (raised, "text")],
    "governance.action.origin_label": [(raised, "origin_label")],
    "governance.action.outcome": [(finish, "outcome")],
    "governance.action.difference": [(action_forms.EmbedForm, "difference")],
    "governance.evidence.label": [
        (action_forms.EmbedForm, "label"),
        (reports.AgreedElsewhereForm, "label"),
    ],
    "governance.evidence.ref": [
        (action_forms.EmbedForm, "ref"),
        (reports.AgreedElsewhereForm, "ref"),
    ],
    "governance.remark.text": [
        (action_forms.RecheckForm, "reason"),
        (action_forms.ReasonForm, "note"),
        (reports.ReasonForm, "note"),
        (returns.ReasonForm, "note"),
        (voices.WithdrawForm, "note"),
        (screening.ReasonForm, "note"),
        (screening.OptionalReasonForm, "note"),
        (screening.WhyForm, "note"),
        (referrals.DatesForm, "note"),
        (moved, "note"),
        (rapid_reviews.DissentForm, "note"),
        (learning_forms.WithdrawForm, "note"),
        (learning_forms.ReasonForm, "note"),
    ],
    "assurance.passage.text": [(reports.PassageForm, "text")],
    "assurance.reportcomment.text": [(reports.CommentForm, "text"), (reports.RevisedForm, "text")],
    "assurance.answer.text": [(answers, "text")],
    "assurance.submittedanswer.text": [(answers, "text")],
    "assurance.query.reason": [(returns.QueryForm, "reason")],
    "assurance.query.reply": [(returns.ReplyForm, "reply")],
    "assurance.officeentry.received_from": [(returns.EntryForm, "received_from")],
    "assurance.officeentry.summary": [(returns.EntryForm, "summary")],
    **{
        f"assurance.voicerecord.{name}": [(voices.VoiceForm, name)]
        for name in ("who", "how", "said", "did", "changed")
    },
    **{
        f"reviews.case.{name}": [(referred, name), (case_words, name)]
        for name in (
            "place_text",
            "residence_text",
            "summary",
            "immediate_safety",
            "sharing_reason",
        )
    },
    "reviews.case.proof": [(screening.NotifyForm, "proof")],
    "reviews.caseperson.reason": [(named, "reason")],
    "reviews.child.alias": [(referred, "alias_1"), (referrals.ChildForm, "alias")],
    "reviews.partnerview.reason": [(viewed, "reason")],
    "reviews.recommendation.text": [(recommendations.RecommendForm, "text")],
    "reviews.recommendation.why": [(recommendations.RecommendForm, "why")],
    "governance.escalation.reason": [(escalate_form, "reason")],
    "reviews.telling.who": [(screening.TellForm, "who")],
    "reviews.overrun.reason": [(screening.OverrunForm, "reason")],
    "reviews.overrun.told_to": [(screening.OverrunForm, "told_to")],
    **{
        f"reviews.rapidreview.{name}": [(rapid_reviews.MeetingForm, name)]
        for name in ("present", *TEXTS)
    },
    "reviews.rapidreview.rationale": [(rapid_reviews.DecisionForm, "rationale")],
    "reviews.rapidreview.instead": [(rapid_reviews.DecisionForm, "instead")],
    "reviews.rapidreview.receipt": [(rapid_reviews.SendForm, "receipt")],
    "reviews.criterionconsidered.reason": [(rapid_reviews.CriterionForm, "reason")],
    "reviews.panelresponse.text": [(rapid_reviews.ResponseForm, "text")],
    "reviews.panelresponse.answer": [(rapid_reviews.AnswerForm, "answer")],
    "reviews.chronologyentry.text": [(told, "text")],
    "reviews.emergencyaccess.typed": [(emergency.EmergencyForm, "typed")],
    "reviews.emergencyaccess.reason": [(emergency.EmergencyForm, "reason")],
    "governance.legalhold.why": [(retention.HoldForm, "why"), (hold_of_a_kind, "why")],
    **practice_reviews.LOOKED_AT,
    **local_reviews.LOOKED_AT,
    **disputes.LOOKED_AT,
    **learning.LOOKED_AT,
    **challenges.LOOKED_AT,
    **group_recommendations.LOOKED_AT,
    **child_deaths.LOOKED_AT,
    **complaints.LOOKED_AT,
    **publication.LOOKED_AT,
    **risks.LOOKED_AT,
    **timetable.LOOKED_AT,
    **short_versions.LOOKED_AT,
    **yearly.LOOKED_AT,
}
"""Every text about people, and the forms it comes from."""
NOT_WRITTEN_ABOUT_CHILDREN = {
    **challenges.NOT_TYPED,
    **practice_reviews.NOT_WRITTEN_ABOUT_CHILDREN,
    **publication.NOT_WRITTEN_ABOUT_CHILDREN,
    "governance.user.email": "an account",
    "governance.user.name": "an account",
    "governance.user.job_title": "an account",
    "governance.appointment.appointed_by": "who appointed somebody to a seat",
    "governance.storedfile.name": "comes with the file",
    "governance.job.given": "the address of a list, as somebody filtered it",
    "governance.message.mailbox": "an address",
    "governance.message.body": "written by the product itself",
    "reviews.child.alias_key": "the alias, folded to be compared",
    "reviews.chronologyentry.came_from": "the name of a file, which its form refuses if it may "
    "name a child",
    "reviews.legacyreview.title": "read from a file, which is refused where it may name a child",
    "reviews.legacyreview.recommendations": "read from a file that is looked at in the same way",
    "reviews.legacyreview.came_from": "the name of that file, which its form refuses likewise",
    "governance.importrun.file_name": "what a file of the office is called",
    "governance.importrun.failure": "written by the product itself",
    "governance.importrow.why": "the same",
    "governance.duerecord.label": "a reference, or what the record is called",
    "governance.legalhold.label": "the same",
    "governance.disposal.label": "the same, and a hash once it is deleted",
    "governance.searchtext.title": "a copy of what was screened where it was written",
    "governance.searchtext.body": "a copy of the same",
    "governance.searchtext.text": "a copy of the same",
}
PUBLISHED = {
    "governance.partnership.concern_text",
    "governance.partnership.concern_phone",
    "governance.partnership.office_phone",
}
"""What a partnership tells the public to ring."""
ADMINISTERED = [
    pytest.param(model, how, id=model._meta.label_lower)
    for model, how in site._registry.items()
    if isinstance(how, ReferenceAdmin)
]
FORMS = [
    pytest.param(make, name, id=f"{field} {getattr(make, '__name__', make)}")
    for field, found in LOOKED_AT.items()
    for make, name in found
]


def test_every_text_about_people_has_a_form_that_looks_or_a_reason_why_not():
    personal = {
        f"{model._meta.label_lower}.{name}"
        for model in our_models()
        for name in vars(model)["text_fields"].personal
    }

    assert personal == set(LOOKED_AT) | set(NOT_WRITTEN_ABOUT_CHILDREN)
    assert not set(LOOKED_AT) & set(NOT_WRITTEN_ABOUT_CHILDREN)


@of_each(("make", "name"), FORMS)
@pytest.mark.django_db
def test_an_nhs_number_is_stopped_in_it(make, name):
    form = make({name: "NHS number 943 476 5919"})

    assert form.errors[name] == ["Take out “943 476 5919”: NHS numbers are not kept here."]


@of_each(("make", "name"), FORMS)
@pytest.mark.django_db
def test_a_full_postcode_or_a_date_of_birth_in_it_is_confirmed_with_a_reason(make, name):
    doubtful = {name: "Born 3 May 2014, of LE1 1AA"}
    asked, given = make(doubtful), make({**doubtful, "identifying_reason": "A public building."})

    assert "looks like a full postcode" in asked.errors["identifying_reason"][0]
    assert "looks like a date of birth" in asked.errors["identifying_reason"][0]
    assert "identifying_reason" not in given.errors
    said = given.confirmed or given.cleaned_data[name]
    assert "A public building." in said


NOT_SCREENED = {
    "governance.imports.forms.RegisterFileForm": "the name of a sheet; what it holds is judged",
    "assurance.instruments.forms.QuestionSetForm": "questions, before anybody has answered them",
    "governance.accounts.forms.SignInForm": "an address and a password",
    "governance.accounts.forms.ForgottenPasswordForm": "an address",
    "governance.accounts.forms.ChangePasswordForm": "passwords",
    "governance.accounts.forms.ResetPasswordKeyForm": "a password",
    "governance.structure.forms.AppointmentForm": "who appointed somebody to a seat",
    "governance.core.forms.filters.WordsFilterForm": "what is looked for is kept nowhere",
    "governance.core.forms.filters.PlaceFilterForm": "the same",
    "governance.actions.forms.filters.ActionFilterForm": "the same",
    "governance.actions.forms.filters.BoardFilterForm": "the same",
    "governance.plans.forms.plans.PlanFilterForm": "the same",
    "assurance.yearly.forms.YearlyFilterForm": "the same",
    "assurance.returns.forms.ReturnFilterForm": "the same",
    "assurance.voice.forms.VoiceFilterForm": "the same",
    "reviews.cases.forms.referrals.CaseFilterForm": "the same",
    "reviews.disputes.forms.disputes.DisputeFilterForm": "the same",
    "reviews.legacy.forms.LegacyFilterForm": "the same",
    "reviews.learning.forms.points.PointFilterForm": "the same",
    "reviews.learning.forms.points.BriefingFilterForm": "the same",
    "reviews.learning.forms.national.NationalFilterForm": "the same",
    **merged("NOT_SCREENED"),
}
"""Forms with free text that are no ScreenedForm, and why not."""


def called(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def without_screening(kinds: Iterable[type[forms.BaseForm]]) -> set[str]:
    return {
        called(kind)
        for kind in kinds
        if any(map(is_free_text, kind.base_fields.values())) and not issubclass(kind, ScreenedForm)
    }


def forgets_to_screen(kind: type) -> bool:
    """Whether its own ``clean`` does not call that of the form it is made from."""
    if "clean" not in vars(kind):
        return False
    code = ast.parse(textwrap.dedent(inspect.getsource(vars(kind)["clean"])))
    return not any(ast.unparse(node) == "super().clean()" for node in ast.walk(code))


class Forgotten(forms.Form):
    text = forms.CharField()


class Forgetful(ScreenedForm):
    text = forms.CharField()

    def clean(self) -> None:
        self.confirmed = ""


def test_every_form_with_free_text_screens_it_or_there_is_a_reason_why_not():
    assert without_screening(our_forms()) == set(NOT_SCREENED)


def test_a_form_with_rules_of_its_own_still_screens():
    screened = [kind for kind in our_forms() if issubclass(kind, ScreenedForm)]
    found = {called(kind) for kind in screened if forgets_to_screen(kind)}

    assert found - {called(ScreenedForm)} == set()


def test_what_is_not_screened_in_a_form_is_a_field_of_it_with_a_reason():
    named = {
        (called(kind), name): why
        for kind in our_forms()
        if issubclass(kind, ScreenedForm)
        for name, why in kind.unscreened.items()
        if name not in kind.base_fields or not why
    }

    assert named == {}


def test_a_form_that_does_not_screen_is_found():
    assert without_screening([Forgotten]) == {called(Forgotten)}
    assert forgets_to_screen(Forgetful)


@of_each(("model", "how"), ADMINISTERED)
def test_every_free_text_of_the_administration_is_screened(model, how):
    texts = [
        field.name
        for field in model._meta.fields
        if field.editable
        and isinstance(field, models.TextField | models.CharField)
        and not isinstance(field, models.SlugField | models.EmailField | models.URLField)
        and not field.choices
        and f"{model._meta.label_lower}.{field.name}" not in PUBLISHED
    ]
    form = modelform_factory(model, form=how.form, fields=texts)()

    assert form.free_texts() == texts
    assert not how.fieldsets or REASON in flatten_fieldsets(how.fieldsets)
