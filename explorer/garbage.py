"""Python's search for objects that hold only each other."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

_ENOUGH_NEW = 5_000
"""New objects, less those that are gone, that are worth looking through."""


@contextmanager
def left_alone() -> Generator[None, None, None]:
    """Do not search while modules are loaded, nor ever again through what was loaded by then.

    What modules are made of stays: to look takes a tenth more, and the searches that follow,
    while a board is built, 50 ms.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def by_hand() -> None:
    """From now on search only when `sweep` or `sweep_all` is called."""
    gc.disable()


def by_itself() -> None:
    """Search whenever Python thinks fit, as it does at first, and among everything."""
    gc.unfreeze()
    gc.enable()


def sweep() -> None:
    """Look through what was made lately, if that is much; takes about a millisecond."""
    if gc.get_count()[0] > _ENOUGH_NEW:
        gc.collect(1)


def sweep_all() -> None:
    """Look through everything but what `settle` has set aside."""
    gc.collect()


def settle() -> None:
    """Set aside what there is now: modules and what was compiled make up most of it and stay."""
    gc.collect()
    gc.freeze()


def unsettle() -> None:
    """Look through everything again: something large has gone."""
    gc.unfreeze()
