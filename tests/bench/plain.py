"""P, the unit: a count, 50 joined rows of 7 cells, 60 links, a form with its token, a pager."""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.test.client import ClientHandler
from django.test.utils import override_settings

from governance.people.models import User
from tests.bench.models import Item, Place

ROWS = 1000
PER_PAGE = 50
LINKS = [(f"Area {number}", f"/area/{number}/") for number in range(60)]


@login_required
def plain_page(request: HttpRequest) -> HttpResponse:
    rows = Item.objects.select_related("place").order_by("due_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "plain.html", {"page": page, "links": LINKS}, using="plain")


def fill() -> None:
    """A thousand rows at ten places, once."""
    if Item.objects.exists():
        return
    places = Place.objects.bulk_create([Place(name=f"Place {number}") for number in range(10)])
    noted = datetime(2026, 1, 1, tzinfo=UTC)
    Item.objects.bulk_create(
        Item(
            place=places[number % 10],
            title=f"What is to be done, number {number}",
            status=("open", "done", "late")[number % 3],
            due_on=date(2026, 1, 1) + timedelta(days=number % 400),
            amount=number * 37 % 1000,
            noted_at=noted + timedelta(hours=number),
            owner=f"The office of place {number % 10}",
        )
        for number in range(ROWS)
    )


class PlainHandler(ClientHandler):
    """What a Django project begins with, and none of our middleware."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=settings.PLAIN_MIDDLEWARE):
            super().load_middleware(is_async)


def plain_client(user: User) -> Client:
    client = Client()
    client.handler = PlainHandler(enforce_csrf_checks=False)
    client.force_login(user)
    return client
