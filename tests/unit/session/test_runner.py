"""What nobody waits for lets what is awaited go before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Queue

from explorer.session.ask import Ask
from explorer.session.runner import Runner
from tests.unit.query.world import empty_workspace

WAIT_S = 60.0
CHANCE_S = 0.3
"""For so long the one that should wait has a chance to come first."""


@dataclass(frozen=True, eq=False)
class Work:
    do: Callable[[], object]

    def answer(self, ask: Ask) -> object:
        del ask
        return self.do()


def test_what_is_not_awaited_waits_even_if_it_was_asked_first() -> None:
    posted: Queue[Callable[[], None]] = Queue()
    done: list[str] = []
    is_later_done = threading.Event()
    with empty_workspace() as database:
        runner = Runner(database.reader, lambda: database.data_version, posted.put)

        def later() -> None:
            runner.wait_for_answers(WAIT_S)
            is_later_done.set()

        runner.submit("later", Work(later), lambda _: done.append("later"), is_awaited=False)
        chance = Work(lambda: is_later_done.wait(CHANCE_S))
        runner.submit("first", chance, lambda _: done.append("first"))
        for _ in range(2):
            posted.get(timeout=WAIT_S)()
        runner.close()
    assert done == ["first", "later"]


def test_closing_ends_the_waiting() -> None:
    with empty_workspace() as database:
        runner = Runner(database.reader, lambda: database.data_version, lambda call: call())
        is_begun, is_over = threading.Event(), threading.Event()

        def later() -> None:
            is_begun.set()
            runner.wait_for_answers(WAIT_S)
            is_over.set()

        runner.submit("later", Work(later), lambda _: None, is_awaited=False)
        assert is_begun.wait(WAIT_S)
        runner.close()
    assert is_over.is_set()
