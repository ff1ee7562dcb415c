"""`python -m tests.benchmarks.cancelling [WORKSPACE] [--tweets N]`: how soon a question stops.

Each of several slow questions is dropped while it is under way, at another moment in every round.
`stopped_ms` is from there until its thread is free, `late` how many took more than 50 ms.
`quick_ms` is one small question asked while as many slow ones go on as a window has views.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue

from explorer.engine.load import Options, load
from explorer.query.page import Order
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import TWEETS
from explorer.session.ask import AnswerCache, Ask
from explorer.session.requests import Page, Request, TagsInUse, Totals
from explorer.session.runner import WORKERS, Runner
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.measure import machine, milliseconds, print_figures
from tests.benchmarks.workspace import asked_for

AT_MOST_S = 0.05
MOMENTS_S = (0.002, 0.02, 0.08, 0.15)
_WAIT_S = 120.0


@dataclass(frozen=True, eq=False)
class Watched:
    """A request that says when its thread began with it, and when it was done with it."""

    request: Request
    begun: threading.Event = field(default_factory=threading.Event)
    ended: list[float] = field(default_factory=list[float])
    free: threading.Event = field(default_factory=threading.Event)

    def answer(self, ask: Ask) -> object:
        self.begun.set()
        try:
            return self.request.answer(ask)
        finally:
            self.ended.append(time.perf_counter())
            self.free.set()


def slow_questions(number: int) -> dict[str, Request]:
    """Others with every number, so that nothing is remembered of them."""
    text = Selection(parse(f"text~{number}q"))
    deep = 5 + number
    return {
        "text search": Totals(text),
        "text search in any case": Totals(Selection(parse(f"text~qu{number}"))),
        "tweets sorted by likes": Page(TWEETS, Selection(), ("likes",), (Order("likes"),), deep),
        "tweets sorted by text": Page(TWEETS, Selection(), ("time",), (Order("text"),), deep),
    }


def stopped(runner: Runner, request: Request, moment_s: float) -> float | None:
    """Seconds from dropping a question to its thread's being free; None if it ended before."""
    watched = Watched(request)
    runner.submit("slow", watched, lambda _: None)
    watched.begun.wait(_WAIT_S)
    time.sleep(moment_s)
    dropped = time.perf_counter()
    runner.drop("slow")
    watched.free.wait(_WAIT_S)
    seconds = watched.ended[0] - dropped
    return seconds if seconds > 0 else None


def quick(runner: Runner, posted: Queue[Callable[[], None]], number: int) -> float:
    """Seconds of a small question beside slow ones, which are dropped afterwards."""
    names = [f"slow {place}" for place in range(WORKERS - 1)]
    for place, name in enumerate(names):
        text = Selection(parse(f"text~{number}x{place}"))
        runner.submit(name, Totals(text), lambda _: None)
    time.sleep(AT_MOST_S)
    answered: list[float] = []
    began = time.perf_counter()
    runner.submit("quick", TagsInUse(), lambda _: answered.append(time.perf_counter()))
    while not answered:
        posted.get(timeout=_WAIT_S)()
    for name in names:
        runner.drop(name)
    return answered[0] - began


def main() -> None:
    posted: Queue[Callable[[], None]] = Queue()
    figures: dict[str, object] = {}
    with (
        asked_for(__doc__, rounds=2) as asked,
        Database.open(asked.workspace, read_only=True) as database,
    ):
        for where in ("sql", "memory"):
            runner = Runner(database.reader, lambda: database.data_version, posted.put)
            if where == "memory":
                with database.reader() as reader:
                    numbers = tuple(row.dataset for row in datasets(reader))
                    ask = Ask(reader, database.data_version, AnswerCache())
                    options = Options(counting_limit_bytes())
                    runner.loaded = load(ask, numbers, database.data_version, None, options)
            found: dict[str, list[float]] = {}
            for number in range(asked.rounds * len(MOMENTS_S)):
                for name, request in slow_questions(number).items():
                    seconds = stopped(runner, request, MOMENTS_S[number % len(MOMENTS_S)])
                    found.setdefault(name, []).extend([] if seconds is None else [seconds])
            every = [one for seconds in found.values() for one in seconds]
            figures[where] = {
                "stopped_ms": {n: milliseconds(s) for n, s in found.items() if s},
                "stopped": len(every),
                "late": sum(one > AT_MOST_S for one in every),
                "quick_ms": milliseconds([quick(runner, posted, n) for n in range(asked.rounds)]),
            }
            runner.close()
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
