"""A partnership and its groups, as the arrangements have them on a day, and who sits where."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.group_lists import count_lists
from governance.core.registry import group_lists, shown_parts
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, Capacity
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.rules.files import rule_sets
from governance.structure import seat_history
from governance.structure import structure_chart as structure
from governance.structure.access.appointments import can_appoint_in
from governance.structure.forms import CorrectAppointmentForm, RemoveAppointmentForm
from governance.structure.models import (
    Appointment,
    Cadence,
    EscalationStep,
    Group,
    Participation,
    Partnership,
    Seat,
    Signatory,
)
from governance.structure.operations import appointments
from governance.structure.transitions import APPOINTMENT

PARTNERSHIPS = (
    Column("name", "Partnership", lambda row: row.name, "name"),
    Column("area", "Area", lambda row: row.area, "area"),
    Column("since", "Since", lambda row: row.starts_on, "starts_on"),
)
GROUPS = (
    Column("name", "Group", lambda row: row.name, "name"),
    Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
    Column("above", "Reports to", lambda row: row.reports_to, "reports_to__name"),
    Column("serves", "Serves", lambda row: "; ".join(served_partnership_names(row))),
)
STANDINGS: list[str] = list(Participation.Standing)
OFFICE = (Capacity.ADMINISTRATOR, Capacity.BUSINESS_MANAGER, Capacity.BOARD_OFFICER)
SEATS = (
    Capacity.LEAD_SAFEGUARDING_PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER,
    *(each for each in Capacity if each not in OFFICE),
    *OFFICE,
)
"""The order in which a partnership's seats are read: its partners first, its office last."""


def served_partnership_names(group: Group) -> list[str]:
    return [service.partnership.name for service in group.services.all()]


def partnership_list(request: ActorRequest) -> HttpResponse:
    partnerships = Partnership.objects.visible_to(request.actor).in_force(on=request.actor.on)
    found = partnerships.order_by(Folded("name"))
    if wants_file(request):
        return export_response(request, "Partnerships", found, PARTNERSHIPS)
    context = {"listing": paginate_table(request, found, PARTNERSHIPS)}
    return render(request, "governance/structure/partnership_list.html", context)


def partnership_detail(request: ActorRequest, partnership: str) -> HttpResponse:
    on = request.actor.on
    place = get_object_or_404(
        Partnership.objects.visible_to(request.actor).select_related("host"), key=partnership
    )
    groups = list(Group.objects.serving(place, on=on).for_list().order_by(Folded("name")))
    may_appoint = can_appoint_in(request.actor, place)
    taking_part = Participation.objects.in_force(on=on).filter(partnership=place)
    titles = {key: edition.title for key, edition in rule_sets().items()}
    context = {
        "partnership": place,
        "guidance": titles.get(place.guidance, ""),
        "earlier_guidance": titles.get(place.earlier_guidance or "", ""),
        "constitution": titles.get(place.constitution, ""),
        "picture": structure.draw_structure(groups, place),
        "tree": structure.group_tree(groups, place),
        "participations": sorted(
            taking_part.select_related("organisation", "through").order_by(
                Folded("organisation__name")
            ),
            key=lambda each: STANDINGS.index(each.standing),
        ),
        "seats": sorted(
            Seat.objects.in_force(on=on)
            .filter(partnership=place)
            .select_related("represents")
            .prefetch_related(structure.prefetch_holders(on))
            .order_by(Folded("title"), "pk"),
            key=lambda seat: SEATS.index(Capacity(seat.capacity)),
        ),
        "may_appoint": may_appoint,
        "agency_seats": agency_seats(place, on) if may_appoint else [],
        "parts": shown_parts(Partnership._meta.label_lower, place, request.actor),
    }
    return render(request, "governance/structure/partnership_detail.html", context)


def agency_seats(partnership: Partnership, on: date) -> QuerySet[Seat]:
    """The seats of the organisations that take part, with who holds them on the day."""
    return (
        Seat.objects.in_force(on=on)
        .filter(participation__partnership=partnership)
        .select_related("represents", "participation__organisation")
        .prefetch_related(structure.prefetch_holders(on))
        .order_by(Folded("participation__organisation__name"), Folded("title"), "pk")
    )


def group_list(request: ActorRequest) -> HttpResponse:
    groups = Group.objects.visible_to(request.actor).in_force(on=request.actor.on)
    found = groups.for_list().order_by(Folded("name"))
    if wants_file(request):
        return export_response(request, "Groups", found, GROUPS)
    return render(
        request,
        "governance/structure/group_list.html",
        {"listing": paginate_table(request, found, GROUPS)},
    )


def group_detail(request: ActorRequest, key: str) -> HttpResponse:
    on = request.actor.on
    group = get_object_or_404(
        Group.objects.visible_to(request.actor)
        .for_list()
        .prefetch_related(
            Prefetch(
                "seats",
                queryset=Seat.objects.in_force(on=on)
                .select_related("represents")
                .prefetch_related(structure.prefetch_holders(on))
                .order_by("pk"),
            ),
            Prefetch("cadences", queryset=Cadence.objects.not_ended(on=on).order_by("pk")),
            Prefetch(
                "signatories",
                queryset=Signatory.objects.in_force(on=on)
                .select_related("seat")
                .order_by("document", "pk"),
            ),
            Prefetch(
                "escalation_steps",
                queryset=EscalationStep.objects.in_force(on=on).for_list().order_by("pk"),
            ),
        ),
        key=key,
    )
    when = min(on, group.last_day or on)  # an ended group, as on its last day
    serves = [each.partnership for each in group.services.all() if each.is_in_force(on=when)]
    below = Group.objects.visible_to(request.actor).in_force(on=on).filter(reports_to=group)
    context = {
        "group": group,
        "today": on,
        "ended_on": group.last_day if when < on else None,
        "partnership": serves[0] if len(serves) == 1 else None,
        "serves": serves,
        "below": below.order_by(Folded("name")),
        "lists": count_lists(group_lists(), group, request.actor),
        "vacant": sum(not seat.now for seat in group.seats.all()),
        "may_appoint": can_appoint_in(request.actor, group),
        "sees_above": group.reports_to_id
        and Group.objects.visible_to(request.actor).filter(pk=group.reports_to_id).exists(),
    }
    return render(request, "governance/structure/group_detail.html", context)


def seat_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Everybody who was ever appointed to a seat, for those who may appoint to it."""
    rows = Seat.objects.appointable_by(request.actor).with_places()
    seat = get_object_or_404(rows, pk=pk)
    found = seat_history.appointments_to(seat)
    back, back_label = way_back(seat, request.actor)
    context = {
        "seat": seat,
        "place": seat.place,
        "rows": seat_history.build_rows(found, request.actor),
        "corrections": seat_history.list_corrections(seat),
        "trail": build_timeline(seat, *found, reader=request.actor),
        "back": back,
        "back_label": back_label,
    }
    return render(request, "governance/structure/seat_detail.html", context)


def way_back(seat: Seat, actor: Actor) -> tuple[str, str]:
    """To the page that lists the seat; an administrator without a seat sees none of these."""
    if not actor.holdings:
        return reverse("admin:governance_seat_change", args=[seat.pk]), "Administration"
    if seat.group:
        return reverse("governance:group-detail", args=[seat.group.key]), str(seat.group)
    partnership = seat.participation.partnership if seat.participation else seat.partnership
    key = partnership.key if partnership else ""
    return reverse("governance:partnership-detail", args=[key]), str(partnership)


def appointment_or_404(request: ActorRequest, pk: int) -> Appointment:
    """An appointment to a seat to which the actor may appoint."""
    seats = Seat.objects.appointable_by(request.actor)
    return get_object_or_404(Appointment.objects.for_office().filter(seat__in=seats), pk=pk)


def seat_url(appointment: Appointment) -> str:
    return reverse("governance:seat-detail", args=[appointment.seat_id])


def appointment_correct(request: ActorRequest, pk: int) -> HttpResponse:
    appointment = appointment_or_404(request, pk)
    APPOINTMENT.require("correct_appointment", request.actor, appointment)
    held = initial_from(appointment, "standing", "starts_on", "last_day")
    initial = {"email": appointment.person.email, **held}
    form = CorrectAppointmentForm(bound_data(request), initial=initial)
    page = FormPage(
        caption=str(appointment),
        back=seat_url(appointment),
        back_label="Back to the seat",
        record=appointment,
        title="Correct the appointment",
        button="Save the correction",
        done="Corrected. What stood there before is kept.",
        lede="Nothing was done by it yet. Who no longer has a seat is signed out. If the seat "
        "itself is wrong, remove the appointment instead.",
    )
    return run_form(request, form, page, appointments.correct_appointment, appointment)


def appointment_remove(request: ActorRequest, pk: int) -> HttpResponse:
    appointment = appointment_or_404(request, pk)
    APPOINTMENT.require("remove_appointment", request.actor, appointment)
    form = RemoveAppointmentForm(bound_data(request), initial=seen_of(appointment))
    page = FormPage(
        caption=str(appointment),
        back=seat_url(appointment),
        back_label="Back to the seat",
        record=appointment,
        title="Remove the appointment?",
        button="Remove it",
        done="Removed as made in error. It stays here to be read.",
        warning="This cannot be undone. If the person has no other seat, they are signed out at "
        "once. The appointment stays on the seat’s page as made in error.",
    )
    return run_form(request, form, page, appointments.remove_appointment, appointment)
