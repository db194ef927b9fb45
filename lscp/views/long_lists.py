"""A long list as a file: asked for, waited for without a script, given to who asked for it."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.core.requests import ActorRequest
from governance.core.waiting_pages import render_waiting
from governance.files.views import download, file_response
from governance.jobs.models import Job
from lscp import long_lists


def long_list(request: ActorRequest) -> HttpResponse:
    """GET says that the list is long; POST has it made."""
    address = (request.POST if request.method == "POST" else request.GET).get("list", "")
    if not long_lists.is_list_address(address):
        raise Http404
    if request.method == "POST":
        job = long_lists.ask_for_list(address, by=request.actor, at=timezone.now())
        return redirect("long-list-made", pk=job.pk)
    return render(request, "home/long_list.html", {"address": address})


def long_list_made(request: ActorRequest, pk: int) -> HttpResponse:
    """How far it is; looks again by itself until it is there."""
    job = job_or_404(request, pk)
    is_waiting = job.is_going_on
    context = {"job": job, "is_waiting": is_waiting, "file": long_lists.file_of(job)}
    return render_waiting(request, "home/long_list_made.html", context, is_waiting=is_waiting)


def job_or_404(request: ActorRequest, pk: int) -> Job:
    """The list they asked for themselves, while they would still be given the same."""
    job = get_object_or_404(long_lists.own_lists(request.actor), pk=pk)
    if not long_lists.is_still_theirs(job, request.actor):
        raise Http404
    return job


@download
def long_list_file(request: ActorRequest, pk: int) -> FileResponse:
    """The file itself, while it is kept."""
    made = long_lists.file_of(job_or_404(request, pk))
    if made is None:
        raise Http404
    return file_response(request, made)
