"""Two disputes about a case with a word of their own in every text, planted by the real operations.

One goes to the advisor and is resolved; the other agrees at its first stage, and is withdrawn.
"""

from typing import Any

from governance.core.roles import Actor
from governance.people.models import User
from reviews.cases.models import Case
from reviews.disputes.models import Dispute, DisputeSide, DisputeStage, OwnProcedureStep
from reviews.disputes.operations import advice, disputes, sides, stages
from tests.reviews.planted_words import remark, words
from tests.scenarios import disputes as scenarios
from tests.scenarios.disputes import first_side, fresh, office_of
from tests.scenarios.returns import NOON, acting, as_seen


def disagree_about_it(case: Case, coordinator: User) -> None:
    """Whoever co-ordinates the case speaks for the first side."""
    by = acting(coordinator)
    take_to_the_advisor(a_dispute(case, coordinator), by)
    agree_and_withdraw(a_dispute(case, coordinator), by)


def a_dispute(case: Case | None, coordinator: User, **more: Any) -> Dispute:
    given = words(Dispute, "account", "immediate_safety") | more
    if case is not None:
        given |= {"partnership": case.partnership, "case": case}
    dispute = scenarios.a_raised_dispute(**given)
    sides.name_officer(
        first_side(dispute), coordinator, level="manager", by=office_of(dispute), at=NOON
    )
    return fresh(dispute)


def take_to_the_advisor(dispute: Dispute, by: Actor) -> None:
    side, doing = first_side(dispute), {"by": by, "at": NOON}
    day, given = NOON.date(), words(OwnProcedureStep, "what", "evidence")
    sides.record_step(side, done_on=day, **given, **doing)
    for name in ("position", "legal_advice"):
        verb = sides.state_position if name == "position" else sides.note_legal_advice
        verb(side, expected_version=side.version, **words(DisputeSide, name), **doing)
    stage = stages.open_stage(fresh(dispute), note=remark("open_stage"), **doing)
    given = words(DisputeStage, "outcome")
    stages.end_without_agreement(stage, expected_version=as_seen(stage), **given, **doing)
    dispute = fresh(dispute)
    by_office = {"by": office_of(dispute), "at": NOON}
    given = words(Dispute, "mediation")
    advice.record_mediation(dispute, expected_version=dispute.version, **given, **by_office)
    advice.ask_advice(dispute, **by_office)
    for operation, names in (
        (advice.give_advice, ("advice",)),
        (advice.publish_reply, ("reply",)),
        (disputes.resolve, ("outcome", "plan")),
    ):
        given = words(Dispute, *names)
        operation(dispute, expected_version=as_seen(dispute), **given, **by_office)


def agree_and_withdraw(dispute: Dispute, by: Actor) -> None:
    doing = {"by": by, "at": NOON}
    stage = stages.open_stage(dispute, note=remark("open_stage_again"), **doing)
    given = words(DisputeStage, "response")
    stages.respond(stage, expected_version=stage.version, **given, **doing)
    given = words(DisputeStage, "plan", "outcome")
    stages.agree(stage, expected_version=as_seen(stage), **given, **doing)
    dispute = fresh(dispute)
    disputes.withdraw(
        dispute,
        note=remark("withdraw_dispute"),
        by=office_of(dispute),
        at=NOON,
        expected_version=as_seen(dispute),
    )
