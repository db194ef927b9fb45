"""Every table of operations is known to the registry, and every verb has its function."""

import inspect
from dataclasses import replace

import pytest
from django.urls import get_resolver, reverse

from governance.core.registry import all_kinds, link, record_kind, register
from tests.architecture.introspection import FLOORS, our_models, our_workflows
from tests.of_each import of_each
from tests.scenarios import returns as scenarios

VERBS = [
    pytest.param(workflow, verb, id=f"{kind.kind} {verb}")
    for kind in all_kinds()
    for workflow in kind.workflows
    for verb in workflow.table.verbs
]
PAGES = [kind for kind in all_kinds() if kind.page]


def test_every_table_of_operations_belongs_to_a_record_kind():
    known = [workflow.table for kind in all_kinds() for workflow in kind.workflows]

    assert [name for name, table in our_workflows().items() if table not in known] == []


def test_every_record_with_a_status_has_a_table():
    with_status = {
        model._meta.label_lower
        for model in our_models()
        if any(field.name == "status" for field in model._meta.fields)
    }

    assert {kind for kind in with_status if record_kind(kind) is None} == set()


def test_no_kind_is_registered_in_two_ways():
    known = all_kinds()

    with pytest.raises(ValueError, match=r"governance.signature is registered twice"):
        register([replace(known[0], page_of="key")])
    register(known[:1])  # as when an app is made ready again
    assert all_kinds() == known


def test_each_app_lists_its_own_kinds_the_lower_apps_first():
    apps = [kind.model._meta.app_label for kind in all_kinds()]

    assert apps == sorted(apps, key=list(FLOORS).index)
    assert {"governance", "assurance"} <= set(apps)


@of_each("kind", all_kinds(), ids=lambda kind: kind.kind)
def test_a_verb_has_one_row_of_a_kind(kind):
    verbs = [
        verb
        for workflow in kind.workflows
        for verb in (*workflow.table.creations, *workflow.table.moves, *workflow.table.edits)
    ]
    events = [verb for workflow in kind.workflows for verb in workflow.table.events]

    assert len({*verbs, *events}) == len([*verbs, *events])


@of_each(("workflow", "verb"), VERBS)
def test_every_verb_has_the_words_of_its_button_and_of_its_line(workflow, verb):
    row = workflow.table.rows[verb]

    assert row.label[:1].isupper()
    assert row.past.count("{}") == 1
    assert "{" not in row.past_own


@of_each(("workflow", "verb"), VERBS)
def test_every_verb_has_a_function_that_says_who_and_when(workflow, verb):
    parameters = inspect.signature(workflow.operation(verb)).parameters

    said = {name: parameters[name].kind for name in ("by", "at") if name in parameters}
    assert said == {"by": inspect.Parameter.KEYWORD_ONLY, "at": inspect.Parameter.KEYWORD_ONLY}


@of_each("kind", all_kinds(), ids=lambda kind: kind.kind)
def test_a_function_of_another_name_is_said_only_for_verbs_that_exist(kind):
    for workflow in kind.workflows:
        assert set(workflow.done_by) <= set(workflow.table.verbs)


@of_each("kind", PAGES, ids=lambda kind: kind.kind)
def test_every_page_of_a_kind_exists(kind):
    namespace, _, name = kind.page.url_name.rpartition(":")
    resolver = get_resolver()
    names = (
        resolver.namespace_dict[namespace][1].reverse_dict if namespace else resolver.reverse_dict
    )

    assert name in names


@pytest.mark.django_db
def test_a_kind_and_an_id_become_a_link_to_the_page_that_shows_the_record():
    query = scenarios.an_open_query()
    record = query.answer.assurance_return
    page = reverse("assurance:return-detail", args=[record.pk])

    links = [
        link("assurance.assurancereturn", record.pk),
        link("assurance.answer", query.answer_id),
        link("assurance.query", query.pk),
    ]

    assert links == [page, page, page]


@pytest.mark.django_db
def test_what_is_gone_unknown_or_has_no_page_has_no_link():
    nowhere = [("assurance.query", 0), ("assurance.dream", 1), ("governance.job", 1)]

    assert [link(kind, pk) for kind, pk in nowhere] == [None, None, None]
