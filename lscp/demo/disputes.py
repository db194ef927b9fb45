"""Two disputes of the demo: one late at its second stage, one answered after the advisor's advice.

And the escalation officers, one of whom speaks for two agencies.
"""

import tomllib
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from governance.people.models import User
from governance.structure.models import Participation, Partnership
from governance.themes.models import Theme
from lscp.demo.cases import Days
from reviews.disputes.models import Dispute, DisputeSide, DisputeStage
from reviews.disputes.operations import advice, disputes, officers, sides, stages

WORDS = tomllib.loads((Path(__file__).parent / "disputes.toml").read_text(encoding="utf-8"))
COUNCIL, POLICE, HEALTH = "leicester-city-council", "leicestershire-police", "llr-icb"
DELEGATES = {COUNCIL: "council.delegate", POLICE: "police.delegate", HEALTH: "health.delegate"}
COUNTY, BOARD, HOSPITALS = (
    "lincolnshire-county-council",
    "lincolnshire-icb",
    "united-lincolnshire-hospitals",
)
OFFICERS = (
    ("lincolnshire", BOARD, "lincolnshire.policy.chair", "lincolnshire.officer"),
    ("lincolnshire", HOSPITALS, "lincolnshire.policy.chair", "lincolnshire.officer"),
    ("lincolnshire", COUNTY, "lincolnshire.education.chair", "lincolnshire.officer"),
    ("leicester", HEALTH, "health.lead", "manager"),
    ("leicester", COUNCIL, "council.lead", "manager"),
)
"""Where, for which agency, who, and who named them."""


def load_disputes(everybody: dict[str, User], *, today: date) -> None:
    days = Days(everybody, today)
    for place, agency, who, by in OFFICERS:
        officers.appoint_officer(
            agency_in(place, agency),
            everybody[who],
            title="Senior liaison officer" if place == "lincolnshire" else "Head of safeguarding",
            **days.by(by, 60),
        )
    late_at_stage_two(days)
    answered_after_advice(days)


def agency_in(place: str, key: str) -> Participation:
    rows = Participation.objects.filter(partnership__key=place, organisation__key=key)
    return rows.latest("starts_on")


def morning(days: Days, ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(days.day(ago), time(9, 30)))


def fresh(dispute: Dispute) -> Dispute:
    return Dispute.objects.for_detail().get(pk=dispute.pk)


def side_of(dispute: Dispute, key: str) -> DisputeSide:
    return dispute.sides.get(participation__organisation__key=key)


def state(days: Days, side: DisputeSide, position: str, who: str, ago: int) -> None:
    sides.state_position(
        side, position=position, expected_version=side.version, **days.by(who, ago)
    )


def fail(days: Days, stage: DisputeStage, outcome: str, who: str, ago: int) -> None:
    stages.end_without_agreement(
        stage, outcome=outcome, expected_version=stage.version, **days.by(who, ago)
    )


def late_at_stage_two(days: Days) -> None:
    """Between practitioners in Lincolnshire: the managers have not answered in time."""
    words, office = WORDS["practitioners"], "lincolnshire.officer"
    dispute = disputes.raise_dispute(
        Dispute(
            partnership=Partnership.objects.get(key="lincolnshire"),
            kind=Dispute.Kind.PRACTITIONERS,
            account=words["account"],
            immediate_safety=words["safety"],
            disagreed_at=morning(days, 11),
        ),
        agency_in("lincolnshire", BOARD),
        [agency_in("lincolnshire", COUNTY)],
        changes={"themes": list(Theme.objects.filter(key="neglect"))},
        **days.by(office, 11),
    )
    board, county = side_of(dispute, BOARD), side_of(dispute, COUNTY)
    sides.record_step(
        board,
        what=words["step"],
        done_on=days.day(11),
        evidence=words["evidence"],
        **days.by(office, 11),
    )
    first = stages.open_stage(fresh(dispute), **days.by(office, 11))
    for side, who in (
        (board, "lincolnshire.policy.chair"),
        (county, "lincolnshire.education.chair"),
    ):
        person = days.everybody[who]
        sides.name_officer(side, person, level="manager", **days.by(office, 10))
    state(days, board, words["held"], "lincolnshire.policy.chair", 10)
    state(days, county, words["other_held"], "lincolnshire.education.chair", 9)
    fail(days, first, words["practitioners_outcome"], office, 9)
    stages.open_stage(fresh(dispute), **days.by(office, 9))


def answered_after_advice(days: Days) -> None:
    """Between the partners in Leicester: the advisor was asked, and the reply is published."""
    words = WORDS["partners"]
    dispute = disputes.raise_dispute(
        Dispute(
            partnership=Partnership.objects.get(key="leicester"),
            kind=Dispute.Kind.FUNDING,
            account=words["account"],
            immediate_safety=words["safety"],
            disagreed_at=morning(days, 55),
        ),
        agency_in("leicester", POLICE),
        [agency_in("leicester", COUNCIL), agency_in("leicester", HEALTH)],
        **days.by("police.delegate", 54),
    )
    sides.record_step(
        side_of(dispute, POLICE),
        what=words["step"],
        done_on=days.day(56),
        evidence=words["evidence"],
        **days.by("police.delegate", 54),
    )
    first = stages.open_stage(fresh(dispute), **days.by("manager", 53))
    speak(days, dispute)
    fail(days, first, words["first_outcome"], "manager", 44)
    second = stages.open_stage(fresh(dispute), **days.by("manager", 43))
    dispute = fresh(dispute)
    advice.record_mediation(
        dispute,
        mediation=words["mediation"],
        expected_version=dispute.version,
        **days.by("manager", 36),
    )
    fail(days, second, words["second_outcome"], "manager", 35)
    ask_and_reply(days, fresh(dispute))


def speak(days: Days, dispute: Dispute) -> None:
    """Each partner's delegate speaks for it, and one has legal advice."""
    for key, name in ((POLICE, "police"), (COUNCIL, "council"), (HEALTH, "health")):
        side, who = side_of(dispute, key), DELEGATES[key]
        if key != POLICE:  # whose delegate raised it, and speaks for it already
            person = days.everybody[who]
            sides.name_officer(side, person, level="partner", **days.by("manager", 53))
        state(days, side, WORDS["partners"]["positions"][name], who, 50)
    council = side_of(dispute, COUNCIL)
    sides.note_legal_advice(
        council,
        legal_advice=WORDS["partners"]["legal"],
        expected_version=council.version,
        **days.by("council.delegate", 49),
    )


def ask_and_reply(days: Days, dispute: Dispute) -> None:
    words = WORDS["partners"]
    advice.ask_advice(dispute, **days.by("manager", 34))
    advice.give_advice(
        dispute,
        advice=words["advice"],
        expected_version=dispute.version,
        **days.by("scrutineer", 24),
    )
    advice.publish_reply(
        dispute,
        reply=words["reply"],
        expected_version=dispute.version,
        **days.by("manager", 12),
    )
