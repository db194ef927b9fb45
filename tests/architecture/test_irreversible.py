"""Nobody signs, submits or accepts what he has not seen: a law for all that cannot be undone."""

import inspect

import pytest

from assurance.reports.operations import reports
from assurance.returns.operations import entries, queries, returns
from assurance.voice import operations as voices
from governance.core.registry import all_kinds
from governance.core.workflow import Transition
from governance.invitations import operations as invitations
from governance.retention.operations import disposals
from governance.signatures import operations as signatures
from governance.structure.operations import appointments
from reviews.cases.operations import cases, emergency, rapid_reviews, screening
from tests.architecture.rooms import chained, merged
from tests.of_each import of_each

IRREVERSIBLE = {
    "assurance.assurancereturn": {"submit", "accept"},
    "assurance.officeentry": {"confirm", "reject"},
    "assurance.query": {"settle", "settle_without_reply", "withdraw"},
    "assurance.report": {"send", "agree", "record_agreement", "issue"},
    "assurance.reportreceipt": {"receive"},
    "governance.disposal": {"approve"},
    "governance.importrun": {"discard", "undo"},
    "governance.invitation": {"revoke"},
    "governance.signature": {"sign", "record", "dissent"},
    "reviews.case": {"find_not_notifiable", "notify", "withdraw", "close"},
    "reviews.emergencyaccess": {"approve_emergency", "end_emergency"},
    "reviews.rapidreview": {"send_to_partners", "sign", "dissent", "send"},
    **merged("IRREVERSIBLE"),
}
"""Stated by hand, so that taking the mark off a row fails."""
OPERATIONS = (
    returns.submit,
    returns.accept,
    entries.send,
    entries.confirm,
    entries.reject,
    queries.settle,
    queries.settle_without_reply,
    queries.withdraw,
    reports.send,
    reports.agree,
    reports.record_agreement,
    reports.issue,
    reports.receive,
    signatures.sign,
    signatures.record,
    signatures.dissent,
    screening.find_not_notifiable,
    screening.notify,
    screening.withdraw,
    cases.close,
    emergency.approve_emergency,
    emergency.end_emergency,
    rapid_reviews.send_to_partners,
    rapid_reviews.sign,
    rapid_reviews.dissent,
    rapid_reviews.send,
    voices.withdraw,
    invitations.revoke,
    appointments.remove_appointment,
    disposals.approve,
    *chained("IRREVERSIBLE_OPERATIONS"),
)
"""What does them; and what withdraws a voice or removes an appointment, which have no statuses."""


def marked(moves: dict[str, Transition]) -> set[str]:
    return {verb for verb, row in moves.items() if row.is_irreversible}


def test_what_cannot_be_undone_is_marked_on_its_row():
    found = {kind.kind: marked(kind.statuses.table.moves) for kind in all_kinds() if kind.statuses}

    assert {kind: verbs for kind, verbs in found.items() if verbs} == IRREVERSIBLE


@of_each("operation", OPERATIONS, ids=lambda each: each.__qualname__)
def test_an_operation_that_cannot_be_undone_must_be_given_the_version_that_was_seen(operation):
    expected = inspect.signature(operation).parameters["expected_version"]

    assert expected.kind is inspect.Parameter.KEYWORD_ONLY
    assert expected.default is inspect.Parameter.empty


@pytest.mark.django_db
@of_each(
    ("kind", "verb"),
    [(kind, verb) for kind, verbs in IRREVERSIBLE.items() for verb in sorted(verbs)],
)
def test_the_table_refuses_what_cannot_be_undone_without_a_version(kind, verb):
    [table] = [each.statuses.table for each in all_kinds() if each.kind == kind]

    with pytest.raises(TypeError, match="cannot be undone"):
        table.move(None, verb, by=None, at=None)
