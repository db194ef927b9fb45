"""Which entry of the navigation is lit on which page, stated once more by hand."""

import pytest
from django.urls import reverse

from governance.core.registry import all_kinds
from lscp.context import FOOTER, HOME, NAVIGATION, active_area, navigation
from tests.architecture import (
    challenges,
    child_deaths,
    complaints,
    disputes,
    group_recommendations,
    local_reviews,
    new_partnerships,
    practice_reviews,
    publication,
    risks,
    short_versions,
    timetable,
    yearly,
)
from tests.architecture.introspection import addresses
from tests.of_each import of_each

LIT = {
    "home": "home",
    "assurance:return-list": """
        answer-history answer-query entry-reply entry-send entry-withdraw query-reply query-settle
        query-withdraw return-accept return-answer return-attach return-attachment return-chase
        return-detail return-due return-enter return-list return-reopen return-submit
        return-take-back return-tracker returns-chase returns-tracker
    """,
    "assurance:report-list": """
        comment-answer comment-revise passage-write report-agree report-comment report-compose
        report-detail report-issue report-list report-pdf report-receive report-recompose
        report-record-agreement report-rows report-say-since report-scrutinise report-send
        report-send-back report-word report-write
    """
    + publication.PAGES
    + short_versions.PAGES
    + yearly.PAGES,
    "assurance:voice-list": "voice-add voice-detail voice-edit voice-list voice-withdraw",
    "governance:action-list": """
        action-ageing action-answer action-answer-remind action-answers action-assign action-board
        action-detail action-due action-edit action-embed action-escalate action-finish action-list
        action-met action-raise action-recheck action-remind action-reopen action-repeat
        action-sheet action-update action-withdraw
        actions-assign actions-due actions-remind
    """,
    "governance:group-list": """
        appointment-correct appointment-remove file-download file-list file-store group-detail
        group-list seat-detail
    """,
    "governance:plan-list": """
        focus-add focus-edit objective-add objective-edit outcome-add outcome-edit plan-add
        plan-adopt plan-answer plan-broken plan-comment plan-consult plan-detail plan-drop
        plan-edit plan-end-early plan-evidence plan-list plan-paper plan-redraft plan-roll-over
        plan-thread plan-timetable priority-add priority-detail priority-edit progress-give
        progress-history
    """,
}
"""By the URL name of the entry, the pages of its app on which it is lit."""

IN_THE_FOOT = """
    case-child case-close case-dates case-detail case-dispute case-edit case-editions case-list
    case-local case-name case-not-notifiable case-notifiable case-notify case-overrun case-readers
    case-refer case-tell case-view case-withdraw person-end proceeding-end rapid-consider
    rapid-decide rapid-detail rapid-dissent rapid-meeting rapid-response rapid-send
    rapid-send-back rapid-send-to-partners rapid-sign response-answer
    case-chronology case-paper case-trends emergency-approve emergency-ask emergency-end
    case-recommend case-recommendations legacy-detail legacy-import legacy-import-confirm
    legacy-list legacy-remove
    recommendation-edit recommendation-open recommendation-raise
    emergency-list entries-import entry-add entry-remove paper-detail
    case-keep-proof case-proof practice-paper response-keep-letter response-letter
    case-learning learning-discard learning-edit learning-release
    point-detail point-disseminate point-edit point-evidence point-list point-release
    point-withdraw point-write briefing-detail briefing-disseminate briefing-edit
    briefing-evidence briefing-list briefing-pdf briefing-publish briefing-withdraw
    briefing-write dissemination-cancel dissemination-detail dissemination-edit dissemination-finish
    dissemination-reach evidence-strike national-check national-consider national-detail
    national-edit national-end national-list national-raise national-receive
"""
"""Pages of cases: reached by the foot of the page, so that no navigation tells of them."""

SUMMARIES = """
    summary-answer summary-ask summary-chase summary-detail summary-query summary-reopen
    summary-reply summary-sign-off summary-submit summary-take-back summary-unask
"""
"""Pages of agencies’ summaries: reached from the page of their case alone."""

RETENTION = """
    disposal-approve disposal-detail disposal-list disposal-refuse due-hold due-list due-propose
    hold-detail hold-lift hold-list hold-place ledger-detail ledger-list ledger-pdf
    retention-schedule own-data own-data-file
"""
"""Pages of retention: reached by the foot of the page of the office; one’s own data, by one’s
sign-in.
"""

IMPORTS = """
    import-columns import-current import-detail import-discard import-ledger-pdf import-list
    import-mend import-read import-save import-template import-undo
"""
"""Pages of imports: reached by the foot of the page of the office."""

UNLIT = {
    *practice_reviews.UNLIT,
    *local_reviews.UNLIT,
    "accessibility",
    "demo-outbox",
    "email-address",
    "health",
    "long-list",
    "long-list-file",
    "long-list-made",
    "search",
    "system-status",
    "office-year",
    "office-years",
    "theme-detail",
    "theme-list",
    "governance:deadline-list",
    "governance:invitation-add",
    "governance:invitation-revoke",
    "governance:invited-code",
    "governance:invited-code-send",
    "governance:invited-task",
    "governance:message-list",
    "governance:message-resend",
    "governance:partnership-detail",
    "governance:partnership-list",
    "governance:rule-detail",
    "governance:rule-list",
    "governance:rule-set",
    *(f"governance:{name}" for name in RETENTION.split()),
    *(f"governance:{name}" for name in IMPORTS.split()),
    *(f"reviews:{name}" for name in IN_THE_FOOT.split()),
    *(f"reviews:{name}" for name in disputes.PAGES.split()),
    *(f"reviews:{name}" for name in child_deaths.PAGES.split()),
    *(f"reviews:{name}" for name in complaints.PAGES.split()),
    *(f"governance:{name}" for name in challenges.PAGES.split()),
    *(f"governance:{name}" for name in group_recommendations.PAGES.split()),
    *(f"assurance:{name}" for name in new_partnerships.PAGES.split()),
    *(f"governance:{name}" for name in risks.PAGES.split()),
    *(f"governance:{name}" for name in timetable.PAGES.split()),
    *(f"assurance:{name}" for name in SUMMARIES.split()),
    "single-sign-on",
    "single-sign-on-callback",
}
NOT_OURS = ("admin:", "account_", "mfa_", "usersessions_")
"""The pages of sign-in, and the administration site, which has a navigation of its own."""

OURS = sorted(name for name, _ in addresses() if not name.startswith(NOT_OURS))


def test_every_page_lights_the_entry_it_belongs_to_or_is_known_to_light_none():
    lit = {name: area.url_name for name in OURS if (area := active_area(name))}

    assert lit == {
        f"{entry.rpartition(':')[0]}:{name}".removeprefix(":"): entry
        for entry, names in LIT.items()
        for name in names.split()
    }
    assert set(OURS) - set(lit) == UNLIT


@pytest.mark.parametrize("name", ["account_logout", "mfa_index", "admin:index", "governance:gone"])
def test_a_page_of_no_record_lights_nothing(name):
    assert active_area(name) is None


def test_one_entry_at_most_is_lit_and_none_where_there_is_no_page():
    class Match:
        view_name = "assurance:query-reply"

    assert [link.label for link in navigation(Match) if link.current] == ["Returns"]
    assert [link for link in navigation(None) if link.current] == []


def test_the_navigation_fits_a_row_and_leads_somewhere():
    labels = [entry.label for entry in NAVIGATION]

    assert labels[0] == HOME.label
    assert len(set(labels)) == len(labels) <= 7
    assert len({entry.order for entry in NAVIGATION}) == len(NAVIGATION)
    assert all(reverse(entry.url_name) for entry in (*NAVIGATION, *FOOTER))


def test_what_is_lit_on_a_page_is_an_entry_of_the_navigation():
    assert {kind.area for kind in all_kinds() if kind.area} == set(NAVIGATION) - {HOME}


@of_each("kind", [each for each in all_kinds() if each.url_word], ids=lambda kind: kind.kind)
def test_the_word_of_a_kind_begins_the_names_of_its_own_pages_alone(kind):
    app = kind.model._meta.app_label
    same = [
        each
        for each in all_kinds()
        if (each.model._meta.app_label, each.url_word) == (app, kind.url_word)
    ]

    assert same == [kind]
    assert any(name.startswith(f"{app}:{kind.url_word}-") for name in OURS)
