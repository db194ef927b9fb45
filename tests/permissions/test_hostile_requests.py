"""Whatever is sent to any address, by anybody, the answer is never a fault of ours."""

import pytest

from lscp.tasks import beat_once
from tests.permissions.hostile import Attacker

pytestmark = [pytest.mark.hostile, pytest.mark.slow, pytest.mark.pages]


@pytest.mark.filterwarnings("default")  # what is odd about a request is said in warnings
def test_no_hostile_request_is_answered_by_a_fault_of_ours(world, pytestconfig):
    beat_once()  # the health page would truly say that nothing beats
    attacker = Attacker(world)
    first, count = pytestconfig.option.hostile_from, pytestconfig.option.hostile

    faults = [told for number in range(first, first + count) if (told := attacker.send(number))]

    assert not faults, "\n".join(faults)
