"""Single sign-on is set whole, or the process says what is missing and does not start."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from lscp.single_sign_on_settings import read

WHOLE = {
    "OIDC_SERVER_URL": "https://id.example.org/tenant/v2.0",
    "OIDC_CLIENT_ID": "partnership",
    "OIDC_CLIENT_SECRET": "a-secret",
    "OIDC_NAME": "Example Council",
}


class Given(Env):
    def __init__(self, **values: str) -> None:
        super().__init__()
        self.ENVIRON = values


def test_unset_it_is_off():
    said = read(Given())

    assert (said.server_url, said.name, said.origins) == ("", "", [])


def test_set_whole_it_is_on_and_passwords_and_our_second_factor_stay():
    said = read(Given(**WHOLE))

    assert (said.name, said.origins) == ("Example Council", ["https://id.example.org"])
    assert (said.is_only_way, said.is_second_factor_trusted) == (False, False)


@pytest.mark.parametrize("missing", WHOLE)
def test_half_set_it_says_what_is_missing(missing):
    with pytest.raises(ImproperlyConfigured, match=f"set {missing} too"):
        read(Given(**WHOLE | {missing: ""}))


def test_it_cannot_be_the_only_way_where_there_is_none():
    with pytest.raises(ImproperlyConfigured, match="OIDC_SERVER_URL"):
        read(Given(OIDC_ONLY="true"))


@pytest.mark.parametrize("url", ["http://id.example.org", "id.example.org", "https://", "x:y"])
def test_secrets_go_over_tls_alone(url):
    with pytest.raises(ImproperlyConfigured, match="https://"):
        read(Given(**WHOLE | {"OIDC_SERVER_URL": url}))


def test_its_pages_may_lie_elsewhere():
    said = read(Given(**WHOLE, OIDC_ORIGINS="https://login.example.org"))

    assert said.origins == ["https://id.example.org", "https://login.example.org"]


@pytest.mark.parametrize(
    ("given", "targets"), [({}, ["'self'"]), (WHOLE, ["'self'", "https://id.example.org"])]
)
def test_forms_go_to_the_provider_only_where_there_is_one(given, targets):
    code = (
        "from lscp import settings as s;"
        "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OIDC_")}

    printed = subprocess.check_output([sys.executable, "-c", code], env=kept | given, text=True)

    assert printed.strip() == str(targets)
