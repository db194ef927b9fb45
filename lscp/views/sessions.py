"""What a person may know, but not change, about how they sign in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def email_address(request: HttpRequest) -> HttpResponse:
    """The address is the office's to change: whoever could change it could take over a seat."""
    return render(request, "account/email_address.html")
