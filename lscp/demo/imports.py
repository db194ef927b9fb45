"""The demo’s imports, one of each register: most taken over, one undone, one to be checked."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.utils.timezone import localdate

from governance.core.imports.judging import judge
from governance.core.imports.values import Reading
from governance.core.roles import Actor
from governance.imports.models import ImportRun
from governance.imports.operations import reading, saving
from governance.imports.registers import REGISTERS
from governance.people.models import User
from governance.structure.access.actors import load_actor
from governance.structure.models import Partnership
from lscp.demo.registers import ACTION_LOG, DISTRIBUTION_LIST, MEMBERS, PLAN_OF_2018, RISKS

COUNTY, CITY = "leicestershire-rutland", "leicester"
TAKEN_OVER = (
    ("risks", RISKS, COUNTY, "officer"),
    ("members", MEMBERS, CITY, "administrator"),
    ("distribution-lists", DISTRIBUTION_LIST, CITY, "administrator"),
    ("actions", ACTION_LOG, COUNTY, "officer"),
)
UNDONE = "actions"


def load_imports(at: datetime, people: Mapping[str, User]) -> None:
    """Nobody is mailed; of the plan of 2018-19 nothing is in the plans yet."""
    for register, file, place, who in TAKEN_OVER:
        by = load_actor(people[who], on=localdate(at))
        area = Partnership.objects.get(key=place)
        take_over(register, file, area, by=by, at=at)
        if register == UNDONE:
            undo(by=by, at=at)
    officer = load_actor(people["officer"], on=localdate(at))
    leave_half_way("plan", PLAN_OF_2018, Partnership.objects.get(key=COUNTY), by=officer, at=at)


def found_in(register: str, file: Path, area: Partnership) -> tuple[reading.SourceFile, Reading]:
    source = reading.SourceFile(file.name, file.read_bytes())
    return source, reading.find_rows(source, REGISTERS[register], area)


def take_over(register: str, file: Path, area: Partnership, *, by: Actor, at: datetime) -> None:
    """All rows, the doubtful ones as they are understood."""
    source, found = found_in(register, file, area)
    known = REGISTERS[register].learn(area, source=source.name, on=localdate(at), by=by)
    rows = list(judge(found, REGISTERS[register], known))
    saving.import_at_once(area, register, source, found, rows, by=by, at=at, with_mail=False)


def undo(*, by: Actor, at: datetime) -> None:
    run = ImportRun.objects.latest("pk")
    note = "The log of last year was taken by mistake."
    saving.undo(run, expected_version=run.version, by=by, at=at, note=note)


def leave_half_way(
    register: str, file: Path, area: Partnership, *, by: Actor, at: datetime
) -> None:
    """Read with its doubts, for somebody to go on with."""
    source, found = found_in(register, file, area)
    run = reading.keep(area, register, source, found, by=by, at=at)
    reading.judge_all(run, by=by, at=at)
