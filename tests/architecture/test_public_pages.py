"""Every page asks who you are first, but for the few in this list."""

import pytest
from django.test import Client

from tests.architecture.introspection import addresses

pytestmark = pytest.mark.pages

PUBLIC = {
    "accessibility",
    "health",
    "assurance:yearly-public",
    "assurance:yearly-public-file",
    "assurance:yearly-public-list",
    "assurance:yearly-public-short",
    "assurance:yearly-public-short-latest",
    "assurance:yearly-public-short-pdf",
    "reviews:disagreement-guidance",
    "demo-outbox",
    "governance:invited-code",
    "governance:invited-code-send",
    "governance:invited-task",
    "account_login",
    "account_logout",
    "account_confirm_login_code",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_inactive",
    "single-sign-on",
    "single-sign-on-callback",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "admin:login",
}
"""Pages that somebody who has not signed in may open: health, signing in and out, how
disagreements are resolved, yearly reports that are published and their short versions that are
released, the one task of somebody invited, and the demo's mail, which is there in a demo only."""


def public_pages() -> set[str]:
    return {
        name
        for name, pattern in addresses()
        if not getattr(pattern.callback, "login_required", True)
    }


def test_only_the_listed_pages_are_open_to_anybody():
    assert public_pages() == PUBLIC


@pytest.mark.django_db
def test_anybody_else_is_asked_to_sign_in_and_then_sent_on():
    answer = Client().get("/returns/")

    assert answer.status_code == 302
    assert answer.url == "/account/login/?next=/returns/"


@pytest.mark.django_db
def test_outside_a_demo_there_is_no_mail_to_read():
    assert Client().get("/demo/outbox/").status_code == 404
