"""Whether the panel’s chair came to one meeting: recording it, reading it, putting it right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.timeline import build_timeline
from reviews.child_deaths import forms, operations
from reviews.child_deaths.models import PanelAttendance
from reviews.child_deaths.transitions import ATTENDANCE
from reviews.child_deaths.views import context
from reviews.child_deaths.views.lookups import attendance_or_404, groups_of, place_for

PAGES = (("correct_attendance", "attendance-correct"),)
LIST = "The panel’s chair at our meetings"


def attendance_record(request: ActorRequest) -> HttpResponse:
    place = place_for(request, "an attendance")
    if isinstance(place, HttpResponse):
        return place
    form = forms.RecordAttendanceForm(bound_data(request), groups=groups_of(request, place))
    page = FormPage(
        title="Record an attendance",
        lede="Whether the chair of the child death overview panel came to a meeting, which keeps "
        "the link with it.",
        caption=str(place),
        button="Record it",
        back=reverse("reviews:attendance-list"),
        back_label=LIST,
        done="Recorded.",
        partnership=place,
    )
    record = PanelAttendance(partnership=place)
    return run_form(request, form, page, operations.record_attendance, record)


def attendance_detail(request: ActorRequest, pk: int) -> HttpResponse:
    attendance = attendance_or_404(request, pk)
    told = {
        "record": attendance,
        "title": f"The panel’s chair at the meeting on {context.format_date(attendance.held_on)}",
        "back": reverse("reviews:attendance-list"),
        "back_label": LIST,
        "facts": context.attendance_facts(attendance),
        "verbs": context.buttons_of(request.actor, attendance, ATTENDANCE, PAGES),
        "trail": build_timeline(attendance, reader=request.actor),
        "partnership": attendance.partnership,
    }
    return render(request, "reviews/child_deaths/detail.html", told)


def attendance_correct(request: ActorRequest, pk: int) -> HttpResponse:
    attendance = attendance_or_404(request, pk)
    ATTENDANCE.require("correct_attendance", request.actor, attendance)
    initial = initial_from(attendance, "presence", "about")
    form = forms.AttendanceForm(bound_data(request), initial=initial)
    page = FormPage(
        title="Correct who came",
        caption=f"{attendance.group}, {context.format_date(attendance.held_on)}",
        button="Save",
        back=reverse("reviews:attendance-detail", args=[attendance.pk]),
        back_label="Back to the meeting",
        done="Saved.",
        partnership=attendance.partnership,
        record=attendance,
    )
    return run_form(request, form, page, operations.correct_attendance, attendance)
