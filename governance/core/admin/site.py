"""The administration site itself: for administrators, who sign in as everybody does."""

from typing import Any

from django.contrib import admin, auth
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator


class Administration(admin.AdminSite):
    site_header = "Administration"
    site_title = "Administration"
    index_title = "People and reference data"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

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
