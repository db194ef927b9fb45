"""The people who sign in."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from governance.accounts import operations as accounts_reference
from governance.accounts.links import send_password_link
from governance.core.admin.base import HistoricalAdmin
from governance.core.admin.site import site
from governance.core.identifier_screening import REASON
from governance.core.requests import ActorRequest
from governance.people import operations as people_reference
from governance.people.forms import PersonForm
from governance.people.models import User


@admin.register(User, site=site)
class PersonAdmin(HistoricalAdmin):
    """Nobody is given a password: who is added gets a mail with a link to choose one."""

    form = PersonForm
    list_display = ("name", "email", "organisation", "job_title", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser", "wants_digest", "vetting_level")
    search_fields = ("name", "email", "organisation__name")
    autocomplete_fields = ("organisation",)
    list_select_related = ("organisation",)
    list_only = ("name", "email", "organisation__name", "job_title", "is_active", "is_superuser")
    ordering = ("name", "pk")
    readonly_fields = ("joined_at", "last_login")
    actions = ("send_links", "reset_second_factors")
    fieldsets = (
        (None, {"fields": ("email", "name", "organisation", "job_title", REASON)}),
        ("Vetting", {"fields": ("vetted_on", "vetting_level")}),
        ("Mail", {"fields": ("wants_digest",)}),
        ("Access", {"fields": ("is_active", "is_superuser", "joined_at", "last_login")}),
    )

    def add(self, obj: User, **doer: Any) -> None:
        accounts_reference.add_person(obj, **doer)

    def response_add(self, request: HttpRequest, obj: User, *rest: Any) -> HttpResponse:
        """Says what happened with the mail, beside that the person was added."""
        mail = "is on its way" if obj.is_active else "is not sent: the person may not sign in"
        messages.info(request, f"The mail that welcomes {obj} {mail}.")
        return super().response_add(request, obj, *rest)

    def change(self, obj: User, changes: dict[str, Any], **doer: Any) -> None:
        people_reference.change_person(obj, changes, **doer)

    @admin.action(description="Send a link to choose a password")
    def send_links(self, request: ActorRequest, people: QuerySet) -> None:
        for person in people:
            send_password_link(request, person, by=request.actor, at=timezone.now())
        messages.success(request, f"Links sent: {len(people)}.")

    @admin.action(description="Reset the second factor and sign out everywhere")
    def reset_second_factors(self, request: ActorRequest, people: QuerySet) -> None:
        for person in people:
            accounts_reference.reset_second_factor(person, by=request.actor, at=timezone.now())
        messages.success(request, f"Second factors reset: {len(people)}.")
