"""A short version on its way: sent to be read, found clear or not, released, withdrawn."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from assurance.short_versions import forms
from assurance.short_versions.models import ShortVersion
from assurance.short_versions.operations import reading, releasing
from assurance.short_versions.operations.reading import reader_of
from assurance.short_versions.transitions import NOBODY_READS, SHORT_VERSION
from assurance.short_versions.views.context import NO_YOUNG_READER
from assurance.short_versions.views.lookups import (
    version_form_page,
    version_or_404,
    words_notice,
)
from governance.core.form_pages import Notice, bound_data, confirm, run_form, seen_of
from governance.core.requests import ActorRequest


def short_version_send(request: ActorRequest, pk: int) -> HttpResponse:
    record = version_or_404(request, pk)
    SHORT_VERSION.require("send_to_reader", request.actor, record)
    page = version_form_page(
        record,
        title="Send it to be read?",
        warning="Nobody changes it while it is read. To change it, take it back first.",
        points=(who_reads(record), words_notice(record)),
        parts=lambda: list(record.parts.all()),
        button=SHORT_VERSION.label("send_to_reader"),
        cancel_label="Go back",
        done="Sent. Whoever reads it finds it on Home.",
    )
    return confirm(request, page, reading.send_to_reader, record)


def who_reads(record: ShortVersion) -> Notice:
    """Who is asked, and in whose place."""
    reader = reader_of(record, at=timezone.now())
    if reader == ShortVersion.Reader.NONE:
        return Notice("Who reads it", (NOBODY_READS,), "late")
    if reader == ShortVersion.Reader.STAND_IN:
        said = NO_YOUNG_READER.format(reader=reader.label.lower())
        return Notice("Who reads it", (said,), "late")
    return Notice("Who reads it", (reader.label,))


def short_version_ready(request: ActorRequest, pk: int) -> HttpResponse:
    title, done = "It is clear", "Thank you. The office has been told."
    return say(request, pk, "find_ready", forms.ReadyForm, reading.find_ready, title, done)


def short_version_unclear(request: ActorRequest, pk: int) -> HttpResponse:
    title, done = "It is not clear yet", "Thank you. The office mends it and asks you again."
    return say(request, pk, "find_unclear", forms.UnclearForm, reading.find_unclear, title, done)


def say(
    request: ActorRequest,
    pk: int,
    verb: str,
    form_class: type[forms.ReadingForm],
    operation: Callable[..., Any],
    title: str,
    done: str,
) -> HttpResponse:
    """The reader's own words, about the words that this page shows."""
    record = version_or_404(request, pk)
    SHORT_VERSION.require_allowed(verb, request.actor, record)
    if request.method == "GET":
        SHORT_VERSION.require(verb, request.actor, record)
    form = form_class(bound_data(request), initial=seen_of(record))
    page = version_form_page(
        record, title=title, points=(words_notice(record),), button="Send what I think", done=done
    )
    return run_form(request, form, page, operation, record)


def short_version_take_back(request: ActorRequest, pk: int) -> HttpResponse:
    return with_reason(
        request,
        pk,
        "take_back",
        reading.take_back,
        "Take it back to change it?",
        "What was sent is not read any further. It is sent to be read again once it is changed.",
        "Taken back. Write it, then send it again.",
    )


def short_version_release(request: ActorRequest, pk: int) -> HttpResponse:
    record = version_or_404(request, pk)
    SHORT_VERSION.require("release", request.actor, record)
    page = version_form_page(
        record,
        title="Release it?",
        warning="Anybody can read it from now on, without signing in.",
        points=(words_notice(record),),
        button=SHORT_VERSION.label("release"),
        cancel_label="Go back",
        done="Released. Anybody can read it.",
    )
    return confirm(request, page, releasing.release, record)


def short_version_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    return with_reason(
        request,
        pk,
        "withdraw",
        releasing.withdraw,
        "Withdraw it?",
        "Nobody outside reads it any more. Copies that were taken before stay where they are.",
        "Withdrawn.",
    )


def short_version_rewrite(request: ActorRequest, pk: int) -> HttpResponse:
    record = version_or_404(request, pk)
    SHORT_VERSION.require("rewrite", request.actor, record)
    page = version_form_page(
        record,
        title="Write it again?",
        lede="It begins with the words that were withdrawn, is read again, and then released.",
        button=SHORT_VERSION.label("rewrite"),
        cancel_label="Go back",
        done="Open to be written again.",
    )
    return confirm(request, page, releasing.rewrite, record)


def with_reason(
    request: ActorRequest,
    pk: int,
    verb: str,
    operation: Callable[..., Any],
    title: str,
    lede: str,
    done: str,
) -> HttpResponse:
    """The office says why."""
    record = version_or_404(request, pk)
    SHORT_VERSION.require(verb, request.actor, record)
    page = version_form_page(
        record, title=title, lede=lede, button=SHORT_VERSION.label(verb), done=done
    )
    return run_form(request, forms.ReasonForm(bound_data(request)), page, operation, record)
