"""Long collections set aside what they leave; what becomes garbage there is found all the same."""

import gc
import weakref

import pytest

from footprint.ui.collecting import LONG_SECONDS, THOROUGH_SECONDS, Pacer, keep_collections_short

FULL = {"generation": 2}


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    yield Clock()
    gc.unfreeze()


@pytest.fixture
def pacer(clock):
    gc.unfreeze()
    return Pacer(clock)


def collect(pacer, clock, seconds, generation=2):
    pacer("start", {"generation": generation})
    clock.now += seconds
    pacer("stop", {"generation": generation})


def test_what_a_long_collection_left_is_not_walked_again(pacer, clock):
    collect(pacer, clock, LONG_SECONDS * 2)
    assert gc.get_freeze_count() > 1000


def test_a_short_one_or_one_of_the_young_changes_nothing(pacer, clock):
    collect(pacer, clock, LONG_SECONDS / 2)
    collect(pacer, clock, LONG_SECONDS * 2, generation=1)
    assert gc.get_freeze_count() == 0


def test_after_some_minutes_all_is_walked_once_and_set_aside_again(pacer, clock):
    collect(pacer, clock, LONG_SECONDS * 2)
    clock.now += THOROUGH_SECONDS
    pacer("start", FULL)
    assert gc.get_freeze_count() == 0
    clock.now += LONG_SECONDS * 2
    pacer("stop", FULL)
    assert gc.get_freeze_count() > 1000
    collect(pacer, clock, 0)
    assert gc.get_freeze_count() > 1000


def test_a_ring_that_was_set_aside_and_let_go_is_found_by_the_thorough_walk(clock):
    class Ring(list):
        """Holds itself."""

    gone = []
    ring = Ring()
    ring.append(ring)
    pacer = Pacer(clock)
    gc.callbacks.append(pacer)
    try:
        watch = weakref.finalize(ring, gone.append, True)
        gc.freeze()
        del ring
        gc.collect()
        assert not gone
        clock.now += THOROUGH_SECONDS
        gc.collect()
        assert gone == [True]
        assert not watch.alive
    finally:
        gc.callbacks.remove(pacer)


def test_one_pacer_is_enough():
    before = list(gc.callbacks)
    try:
        keep_collections_short()
        keep_collections_short()
        assert sum(isinstance(each, Pacer) for each in gc.callbacks) == 1
    finally:
        gc.callbacks[:] = before
