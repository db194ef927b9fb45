"""A list that was downloaded is imported again: everything is there, and nothing changes."""

import json
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from governance.actions.models import Action
from governance.imports.models import ImportRun
from governance.structure.models import Group
from lscp.demo.registers import PLAN_OF_2018
from tests.scenarios import plans
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, a_board_officer, the_leicester_partnership

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def office(client):
    return signed_in(a_board_officer(the_leicester_partnership()))


def downloaded(office, address: str, form: str, folder: Path) -> Path:
    answer = office.get(address, {"as": form})
    file = folder / f"business-plan-2018-19.{form}"
    file.write_bytes(b"".join(answer) if answer.streaming else answer.content)
    return file


def imported(kind: str, file: Path, *options: str) -> dict:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "import_register",
            kind,
            str(file),
            "--into",
            "leicester",
            "--json",
            *options,
            stdout=out,
        )
    told = json.loads(out.getvalue())
    refused = [
        (row["row"], heading, cell["written"], cell["why"])
        for row in told["rows"]
        for heading, cell in row["cells"].items()
        if row["verdict"] == "refused" and cell["why"]
    ]
    assert not refused
    return told


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_action_log_comes_back_as_it_was_taken(office, tmp_path, form):
    for reach in (plans.an_open_action, plans.a_finished_action, plans.a_withdrawn_action):
        reach()
    before = list(Action.objects.order_by("pk").values())
    file = downloaded(office, reverse("governance:action-list"), form, tmp_path)

    told = imported("actions", file, "--accept-doubtful")

    assert told["written"] == 0
    assert ImportRun.objects.get().rows_unchanged == len(before) == 3
    assert list(Action.objects.order_by("pk").values()) == before


def test_a_plan_comes_back_as_it_was_taken(office, tmp_path):
    imported("plan", PLAN_OF_2018, "--accept-doubtful")
    before = list(Action.objects.order_by("pk").values())
    plan = Action.objects.first().priority.plan
    address = reverse("governance:plan-thread", args=[plan.pk])

    told = imported("plan", downloaded(office, address, "xlsx", tmp_path), "--accept-doubtful")

    assert told["written"] == 0
    assert list(Action.objects.order_by("pk").values()) == before
    assert Group.objects.count() == 0
