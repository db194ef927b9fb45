"""Every test runs in a call with room, and nothing that was imported is looked at as garbage."""

import gc
import inspect

import pytest

from tests import processor_time


@pytest.fixture
def codes_at_set_up():
    return [frame.frame.f_code for frame in inspect.stack(0)]


def test_a_test_and_its_set_up_run_in_a_call_with_room(codes_at_set_up):
    here = [frame.frame.f_code for frame in inspect.stack(0)]

    assert processor_time.call.__code__ in here
    assert processor_time.call.__code__ in codes_at_set_up
    assert processor_time.call.__code__.co_stacksize == processor_time.PLACES


def test_what_was_there_before_the_first_test_is_no_garbage():
    assert gc.get_freeze_count() > 100_000
