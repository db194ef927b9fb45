"""Complaints against the demo’s partnership at different stages, and requests for information."""

import tomllib
from pathlib import Path
from typing import Any

from governance.people.models import Organisation
from governance.structure.models import Partnership
from lscp.demo.cases import Days
from reviews.complaints import operations
from reviews.complaints.models import Complaint, InformationRequest

WORDS = tomllib.loads((Path(__file__).parent / "complaints.toml").read_text(encoding="utf-8"))
Told = dict[str, Any]
BODIES = ("represented_by", "pointed_to")
"""What a step says of an organisation, by its key."""


def load_complaints(days: Days) -> None:
    area = Partnership.objects.get(key="leicester")
    for told in WORDS["complaints"]:
        complain(days, area, told)
    for told in WORDS["requests"]:
        ask(days, area, told)


def complain(days: Days, area: Partnership, told: Told) -> None:
    words = {name: told[name] for name in ("complainant", "about")}
    words["received_on"] = days.day(told["ago"])
    record = operations.receive_complaint(
        Complaint(partnership=area), words, **days.by("manager", told["ago"])
    )
    for each in told["steps"]:
        take(days, record, each)


def take(days: Days, record: Complaint, told: Told) -> None:
    """One step; the complainant was told of it where the file says so."""
    more: Told = {name: body(told[name]) for name in BODIES if name in told}
    if "procedure" in told:
        more["procedure"] = told["procedure"]
    step = operations.take_step(
        record,
        told["verb"],
        happened_on=days.day(told["ago"]),
        who=told["who"],
        text=told["text"],
        expected_version=record.version,
        **more,
        **days.by("manager", told["ago"]),
    )
    if "told" in told:
        operations.tell_complainant(
            step,
            told_on=days.day(told["told"]),
            told_how=told["how"],
            expected_version=step.version,
            **days.by("manager", told["told"]),
        )


def body(key: str) -> Organisation:
    return Organisation.objects.get(key=key)


def ask(days: Days, area: Partnership, told: Told) -> None:
    words = {name: told[name] for name in ("kind", "requester", "about")}
    words |= {"received_on": days.day(told["ago"]), "authority": body(told["authority"])}
    record = operations.receive_request(
        InformationRequest(partnership=area), words, **days.by("manager", told["ago"])
    )
    if "extension" in told:
        operations.extend_request(
            record,
            extension_reason=told["extension"],
            expected_version=record.version,
            **days.by("manager", told["ago"] - 5),
        )
    if "answered" in told:
        answer(days, record, told)


def answer(days: Days, record: InformationRequest, told: Told) -> None:
    operations.answer_request(
        record,
        answered_on=days.day(told["answered"]),
        outcome=told["outcome"],
        exemptions=told["exemptions"],
        exemption_reason=told["exemption_reason"],
        **days.by("manager", told["answered"]),
    )
    operations.close_request(
        record, expected_version=record.version, **days.by("manager", told["closed"])
    )
