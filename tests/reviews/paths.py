"""The address of each page of a case, about one case and what hangs on it."""

from typing import Any

from django.urls import URLPattern, reverse

from assurance.returns.models import AssuranceReturn, Query
from governance.core.registry import all_kinds
from reviews.cases.models import Case, CriterionConsidered
from reviews.child_deaths.models import PanelConcern
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
)


def path_of(name: str, pattern: URLPattern, case: Case) -> str:
    """An address of this app with all its parts filled in."""
    values = {each: value_of(each, name, case) for each in pattern.pattern.converters}
    return reverse(name, kwargs=values)


def value_of(part: str, name: str, case: Case) -> Any:
    """What stands in an address for one of its parts; a new part is added here."""
    return {
        "pk": lambda: key_named(name, case),
        "deadline_pk": lambda: case.notification_deadline_id,
        "code": lambda: CriterionConsidered.objects.filter(review__case=case).first().code,
        "form": lambda: "pdf",
        "report": lambda: "published",
    }[part]()


def key_named(name: str, case: Case) -> int:
    """The key of the record that the address is about: the one whose word begins its name."""
    word = name.partition(":")[2].partition("-")[0]
    if word == "summary":
        return key_of_summary(name, case)
    if word in OF_DISPUTES:
        model, to_case = OF_DISPUTES[word]
        return model._default_manager.filter(**{to_case: case.pk}).latest("pk").pk
    if word == "concern":
        return PanelConcern.objects.get(case=case).pk
    app = name.partition(":")[0]
    own = (each for each in all_kinds() if each.model._meta.app_label == app)
    kind = next((each for each in own if each.url_word == word), None)
    if kind is None or word in NAMED_BY_CASE:
        return case.pk
    return kind.model._default_manager.filter(**{kind.page_of: case.pk}).latest("pk").pk


def key_of_summary(name: str, case: Case) -> int:
    """The case for asking; else its summary, an answer of that or the question about one."""
    if name == "assurance:summary-ask":
        return case.pk
    summary = AssuranceReturn.objects.of_case(case).earliest("pk")
    query = Query.objects.of_return(summary).earliest("pk")
    found = {"assurance:summary-query": query.answer_id, "assurance:summary-reply": query.pk}
    return found.get(name, summary.pk)


OF_DISPUTES: dict[str, tuple[Any, str]] = {
    "dispute": (Dispute, "case"),
    "stage": (DisputeStage, "dispute__case"),
    "side": (DisputeSide, "dispute__case"),
    "officer": (DisputeOfficer, "side__dispute__case"),
}
"""The words of what belongs to a dispute, and how each leads to the case it is about."""
NAMED_BY_CASE = ("case", "rapid", "practice", "local")
"""The words of what stands in an address by the key of the case: each case has one at most."""
