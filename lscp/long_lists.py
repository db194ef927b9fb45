"""Lists too long for a page's time: made by a worker as a file, for the one person who asked.

The worker asks for the address as that person, as they are when it does so: the list's own view
says what they see. Nobody else is given the file, and it is kept for two days.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate

from governance.core.errors import NotDone, Refused
from governance.core.exports import ListFile, wants_file
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.files.operations import remove_content
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.people.models import User
from governance.structure.access.actors import load_actor

TASK = "lscp.tasks.make_long_list"
KEPT_FOR = timedelta(days=2)
NOT_SEEN = "You no longer see this list, or its address is not that of a list."


def is_list_address(address: str) -> bool:
    """Whether it is one of our own pages asked for as a file."""
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return False
    try:
        resolve(urlsplit(address).path)
    except Http404:
        return False
    return wants_file(request_for(address))


def ask_for_list(address: str, *, by: Actor, at: datetime) -> Job:
    """The job that makes the file; the same one while it is still waited for."""
    begins = key_begins(address, by)
    going_on = Job.objects.going_on().filter(key__startswith=begins).first()
    if going_on:
        return going_on
    key = f"{begins}{at.isoformat()}"
    return jobs.ask(TASK, key=key, by=by, at=at, given=address)[0]


def key_begins(address: str, actor: Actor) -> str:
    """Of the key of a job: whose list it is, of which address, asked for with which seats."""
    seats = sorted((held.seat_id, held.is_deputy) for held in actor.holdings)
    asked = hashlib.sha256(f"{address} {seats}".encode()).hexdigest()[:32]
    return f"list:{actor.user_id}:{asked}:"


def own_lists(actor: Actor) -> QuerySet[Job]:
    """The jobs of lists that this person asked for."""
    return Job.objects.filter(task=TASK, asked_for_by=actor.user_id)


def is_still_theirs(job: Job, actor: Actor) -> bool:
    """Whether they hold the seats with which they asked: with others they would see another."""
    return job.key.startswith(key_begins(job.given, actor))


def file_of(job: Job) -> StoredFile | None:
    """What the job made; None before, and when it has been forgotten."""
    return StoredFile.objects.about(job).first()


def make_list(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the file a job asks for; False when it was done, or another worker has it."""

    def make() -> ListFile:
        return list_as_seen_by(job.asked_for_by, job.given, at=at)

    return jobs.run(job, make, lambda made: keep(job, made, at=at), by=by, at=at)


def list_as_seen_by(person: User | None, address: str, *, at: datetime) -> ListFile:
    """What this person is given at the address now; raises NotDone."""
    if person is None or not person.is_active:
        raise NotDone(NOT_SEEN)
    request = request_for(address)
    request.user = person
    request.actor = load_actor(person, on=localdate(at))
    request.may_take_long = True
    try:
        request.resolver_match = match = resolve(request.path)
        made: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except (Http404, PermissionDenied, Refused) as error:
        raise NotDone(NOT_SEEN) from error
    if not isinstance(made, ListFile):
        raise NotDone(NOT_SEEN)
    return made


def request_for(address: str) -> ActorRequest:
    """A request of the address that came through no web server."""
    parts = urlsplit(address)
    request = ActorRequest()
    request.method, request.path, request.path_info = "GET", parts.path, parts.path
    request.GET = QueryDict(parts.query)
    return request


def keep(job: Job, made: ListFile, *, at: datetime) -> StoredFile:
    suffix = made.name.rpartition(".")[2]
    return StoredFile.objects.create(
        content=ContentFile(made.content, name=f"{secrets.token_hex(16)}.{suffix}"),
        name=made.name,
        content_type=made["Content-Type"],
        size=len(made.content),
        sha256=hashlib.sha256(made.content).hexdigest(),
        about_kind=Job._meta.label_lower,
        about_id=job.pk,
        stored_at=at,
        stored_by=job.asked_for_by,
    )


@transaction.atomic
def forget_lists(*, at: datetime) -> int:
    """Take away the files of lists that were made some days ago; returns how many."""
    old = StoredFile.objects.filter(about_kind=Job._meta.label_lower, stored_at__lt=at - KEPT_FOR)
    rows = list(old)
    for row in rows:
        row.delete()
        transaction.on_commit(lambda row=row: remove_content(row), robust=True)
    return len(rows)
