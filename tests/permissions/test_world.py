"""The world is seen by those tests alone that ask for it, and each finds it as it was made."""

import pytest
from django.db import connection

from governance.people.models import User
from governance.structure.models import Group


@pytest.mark.django_db
def test_who_does_not_ask_for_the_world_sees_nobody_of_it(the_world):
    assert the_world.people
    assert not User.objects.exists()


@pytest.mark.parametrize("time", ["first", "again"])
def test_what_a_test_changes_is_gone_for_the_next(world, time):
    group = Group.objects.get(pk=world.own.group.pk)

    assert group.name == world.own.group.name != "Renamed"
    Group.objects.filter(pk=group.pk).update(name="Renamed")
    world.own.group.name = "Renamed"


def test_the_world_stands_in_a_database_of_its_own(world):
    assert connection.settings_dict["NAME"].endswith("_world")
