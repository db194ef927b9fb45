"""A query written once finds, with other values, what one written anew would find."""

from datetime import timedelta

import pytest

from governance.core.compiled_queries import SOME_DAY, compile_query
from governance.structure.models import Group
from tests import factories
from tests.scenarios.returns import TODAY

pytestmark = pytest.mark.django_db


def test_a_compiled_query_is_asked_for_other_keys_and_days():
    first, second = factories.GroupFactory(starts_on=TODAY), factories.GroupFactory(starts_on=TODAY)
    rows = Group.objects.in_force(on=SOME_DAY).filter(pk__in=[-1]).values_list("key")

    query = compile_query(rows)

    assert query.rows({-1: first.pk}, on=TODAY) == [(first.key,)]
    assert query.rows({-1: second.pk}, on=TODAY) == [(second.key,)]
    assert query.rows({-1: first.pk}, on=TODAY - timedelta(days=1)) == []


def test_a_compiled_query_counts_as_a_query(django_assert_num_queries):
    query = compile_query(Group.objects.filter(pk=-1).values_list("pk"))

    with django_assert_num_queries(1):
        assert query.rows({-1: 1}, on=TODAY) == []
