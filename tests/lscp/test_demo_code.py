"""The demo tells the code of its people, and of nobody when it is not the demo."""

import re

import pytest
from django.core.management import CommandError, call_command

from governance.accounts.second_factor import Authenticator, give_second_factor
from governance.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(settings) -> User:
    settings.DEMO = True
    officer = User.objects.create_user("officer@example.org", name="Officer")
    give_second_factor(officer)
    return officer


def test_demo_code_is_the_one_that_opens(officer, capsys):
    call_command("demo_code", "Officer@example.org")

    code = capsys.readouterr().out.strip()
    assert re.fullmatch(r"\d{6}", code)
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code)


def test_unknown_address_is_told_who_there_is(officer):
    with pytest.raises(CommandError, match=r"officer@example\.org") as refused:
        call_command("demo_code", "nobody@example.org")

    assert refused.value.returncode == 2


def test_nobody_s_code_is_told_outside_the_demo(officer, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="not the demo") as refused:
        call_command("demo_code", officer.email)

    assert refused.value.returncode == 2
