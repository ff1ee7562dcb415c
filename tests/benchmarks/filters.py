"""`python -m tests.benchmarks.filters [WORKSPACE] [--tweets N]`: one filter change, all views.

Every view of the window is asked as the window asks: at once, through the session's workers, for
each of a fixed list of selections. `refresh_ms` is from the change to the last answer, nothing
remembered, once the data is in memory; `whole_ms` the same without any filter; painting is not in
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Queue

from explorer.engine.load import Options
from explorer.query.by import parse_by
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.columns import ACCOUNTS, COLUMNS, TWEETS
from explorer.session.counting import CountBy
from explorer.session.fast_counting import Phase
from explorer.session.requests import Page, Request, Totals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.measure import machine, milliseconds, peak_mb, print_figures, timed
from tests.benchmarks.workspace import asked_for

SELECTIONS = (
    "followers:0",
    "followers:>=1000",
    "language:th",
    "-language:th",
    "kind:retweet",
    "kind:reply language:en",
    "created:2019",
    "created:2019 kind:original",
    "time:2019-06..2020-01",
    "time:2019-06..2020-01 followers:<100",
    'client:"Twitter for iPhone"',
    "hashtag:none",
    "hour@+08:00:9..17 weekday@+08:00:mon..fri",
    "text~the",
    "text~香港",
)
VISIBLE_ROWS = 50
WAIT_S = 120.0


@dataclass
class View:
    """A client that wants one answer a change."""

    name: str
    asks: Callable[[Selection], Request]
    answered: Callable[[str], None]

    def request(self, state: SessionState) -> Request:
        return self.asks(state.selection)

    def show_waiting(self) -> None:
        """Nothing is drawn here."""

    def show(self, answer: object) -> None:
        self.answered(self.name)

    def show_error(self, sentence: str) -> None:
        raise AssertionError(sentence)


def asks() -> dict[str, Callable[[Selection], Request]]:
    """What the window asks after every change."""

    def chart(by: str, measure: str) -> Callable[[Selection], Request]:
        axis = parse_by(by)
        return lambda selection: CountBy(
            axis, selection.excluding(axis.fields), measures=(measure,)
        )

    def table(entity: str) -> Callable[[Selection], Request]:
        names = tuple(column.name for column in COLUMNS[entity])
        return lambda selection: Page(entity, selection, names, limit=VISIBLE_ROWS)

    return {
        "totals": Totals,
        "timeline": chart("time:day", TWEETS),
        "created": chart("created:month", ACCOUNTS),
        "followers": chart("followers:log", ACCOUNTS),
        "accounts": table(ACCOUNTS),
        "tweets": table(TWEETS),
    }


class Window:
    """A session with every view of the window, and the clock beside it."""

    def __init__(self, database: Database) -> None:
        self._posted: Queue[Callable[[], None]] = Queue()
        self._waiting: set[str] = set()
        self._session = Session(
            database.reader,
            lambda: database.data_version,
            self._posted.put,
            fast_counting=Options(counting_limit_bytes()),
        )
        while self._session.fast_counting.phase is Phase.LOADING:
            self._posted.get(timeout=WAIT_S)()
        self._views = {name: View(name, ask, self._waiting.discard) for name, ask in asks().items()}

    def open(self) -> None:
        self._waiting.update(self._views)
        for view in self._views.values():
            self._session.add(view)
        self._wait()

    def change(self, selection: Selection) -> None:
        """Make the change and wait for every view whose question it changes."""
        now = self._session.state.selection
        for name, view in self._views.items():
            if view.asks(now) != view.asks(selection):
                self._waiting.add(name)
        self._session.select(selection, "benchmark")
        self._wait()

    def forget(self) -> None:
        """Back to no filter, with every answer to be found anew."""
        self.change(Selection())

    def close(self) -> None:
        self._session.close()

    def _wait(self) -> None:
        while self._waiting:
            self._posted.get(timeout=WAIT_S)()


def refreshes_of(window: Window) -> list[tuple[float, str]]:
    """Seconds of every selection, each made from no filter at all."""
    taken: list[tuple[float, str]] = []
    for text in SELECTIONS:
        change = partial(window.change, Selection(parse(text)))
        taken.append((timed(change).seconds, text))
        window.forget()
    return taken


def measure(path: Path, rounds: int) -> dict[str, object]:
    """The figures of one workspace."""
    refreshes: list[tuple[float, str]] = []
    opened: list[float] = []
    with Database.open(path, read_only=True) as database:
        for _ in range(rounds):
            window = Window(database)
            opened.append(timed(window.open).seconds)
            refreshes.extend(refreshes_of(window))
            window.close()
    seconds, text = max(refreshes)
    return {
        "refresh_ms": milliseconds([seconds for seconds, _ in refreshes]),
        "whole_ms": milliseconds(opened),
        "slowest": {"filter": text, "ms": seconds * 1000},
    }


def main() -> None:
    with asked_for(__doc__, rounds=3) as asked:
        figures = measure(asked.workspace, asked.rounds)
    print_figures({**figures, "peak_mb": peak_mb(), "machine": machine()})


if __name__ == "__main__":
    main()
