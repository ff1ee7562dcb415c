"""What modules are made of is not searched; what comes after them is."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from explorer import garbage


class Ring:
    """Holds itself, so that only a search finds it when nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_searched_meanwhile_and_what_was_made_is_set_aside() -> None:
    before = gc.get_freeze_count()
    with garbage.left_alone():
        assert not gc.isenabled()
        kept = Ring()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
    assert kept.itself is kept


def test_what_comes_later_is_found() -> None:
    with garbage.left_alone():
        pass
    gone = weakref.ref(Ring())
    gc.collect()
    assert gone() is None


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    with garbage.left_alone():
        pass
    assert not gc.isenabled()


def test_a_module_that_fails_leaves_the_search_on() -> None:
    with pytest.raises(ImportError), garbage.left_alone():
        raise ImportError
    assert gc.isenabled()
