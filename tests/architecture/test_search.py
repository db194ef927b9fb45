"""What is searched, stated once more by hand: nothing joins it by accident, nothing restricted."""

from dataclasses import replace

import pytest

from governance.core.registry import all_kinds, record_kind, register
from governance.records import RECORDS
from tests.architecture.introspection import our_models

SEARCHED = {
    "governance.action",
    "governance.businessplan",
    "governance.group",
    "governance.partnership",
    "governance.priority",
    "governance.challenge",
    "governance.grouprecommendation",
    "assurance.newpartnership",
    "governance.risk",
    "governance.storedfile",
    "governance.timetableentry",
    "assurance.assurancereturn",
    "assurance.report",
    "assurance.shortversion",
    "assurance.voicerecord",
    "assurance.yearlyerratum",
    "assurance.yearlyreport",
    "reviews.legacyreview",
    "reviews.briefing",
    "reviews.learningpoint",
    "reviews.nationalreview",
    "reviews.panelreport",
}
FOUND_WITH = {
    "governance.actionupdate": "action",
    "governance.assignment": "action",
    "governance.focusarea": "plan",
    "governance.objective": "priority",
    "governance.plancomment": "plan",
    "governance.outcomestatement": "priority",
    "governance.progressupdate": "priority",
    "assurance.passage": "report",
    "assurance.reportcomment": "report",
    "assurance.shortpart": "short_version",
    "assurance.yearlyrequirement": "report",
    "assurance.yearlysection": "report",
    "assurance.yearlystatement": "report",
}
NOT_SEARCHED = {
    "governance.deadline": "its record is found, and the list of time limits filters",
    "governance.invitation": "what somebody is invited to is found; who was invited is not",
    "reviews.dispute": "the same of a dispute",
    "reviews.escalationofficer": "who speaks for an agency is in a list of its own",
    "reviews.case": "a case is restricted: its own list looks for words among a reader's own",
    "reviews.caselearning": "it is of a case, and restricted until its words are released",
    "reviews.dissemination": "what it tells of is found, and its page leads there",
    "reviews.practiceevidence": "what it is about is found, and shows it",
    "assurance.yearlydispatch": "to whom a report went stands on one page, which is taken away",
    "assurance.yearlypresentation": "so do the boards before which it came",
    "assurance.copiedline": "its draft is found, and its page lists the lines by chapter",
    "governance.duerecord": "a list of the office’s own, which filters",
    "governance.disposal": "what was deleted is not found again",
    "governance.importrun": "a list of the office’s own",
    "governance.importrow": "rows to be checked, kept till they are imported",
    "governance.legalhold": "a list of the office’s own",
    "reviews.panelconcern": "a concern is restricted: its own list looks among a reader's own",
    "reviews.complaint": "a complaint is restricted in the same way",
    "reviews.informationrequest": "so is a request, which the office alone sees",
    "reviews.panelattendance": "its few words are in one short list, by day",
    "governance.message": "mails are the office's to look after, and repeat what is found",
}
"""Kinds with a ``visible_to`` of their own that are nevertheless not searched, and why."""


def test_what_is_searched_is_what_is_said_here_and_nothing_else():
    assert {each.kind for each in all_kinds() if each.searched} == SEARCHED
    assert {each.kind: each.found_with for each in all_kinds() if each.found_with} == FOUND_WITH


def test_every_kind_that_some_may_see_is_searched_or_said_not_to_be():
    seen_by_some = {
        model._meta.label_lower
        for model in our_models()
        if hasattr(model._default_manager, "visible_to")
    }

    assert seen_by_some - SEARCHED - set(FOUND_WITH) == set(NOT_SEARCHED)


@pytest.mark.parametrize("name", sorted(SEARCHED))
def test_what_is_found_is_what_the_kind_itself_lets_be_seen_and_has_a_page(name):
    kind = record_kind(name)

    assert kind.searched.visible_to.__func__.__name__ == "visible_to"
    assert kind.searched.visible_to.__self__ is kind.model._default_manager
    assert kind.page
    assert not kind.is_restricted


@pytest.mark.parametrize("name", sorted(FOUND_WITH))
def test_what_is_found_with_a_whole_hangs_on_one_that_is_searched(name):
    kind = record_kind(name)
    whole = kind.model._meta.get_field(kind.found_with).related_model

    assert whole._meta.label_lower in SEARCHED


@pytest.mark.parametrize("name", ["governance.action", "governance.actionupdate"])
def test_a_restricted_kind_may_not_be_searched(name, monkeypatch):
    monkeypatch.setattr("governance.core.registry._KINDS", {})

    with pytest.raises(ValueError, match="is restricted: it may not be searched"):
        register([replace(record_kind_of(name), is_restricted=True)])


def record_kind_of(name: str):
    return next(each for each in RECORDS if each.kind == name)
