"""The rules people work under, as pages: what each says and where, and a date worked out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.rules import files
from governance.rules.durations import warn_on
from governance.rules.errors import UnknownEdition
from governance.rules.forms import DueForm
from governance.rules.schema import Rule, RuleSet


def rule_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rule_sets = [(each, each.is_in_force(today)) for each in files.rule_sets().values()]
    return render(request, "governance/rules/list.html", {"rule_sets": rule_sets})


def rule_set(request: HttpRequest, key: str) -> HttpResponse:
    edition = edition_or_404(key)
    context = {"edition": edition, "in_force": edition.is_in_force(timezone.localdate())}
    return render(request, "governance/rules/rule_set.html", context)


def rule_detail(request: HttpRequest, key: str, code: str) -> HttpResponse:
    edition = edition_or_404(key)
    today = timezone.localdate()
    holder = files.referred_by(edition, code, today) or edition
    rule = rule_or_404(holder, code)
    form = DueForm(request.GET or None, rule=rule, edition=holder) if rule.unit else None
    due = form.due if form and form.is_valid() else None
    context = {
        "edition": edition,
        "holder": holder,
        "in_force": holder.period_of(rule).includes(today),
        "rule": rule,
        "form": form,
        "due": due,
        "warning": due and warn_on(due),
        "others": [
            (other, its) for other, its in files.rule_sets_with(code) if other is not holder
        ],
    }
    return render(request, "governance/rules/detail.html", context)


def edition_or_404(key: str) -> RuleSet:
    try:
        return files.rule_set(key)
    except UnknownEdition as error:
        raise Http404(str(error)) from error


def rule_or_404(edition: RuleSet, code: str) -> Rule:
    rule = edition.rule(code)
    if rule is None:
        raise Http404(f"{edition.key} has no rule {code}")
    return rule
