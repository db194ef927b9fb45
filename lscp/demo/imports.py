"""The demo's import: the plan of 2018-19 as it was read, to be checked before it is taken over."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localdate

from governance.imports.operations import reading
from governance.imports.registers import REGISTERS
from governance.people.models import User
from governance.structure.access.actors import load_actor
from governance.structure.models import Partnership
from lscp.demo.registers import PLAN_OF_2018

AREA = "leicestershire-rutland"
REGISTER = "plan"


def load_import(at: datetime, people: Mapping[str, User]) -> None:
    """Read by the officer, with its doubts: nothing of it is in the plans yet."""
    area = Partnership.objects.get(key=AREA)
    source = reading.SourceFile(PLAN_OF_2018.name, PLAN_OF_2018.read_bytes())
    found = reading.find_rows(source, REGISTERS[REGISTER], area)
    by = load_actor(people["officer"], on=localdate(at))
    run = reading.keep(area, REGISTER, source, found, by=by, at=at)
    reading.judge_all(run, at=at)
