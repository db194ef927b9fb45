"""People in front of the pages, signed in as the real thing leaves them, without the forms."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.test import Client

from governance.accounts import known_browsers
from governance.accounts.second_factor import GIVEN_BY
from governance.core.form_pages import seen_of
from governance.core.forms.operation_forms import ConfirmationForm, OperationForm
from governance.people.models import User


def signed_in(user: User) -> Client:
    """A browser of somebody who has given their second factor, if their seats ask for one."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[GIVEN_BY] = user.pk
    session.save()
    return client


def signed_in_before(client: Client, user: User) -> None:
    """Make the browser one in which the person has signed in."""
    known_browsers.remember(HttpRequest(), answer := HttpResponse(), user.email)
    client.cookies.update(answer.cookies)


def drawn(browser: Client, page: str) -> dict[str, str]:
    """What the form on a page carries of what it shows; nothing where it is for a new record."""
    form = browser.get(page).context["form"]
    return {name: form[name].value() for name in ("expected_version",) if name in form.fields}


def confirmed(record: Model) -> dict[str, str]:
    """What the page carries that asks before something is done to the record as it is now."""
    return carried(ConfirmationForm(initial=seen_of(record)))


def carried(form: OperationForm) -> dict[str, str]:
    """The same of a form as it is drawn, without the page."""
    return {"expected_version": str(form["expected_version"].value())}


def post_drawn(
    browser: Client, page: str, typed: Mapping[str, object] | None = None, *, follow: bool = False
) -> Any:
    """Open a page and send its form, filled in with what is typed."""
    return browser.post(page, {**(typed or {}), **drawn(browser, page)}, follow=follow)
