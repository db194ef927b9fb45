"""How each move is done by somebody who may: what the tests of every status and verb do."""

from collections.abc import Callable
from typing import Any

from assurance.reports.operations import reports
from assurance.returns.models import AssuranceReturn, Query
from assurance.returns.operations import queries, returns
from assurance.returns.transitions import RETURN
from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.invitations import operations as invitations
from governance.jobs import operations as jobs
from governance.outbox import operations as outbox
from governance.outbox.transitions import MESSAGE
from governance.plans import operations as plans
from tests.architecture.rooms import ROOMS
from tests.scenarios import case_parts, emergencies
from tests.scenarios import entries as entry_scenarios
from tests.scenarios import imports as import_scenarios
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import retention as retention_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, acting

Do = Callable[[Any], object]


def its_chair(record: AssuranceReturn):
    return acting(scenarios.its_chair(record.group))


def its_officer(record: AssuranceReturn):
    return acting(scenarios.its_officer(record))


def its_office(plan):
    return acting(plan_scenarios.the_office(plan))


def its_keeper(action: Action) -> Actor:
    return acting(plan_scenarios.its_keeper(action))


def ask_about(record: AssuranceReturn) -> Query:
    answer = scenarios.its_first_answer(record)
    answer.assurance_return = record
    return returns.query(answer, "How do you know?", by=its_officer(record), at=NOON)


def reply_to_all(record: AssuranceReturn) -> None:
    waiting = Query.objects.filter(answer__assurance_return=record, status=Query.Status.ASKED)
    for query in waiting:
        queries.reply(
            query, "From two audits.", by=its_chair(record), at=NOON, expected_version=query.version
        )


def submit(record: AssuranceReturn) -> None:
    reply_to_all(record)
    returns.submit(
        record, by=its_chair(record), at=NOON, expected_version=scenarios.as_seen(record)
    )


def ask_nothing_more(record: AssuranceReturn) -> None:
    """The last query is withdrawn: the return comes back with it."""
    officer = its_officer(record)
    waiting = Query.objects.of_return(record).not_closed()
    for query in waiting:
        queries.withdraw(
            query,
            by=officer,
            at=NOON,
            expected_version=scenarios.as_seen(query),
            note="Seen elsewhere.",
        )
    if not waiting:
        queries.end_queries(record, by=officer, at=NOON)


def settle(query: Query) -> None:
    officer = its_officer(query.answer.assurance_return)
    queries.settle(query, by=officer, at=NOON, expected_version=query.version)


MOVES: dict[str, dict[str, Do]] = {
    "assurance.assurancereturn": {
        "submit": submit,
        "query": ask_about,
        "accept": lambda record: returns.accept(
            record, by=its_officer(record), at=NOON, expected_version=scenarios.as_seen(record)
        ),
        "end_queries": ask_nothing_more,
        "take_back": lambda record: returns.take_back(
            record, by=its_chair(record), at=NOON, expected_version=scenarios.as_seen(record)
        ),
        "reopen": lambda record: returns.reopen(
            record, by=its_officer(record), at=NOON, note="A figure is wrong."
        ),
        "confirm_entry": lambda record: RETURN.move(
            record, "confirm_entry", by=its_chair(record), at=NOON
        ),
        "reject_entry": lambda record: RETURN.move(
            record, "reject_entry", by=its_chair(record), at=NOON
        ),
    },
    "assurance.officeentry": {
        "send": entry_scenarios.send,
        "confirm": entry_scenarios.confirm,
        "reject": entry_scenarios.reject,
        "withdraw": entry_scenarios.withdraw,
    },
    "assurance.query": {
        "reply": lambda query: queries.reply(
            query,
            "From three.",
            by=its_chair(query.answer.assurance_return),
            at=NOON,
            expected_version=query.version,
        ),
        "settle": settle,
        "settle_without_reply": lambda query: queries.settle_without_reply(
            query,
            by=its_officer(query.answer.assurance_return),
            at=NOON,
            expected_version=scenarios.as_seen(query),
            note="The chair said it at the meeting.",
        ),
        "withdraw": lambda query: queries.withdraw(
            query,
            by=its_officer(query.answer.assurance_return),
            at=NOON,
            expected_version=scenarios.as_seen(query),
            note="It stands in the paper beside it.",
        ),
    },
    "assurance.report": {
        "send": lambda report: reports.send(
            report,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
            note="It is written at the meeting.",
        ),
        "agree": lambda report: reports.agree(
            report,
            by=report_scenarios.its_chair(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
        ),
        "record_agreement": report_scenarios.record_all_elsewhere,
        "send_back": lambda report: reports.send_back(
            report, by=report_scenarios.its_chair(report), at=NOON, note="The impact is missing."
        ),
        "issue": lambda report: reports.issue(
            report,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
        ),
    },
    "assurance.reportreceipt": {"receive": report_scenarios.receive},
    "governance.signature": {
        "sign": report_scenarios.sign,
        "record": report_scenarios.record_elsewhere,
        "dissent": report_scenarios.dissent,
    },
    "governance.action": {
        "finish": lambda action: actions.finish(
            action, "It is done.", by=its_keeper(action), at=NOON
        ),
        "embed": plan_scenarios.show_a_difference,
        "reopen": lambda action: actions.reopen(
            action, by=its_keeper(action), at=NOON, note="One is missing."
        ),
        "withdraw": lambda action: actions.withdraw(
            action, by=its_keeper(action), at=NOON, note="Done elsewhere."
        ),
    },
    "governance.businessplan": {
        "consult": lambda plan: plans.consult(
            plan, comments_until=scenarios.TODAY, by=its_office(plan), at=NOON
        ),
        "redraft": lambda plan: plans.redraft(
            plan, by=its_office(plan), at=NOON, note="Two priorities were missing."
        ),
        "adopt": plan_scenarios.adopted,
        "end_early": lambda plan: plans.end_early(
            plan, by=its_office(plan), at=NOON, note="A new plan took its place."
        ),
        "drop": lambda plan: plans.drop(
            plan, by=its_office(plan), at=NOON, note="Another was written."
        ),
    },
    "governance.importrun": {
        "import_rows": import_scenarios.ask_to_import,
        "finish": import_scenarios.finish,
        "fail": import_scenarios.fail,
        "discard": import_scenarios.discard,
        "undo": import_scenarios.undo,
    },
    "governance.legalhold": {"lift": retention_scenarios.lift},
    "governance.disposal": {
        "approve": retention_scenarios.approve,
        "refuse": retention_scenarios.refuse,
    },
    "governance.invitation": {
        "use": invitation_scenarios.use,
        "revoke": invitation_scenarios.revoke,
        "expire": lambda invitation: invitations.expire(invitation, by=SCHEDULE, at=NOON),
        "lock": invitation_scenarios.lock,
    },
    "governance.deadline": {
        "meet": lambda deadline: deadlines.meet(deadline, by=SCHEDULE, at=NOON),
        "meet_late": lambda deadline: deadlines.meet(
            deadline, by=SCHEDULE, at=scenarios.LONG_AFTER
        ),
        "resume": lambda deadline: deadlines.resume(deadline, by=SCHEDULE, at=NOON),
        "stop": lambda deadline: deadlines.stop(
            deadline, by=SCHEDULE, at=NOON, note="Asked elsewhere."
        ),
    },
    "governance.message": {
        "claim": lambda message: outbox.claim(message, by=SCHEDULE, at=NOON),
        "confirm": lambda message: outbox.confirm(message, by=SCHEDULE, at=NOON),
        "mark_uncertain": lambda message: outbox.mark_uncertain(message, by=SCHEDULE, at=NOON),
        "fail": lambda message: outbox.fail(message, by=SCHEDULE, at=NOON, failure="Unknown."),
        "postpone": lambda message: outbox.postpone(message, by=SCHEDULE, at=NOON, failure="Full."),
        "mark_digested": lambda message: MESSAGE.move(
            message, "mark_digested", by=SCHEDULE, at=NOON, sent_at=NOON
        ),
        "resend": lambda message: outbox.resend(
            message, by=acting(scenarios.a_board_officer()), at=NOON
        ),
    },
    "governance.job": {
        "take": lambda job: jobs.take(job, by=SCHEDULE, at=NOON),
        "finish": lambda job: jobs.finish(job, by=SCHEDULE, at=NOON),
        "fail": lambda job: jobs.fail(job, by=SCHEDULE, at=NOON, failure="No figures."),
        "requeue": lambda job: jobs.requeue(job, by=SCHEDULE, at=NOON),
        "ask_again": lambda job: jobs.ask_again(job, by=acting(scenarios.a_person()), at=NOON),
    },
    "reviews.case": {
        "dispute": case_parts.dispute,
        "find_notifiable": case_parts.find_notifiable,
        "find_not_notifiable": case_parts.find_not_notifiable,
        "find_local": case_parts.find_local,
        "notify": case_parts.notify,
        "withdraw": case_parts.withdraw,
        "close": case_parts.close,
    },
    "reviews.emergencyaccess": {
        "approve_emergency": emergencies.approve,
        "end_emergency": emergencies.end,
    },
    "reviews.rapidreview": {
        "send_to_partners": case_parts.send_to_partners,
        "sign": case_parts.sign,
        "dissent": case_parts.dissent,
        "send_back": case_parts.send_back,
        "send": case_parts.send,
        "stop": case_parts.stop,
    },
}
"""Every move of every kind."""
for room in ROOMS:
    MOVES |= room.MOVES
