"""The administration site itself: for administrators, who sign in as everybody does."""

from typing import Any, cast

from django.contrib import admin, auth
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator


class LabelledAutocomplete(AutocompleteJsonView):
    """What is offered while one types, in the words that its own list has for a choice."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class Administration(admin.AdminSite):
    site_header = "Administration"
    site_title = "Administration"
    index_title = "People and reference data"
    empty_value_display = "–"
    known_apps: list[Any] | None = None

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The same for every administrator, and written at the side of every page."""
        if app_label or not self.has_permission(request):
            return super().get_app_list(request, app_label)
        if self.known_apps is None:
            self.known_apps = super().get_app_list(request)
        return self.known_apps

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, LabelledAutocomplete.as_view(admin_site=self)(request))

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way to sign in; for who has, and is no administrator, there is no site."""
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        return redirect("account_change_password")

    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """Sent by a button; a link that somebody else laid out signs nobody out."""
        if request.method == "POST":
            auth.logout(request)
        return redirect("admin:index")


site = Administration(name="admin")
