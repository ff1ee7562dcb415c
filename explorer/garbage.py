"""Python's search for objects that hold only each other."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Generator[None, None, None]:
    """Do not search meanwhile: what modules are made of stays, and to look takes a tenth more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
