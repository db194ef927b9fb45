"""People in front of the pages, signed in as the real thing leaves them, without the forms."""

from django.test import Client

from governance.accounts.second_factor import GIVEN_BY
from governance.people.models import User


def signed_in(user: User) -> Client:
    """A browser of somebody who has given their second factor, if their seats ask for one."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[GIVEN_BY] = user.pk
    session.save()
    return client
