"""The collector: off while any extraction goes on, and as it was before when none does."""

import gc
import sys
from collections.abc import Iterator
from threading import Thread

import pytest

from service.collector import held_off


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()


def test_it_is_off_within_and_on_after() -> None:
    with held_off:
        with held_off:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_somebody_turned_it_off() -> None:
    gc.disable()
    with held_off:
        pass
    assert not gc.isenabled()


def test_it_is_on_again_after_many_threads() -> None:
    def extract() -> None:
        for _ in range(5000):
            with held_off:
                pass

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    threads = [Thread(target=extract) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(interval)
    assert gc.isenabled()
