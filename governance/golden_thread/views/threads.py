"""The thread of a plan from its focus areas down, from its evidence up, and where it breaks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.requests import ActorRequest
from governance.core.tables import Column
from governance.golden_thread.content.broken import find_broken
from governance.golden_thread.content.paper import paper_of
from governance.golden_thread.content.threads import PlanThread, load_thread
from governance.plans.views.lookups import plan_or_404

ROWS = (
    Column("priority", "Priority", lambda row: row[0].name),
    Column("area", "Focus area", lambda row: row[0].area),
    Column("statement", "Priority Statement", lambda row: row[0].statement),
    Column("rationale", "Rationale", lambda row: row[0].rationale),
    Column("different", "What do we want to be different?", lambda row: row[0].different),
    Column("lead", "Partnership Lead", lambda row: row[0].lead),
    Column("officer", "Board Officer", lambda row: row[0].officer),
    Column("delivery", "Key delivery mechanism", lambda row: row[0].delivery),
    Column("objective", "Objective", lambda row: row[1].objective),
    Column("what", "What are we going to do?", lambda row: row[1].what),
    Column("when", "When is it going to be done by?", lambda row: row[1].when),
    Column("who", "Who is responsible?", lambda row: row[1].who),
    Column("measure", "How will we measure progress and impact?", lambda row: row[1].measure),
    Column("text", "In more words", lambda row: row[1].text),
    Column("status", "Status", lambda row: row[1].status),
    Column("evidence", "Evidence", lambda row: "; ".join(row[1].evidence)),
    Column("rating", "Last rating", lambda row: row[0].rating),
    Column("impact", "Impact", lambda row: row[0].impact),
)
"""The plan as a table, under the headings that printed business plans have."""
BROKEN = (
    Column("kind", "What is lacking", lambda row: row.kind.label),
    Column("what", "Where", lambda row: row.what),
    Column("why", "Why", lambda row: row.why),
)


def thread_or_404(request: ActorRequest, pk: int) -> PlanThread:
    return load_thread(plan_or_404(request, pk), request.actor)


def base_context(thread: PlanThread, here: str) -> dict[str, Any]:
    """What all three pages show: the plan, and the ways between them."""
    plan = thread.plan
    ways = (
        ("plan-thread", "From the focus areas down"),
        ("plan-evidence", "From the evidence up"),
        ("plan-broken", "Where it breaks off"),
    )
    return {
        "plan": plan,
        "partnership": plan.partnership,
        "ways": [
            (label, reverse(f"governance:{name}", args=[plan.pk]), name == here)
            for name, label in ways
        ],
    }


def plan_thread(request: ActorRequest, pk: int) -> HttpResponse:
    """Down: focus area, priority, outcome, objective, action, evidence, judgement."""
    thread = thread_or_404(request, pk)
    if wants_file(request):
        return export_response(request, thread.plan.title, list(paper_of(thread).rows()), ROWS)
    broken = find_broken(thread, request.actor)
    context = base_context(thread, "plan-thread") | {
        "thread": thread,
        "broken": sum(len(ones) for _, ones in broken),
    }
    return render(request, "governance/golden_thread/thread.html", context)


def plan_evidence(request: ActorRequest, pk: int) -> HttpResponse:
    """Up: each piece of evidence with what it leads to."""
    thread = thread_or_404(request, pk)
    context = base_context(thread, "plan-evidence") | {"lines": thread.evidence_up}
    return render(request, "governance/golden_thread/evidence.html", context)


def plan_broken(request: ActorRequest, pk: int) -> HttpResponse:
    """What is lacking, by kind, each with the page on which it is mended."""
    thread = thread_or_404(request, pk)
    broken = find_broken(thread, request.actor)
    if wants_file(request):
        title = f"Where {thread.plan.title} breaks off"
        return export_response(request, title, [one for _, ones in broken for one in ones], BROKEN)
    context = base_context(thread, "plan-broken") | {
        "broken": broken,
        "count": sum(len(ones) for _, ones in broken),
    }
    return render(request, "governance/golden_thread/broken.html", context)
