"""Who may ask for, answer, submit, query and accept a return.

Of what is asked for a case its list of named people decides, and no seat: its agency’s contributors
write and submit, its safeguarding lead queries and accepts, who co-ordinates the case asks.
"""

from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry, Query
from governance.core.roles import Actor, scope_of
from governance.structure.mandates import mandates_of
from governance.structure.models import Partnership
from reviews.cases import access as cases


def is_respondent(actor: Actor, record: AssuranceReturn, permission: Permission) -> bool:
    """Whether a seat in the group that was asked carries the permission, or one of the agency.

    An agency's seat speaks for it where the group that asks serves the seat's own partnership;
    where another body answers for it, that body's seats do, and its own only read along.
    """
    if record.group_id in scope_of(actor, permission, GRANTS).groups:
        return True
    mandates = mandates_of(actor, permission, GRANTS)
    return mandates.cover(record.answering_id, group=record.returns_to_id)


def can_ask(actor: Actor, record: AssuranceReturn) -> bool:
    """The schedule, or the office of a partnership the receiving group serves."""
    if record.case:
        return cases.can_coordinate(actor, record.case)
    return actor.is_schedule or can_manage_return(actor, record)


def can_answer_return(actor: Actor, record: AssuranceReturn) -> bool:
    """Any member of the group asked may help; for an agency, its lead and data providers."""
    if record.case:
        return cases.can_write_for(actor, record.case, record.organisation_id)
    return is_respondent(actor, record, Permission.ANSWER_RETURN)


def can_see_unsubmitted(actor: Actor, record: AssuranceReturn) -> bool:
    """Who may write it reads it unsent, and the body that another answers for reads along.

    So does the office while it enters the return for them (needs ``for_list``). Everybody else
    reads what was submitted. Of what is asked for a case, all who are named for that agency.
    """
    if record.case:
        roles = cases.FOR_AN_AGENCY
        return cases.is_named_for(actor, record.case, record.organisation_id, *roles)
    if record.is_being_entered and can_manage_return(actor, record):
        return True
    mandates = mandates_of(actor, Permission.SEE_DRAFT_RETURN, GRANTS)
    return can_answer_return(actor, record) or mandates.cover(
        record.organisation_id, group=record.returns_to_id
    )


def can_answer(actor: Actor, answer: Answer) -> bool:
    """Who may answer the return, and somebody with no seat invited to it or to this question."""
    record = answer.assurance_return
    invited = (answer, record)
    return can_answer_return(actor, record) or any(
        actor.may_by_invitation("answer", each) for each in invited
    )


def can_enter_answer(actor: Actor, answer: Answer) -> bool:
    """The office, for the respondent; nobody enters for another what is asked for a case."""
    return answer.assurance_return.case is None and can_manage_return(
        actor, answer.assurance_return
    )


def can_enter(actor: Actor, entry: OfficeEntry) -> bool:
    return entry.assurance_return.case is None and can_manage_return(actor, entry.assurance_return)


def can_confirm(actor: Actor, entry: OfficeEntry) -> bool:
    """Who speaks for the respondent, or is invited to; never who submitted it for them."""
    speaks = can_submit(actor, entry.assurance_return)
    invited = actor.may_by_invitation("confirm", entry)
    return (speaks or invited) and actor.user_id != entry.sent_by_id


def can_read_entry(actor: Actor, entry: OfficeEntry) -> bool:
    return can_read_remarks(actor, entry.assurance_return)


def can_submit(actor: Actor, record: AssuranceReturn) -> bool:
    """The chair (or vice chair, or either's named deputy) speaks for the group."""
    if record.case:
        return cases.can_write_for(actor, record.case, record.organisation_id)
    return is_respondent(actor, record, Permission.SUBMIT_RETURN)


def can_manage_return(actor: Actor, record: AssuranceReturn) -> bool:
    """The business office of a partnership that the receiving group serves."""
    if record.case:
        return cases.can_sign_off_for(actor, record.case, record.organisation_id)
    scope = scope_of(actor, Permission.MANAGE_RETURN, GRANTS)
    return record.returns_to_id in scope.groups


def can_read_remarks(actor: Actor, record: AssuranceReturn) -> bool:
    """Queries, replies and reasons are between those who answer and the office, for good."""
    if record.case:
        return cases.can_read_of(actor, record.case, record.organisation_id)
    return can_see_unsubmitted(actor, record) or can_manage_return(actor, record)


def can_read_query(actor: Actor, query: Query) -> bool:
    return can_read_remarks(actor, query.answer.assurance_return)


def can_read_answer_note(actor: Actor, answer: Answer) -> bool:
    return can_read_remarks(actor, answer.assurance_return)


def can_read_first(actor: Actor, record: AssuranceReturn) -> bool:
    """The office; who submitted it does not look at it for the office."""
    return can_accept(actor, record)


def can_accept(actor: Actor, record: AssuranceReturn) -> bool:
    """The office, and never the person who submitted it."""
    return can_manage_return(actor, record) and actor.user_id != record.submitted_by_id


def can_unask(actor: Actor, record: AssuranceReturn) -> bool:
    """Whoever co-ordinates the case it was asked for; of a timetable nobody takes one out."""
    return record.case is not None and cases.can_coordinate(actor, record.case)


def can_chase(actor: Actor, record: AssuranceReturn) -> bool:
    if record.case:
        return cases.can_coordinate(actor, record.case)
    return actor.is_schedule or can_manage_return(actor, record)


def can_chase_in(actor: Actor, partnership: Partnership) -> bool:
    """The partnership's own office."""
    return partnership.pk in scope_of(actor, Permission.MANAGE_RETURN, GRANTS).partnerships


def can_raise_query(actor: Actor, query: Query) -> bool:
    return can_manage_return(actor, query.answer.assurance_return)


def can_reply(actor: Actor, query: Query) -> bool:
    return can_answer_return(actor, query.answer.assurance_return)


def can_settle(actor: Actor, query: Query) -> bool:
    return can_manage_return(actor, query.answer.assurance_return)
