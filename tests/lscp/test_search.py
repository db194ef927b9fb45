"""Search: every word, in everything one may see, and in nothing else."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assurance.reports.models import Passage, ReportComment
from assurance.reports.operations import passages
from assurance.reports.transitions import PASSAGE
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from governance.actions.operations import actions
from governance.core.models import SearchText
from governance.core.search_index import rebuild, refresh_all
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


def search(person, words: str, **more: str):
    return signed_in(person).get(reverse("search"), {"q": words, **more})


def titles(person, words: str) -> list[str]:
    found = search(person, words).context.get("found", [])
    return [hit.title for each in found for hit in each.hits]


def test_an_action_is_found_by_its_reference_and_by_each_of_its_words():
    action = plan_scenarios.a_finished_action()
    keeper = plan_scenarios.its_keeper(action)

    for words in (action.reference, action.reference.lower(), "three AGENCIES", "sent  theirs"):
        assert titles(keeper, words) == [action.title]
    assert titles(keeper, "agencies elephants") == []


def test_words_are_found_whatever_their_accents_dashes_and_quotes():
    voice = plan_scenarios.a_voice()
    member = scenarios.its_member(voice.group)
    voice.said, voice.version = "Siân’s café – once.", 1
    voice.save()
    list(rebuild())

    for words in ("sian's", "SIÂN’S CAFÉ", "cafe - once"):
        assert len(titles(member, words)) == 1


def test_a_percent_sign_or_an_underscore_is_looked_for_as_itself():
    action = plan_scenarios.an_open_action()

    assert titles(plan_scenarios.its_keeper(action), "%") == []
    assert titles(plan_scenarios.its_keeper(action), "a_k") == []


def test_the_words_around_what_was_looked_for_are_shown_and_escaped():
    action = plan_scenarios.an_open_action()
    keeper = plan_scenarios.its_keeper(action)
    actions.update(action, "We <b>asked</b> all three twice.", by=acting(keeper), at=NOON)

    page = search(keeper, "twice")

    (hit,) = page.context["found"][0].hits
    assert (hit.before, hit.match) == ("We <b>asked</b> all three", "twice.")
    assert "We &lt;b&gt;asked&lt;/b&gt; all three <strong>twice.</strong>" in page.content.decode()


def test_nobody_finds_what_they_may_not_see():
    plan_scenarios.an_open_action()
    plan_scenarios.a_voice()

    assert titles(scenarios.a_person(), "agencies") == []
    assert titles(scenarios.its_chair(scenarios.a_foreign_group()), "agencies") == []


def of_returns(person, words: str) -> list[str]:
    found = search(person, words).context.get("found", [])
    return [hit.title for each in found if each.heading == "Returns" for hit in each.hits]


def test_answers_are_found_once_they_are_submitted_and_then_as_they_were():
    record = scenarios.an_answered_return()
    answer = scenarios.its_first_answer(record)
    chair, officer = scenarios.its_chair(record.group), scenarios.a_board_officer()
    typed = "Elephants were counted."
    returns.answer(answer, typed, by=acting(chair), at=NOON, expected_version=answer.version)

    assert of_returns(officer, "elephants") == []
    assert of_returns(chair, "elephants") == []

    seen = scenarios.as_seen(record)
    returns.submit(record, by=acting(chair), at=NOON, expected_version=seen)
    assert of_returns(officer, "elephants") == [str(record)]

    returns.query(answer, "How many?", by=acting(officer), at=NOON)
    answer.refresh_from_db()
    changed = "Rhinos were counted."
    returns.answer(answer, changed, by=acting(chair), at=NOON, expected_version=answer.version)
    assert of_returns(officer, "elephants") == [str(record)]
    assert of_returns(officer, "rhinos") == []


def test_what_is_taken_back_is_found_no_more():
    record = scenarios.a_submitted_return()
    words = SearchText.objects.get(subject_id=record.pk, kind=AssuranceReturn._meta.label_lower)
    assert words.body

    chair = acting(scenarios.its_chair(record.group))
    seen = scenarios.as_seen(record)
    returns.take_back(record, by=chair, at=NOON, expected_version=seen)

    words.refresh_from_db()
    assert words.body == ""


def test_a_comment_on_a_draft_is_not_found_and_the_scrutineers_words_are():
    scrutiny = report_scenarios.some_scrutiny()
    row = SearchText.objects.get(kind="assurance.report", subject_id=scrutiny.report_id)
    assert scrutiny.text.split()[0] in row.body

    report, chair = scrutiny.report, report_scenarios.its_chair(scrutiny.report)
    comment = passages.comment(report, "voice", "Say far more.", by=chair, at=NOON)
    assert comment.kind == ReportComment.Kind.MEMBER
    row.refresh_from_db()
    assert comment.text not in row.body


def test_a_withdrawn_voice_is_found_no_more():
    voice = plan_scenarios.a_voice()
    assert titles(scenarios.its_member(voice.group), "tell it once")

    withdrawn = plan_scenarios.a_withdrawn_voice()
    assert not SearchText.objects.filter(kind="assurance.voicerecord", subject_id=withdrawn.pk)


def test_a_kind_of_which_there_is_much_is_shown_by_the_page():
    group = scenarios.an_audit_group()
    for _ in range(6):
        plan_scenarios.an_open_action(group)
    chair = scenarios.its_chair(group)

    page = search(chair, "agencies").content.decode()
    assert page.count("Ask three agencies for their audits</a>") == 5
    assert "kind=governance.action" in page

    page = search(chair, "agencies", kind="governance.action").content.decode()
    assert page.count("Ask three agencies for their audits</a>") == 6
    assert "Search everything for “agencies”" in page


def test_an_unknown_kind_and_no_words_are_answered_in_words():
    person = scenarios.a_person()

    assert "Nothing was found" in search(person, "x", kind="governance.job").content.decode()
    assert "Enter letters or figures" in search(person, "\u0301").content.decode()
    assert "Nothing was found" not in search(person, "").content.decode()


def test_the_index_is_rebuilt_from_the_records_and_forgets_what_is_gone(capsys):
    action = factories.ActionFactory(title="Written past the doors")
    factories.SearchTextFactory(subject_id=action.pk + 1000)

    call_command("rebuild_search")

    rows = SearchText.objects.filter(kind="governance.action")
    assert [row.title for row in rows] == [action.title]
    assert "Actions: 1" in capsys.readouterr().out


def test_every_page_leads_to_the_search():
    page = signed_in(scenarios.a_person()).get(reverse("home")).content.decode()

    assert f'action="{reverse("search")}"' in page
    assert page.count('role="search"') == 1


def test_what_is_begun_many_at_once_is_found_like_what_is_begun_one_by_one():
    report = report_scenarios.a_draft_report()
    office = report_scenarios.its_office(report)
    new = [
        Passage(report=report, key=key, text=f"Hedgehogs of {key}.") for key in ("first", "second")
    ]
    PASSAGE.create_all(new, "open", by=office, at=NOON)

    assert titles(scenarios.a_board_officer(), "hedgehogs first second") == [str(report)]


def test_parts_of_one_whole_bring_it_up_to_date_once():
    report = report_scenarios.a_draft_report()
    parts = list(report.passages.all())

    def queries(records):
        with CaptureQueriesContext(connection) as captured:
            refresh_all(records)
        return len(captured)

    assert queries(parts[:1]) == queries(parts)
    assert queries([]) == 0
