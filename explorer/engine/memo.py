"""What was found once and may be asked again, up to so many bytes; found once even if asked at
the same time from several threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

_PATIENCE_S = 0.01


class Sized(Protocol):
    """An array, or something made of arrays."""

    @property
    def nbytes(self) -> int: ...


Found = TypeVar("Found", bound=Sized)


class Memo:
    """The latest findings by their keys."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._kept: OrderedDict[Hashable, Sized] = OrderedDict()
        self._bytes = 0
        self._under_way: set[Hashable] = set()
        self._changed = threading.Condition()

    def get(self, key: Hashable, find: Callable[[], Found], check: Callable[[], None]) -> Found:
        """What is kept under a key, or what `find` gives.

        Where another thread is finding it this one waits; `check` is called while it does, and
        may raise, and before anything is found. If the other gives up, this one finds it itself.
        """
        check()
        with self._changed:
            while key in self._under_way:
                self._changed.wait(_PATIENCE_S)
                check()
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Found", self._kept[key])
            self._under_way.add(key)
        try:
            found = find()
            self._keep(key, found)
        finally:
            with self._changed:
                self._under_way.discard(key)
                self._changed.notify_all()
        return found

    def _keep(self, key: Hashable, found: Sized) -> None:
        with self._changed:
            self._kept[key] = found
            self._bytes += found.nbytes
            while self._bytes > self._limit_bytes and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
