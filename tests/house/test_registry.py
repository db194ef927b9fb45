"""Every table of deeds is known to the registry, and every verb has its function."""

import inspect

import pytest
from django.urls import get_resolver, reverse

from lscp.registry import BY_KIND, RECORD_KINDS, link
from tests import given
from tests.house.walk import our_models, our_workflows

VERBS = [
    pytest.param(deeds, verb, id=f"{kind.kind} {verb}")
    for kind in RECORD_KINDS
    for deeds in kind.deeds
    for verb in deeds.table.verbs
]
PAGES = [kind for kind in RECORD_KINDS if kind.page]


def test_every_table_of_deeds_belongs_to_a_record_kind():
    known = [deeds.table for kind in RECORD_KINDS for deeds in kind.deeds]

    assert [name for name, table in our_workflows().items() if table not in known] == []


def test_every_record_with_a_status_has_a_table():
    with_status = {
        model._meta.label_lower
        for model in our_models()
        if any(field.name == "status" for field in model._meta.fields)
    }

    assert with_status <= set(BY_KIND)


def test_no_kind_is_registered_twice():
    assert len(BY_KIND) == len(RECORD_KINDS)


@pytest.mark.parametrize(("deeds", "verb"), VERBS)
def test_every_verb_has_a_function_that_says_who_and_when(deeds, verb):
    parameters = inspect.signature(deeds.operation(verb)).parameters

    said = {name: parameters[name].kind for name in ("by", "at") if name in parameters}
    assert said == {"by": inspect.Parameter.KEYWORD_ONLY, "at": inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.kind)
def test_a_function_of_another_name_is_said_only_for_verbs_that_exist(kind):
    for deeds in kind.deeds:
        assert set(deeds.done_by) <= set(deeds.table.verbs)


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.kind)
def test_every_page_of_a_kind_exists(kind):
    namespace, _, name = kind.page.rpartition(":")
    resolver = get_resolver()
    names = (
        resolver.namespace_dict[namespace][1].reverse_dict if namespace else resolver.reverse_dict
    )

    assert name in names


@pytest.mark.django_db
def test_a_kind_and_an_id_become_a_link_to_the_page_that_shows_the_record():
    query = given.an_open_query()
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
