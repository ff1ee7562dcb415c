"""What is asked by several threads at once is found once, and what one gives up another finds."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from explorer.engine.memo import Memo
from explorer.errors import Cancelled

WAIT_S = 20.0
ANSWER = np.arange(10)


def nobody_minds() -> None:
    """Somebody still waits for the answer."""


def nobody_waits() -> None:
    raise Cancelled


class Search:
    """A finding that takes until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.let_go = threading.Event()
        self.times = 0

    def find(self) -> np.ndarray:
        self.times += 1
        self.begun.set()
        assert self.let_go.wait(WAIT_S)
        return ANSWER

    def fail(self) -> np.ndarray:
        self.find()
        raise Cancelled


def test_what_is_asked_twice_at_once_is_found_once() -> None:
    memo, search = Memo(1_000_000), Search()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(memo.get, "key", search.find, nobody_minds)
        assert search.begun.wait(WAIT_S)
        second = pool.submit(memo.get, "key", search.find, nobody_minds)
        search.let_go.set()
        assert first.result(WAIT_S) is second.result(WAIT_S) is ANSWER
    assert search.times == 1


def test_what_one_gives_up_another_finds() -> None:
    memo, search = Memo(1_000_000), Search()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(memo.get, "key", search.fail, nobody_minds)
        assert search.begun.wait(WAIT_S)
        second = pool.submit(memo.get, "key", search.find, nobody_minds)
        search.let_go.set()
        with pytest.raises(Cancelled):
            first.result(WAIT_S)
        assert second.result(WAIT_S) is ANSWER
    assert search.times == 2


def test_a_stale_question_does_not_wait_for_the_answer() -> None:
    memo, search = Memo(1_000_000), Search()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(memo.get, "key", search.find, nobody_minds)
        assert search.begun.wait(WAIT_S)
        with pytest.raises(Cancelled):
            memo.get("key", search.find, nobody_waits)
        search.let_go.set()
        assert first.result(WAIT_S) is ANSWER


def test_the_oldest_goes_where_there_is_no_room() -> None:
    memo = Memo(2 * ANSWER.nbytes)
    found: list[str] = []

    def find(key: str) -> np.ndarray:
        def now() -> np.ndarray:
            found.append(key)
            return ANSWER.copy()

        return memo.get(key, now, nobody_minds)

    for key in ("a", "b", "a", "c", "a", "b"):
        find(key)
    assert found == ["a", "b", "c", "b"]
