"""Comments on a plan in consultation, and what was done about them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.plans import forms
from governance.plans import operations as plans
from governance.plans.forms.fields import Choices
from governance.plans.models import BusinessPlan, PlanComment
from governance.plans.transitions import COMMENT
from governance.plans.views.lookups import plan_or_404


def comment_page(
    plan: BusinessPlan, verb: str, done: str, record: PlanComment | None = None
) -> FormPage:
    return FormPage(
        title=COMMENT.label(verb),
        caption=str(plan),
        button="Save",
        back=reverse("governance:plan-detail", args=[plan.pk]),
        back_label="Back to the plan",
        done=done,
        before_title=f"Comment by {record.given_by}" if record else "",
        before=record.text if record else "",
        record=record,
        partnership=plan.partnership,
    )


def plan_comment(request: ActorRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(request, pk)
    record = PlanComment(plan=plan)
    COMMENT.require("comment", request.actor, record)
    rows = plan.priorities.order_by("number")
    priorities: Choices = [(each.pk, str(each)) for each in rows]
    form = forms.CommentForm(bound_data(request), priorities=priorities)
    page = comment_page(plan, "comment", "Thank you: your comment stands with the plan.")
    return run_form(request, form, page, plans.comment, record)


def plan_answer(request: ActorRequest, pk: int) -> HttpResponse:
    rows = PlanComment.objects.visible_to(request.actor)
    places = ("plan__group", "plan__partnership", "given_by")
    record = get_object_or_404(rows.select_related(*places), pk=pk)
    COMMENT.require("answer", request.actor, record)
    form = forms.AnswerForm(bound_data(request), initial=initial_from(record, "answer"))
    page = comment_page(record.plan, "answer", "Saved.", record)
    return run_form(request, form, page, plans.answer, record)
