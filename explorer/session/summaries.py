"""Keeps in the workspace what its charts are opened with, and notices when that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from explorer.errors import KnownError
from explorer.session.ask import Ask
from explorer.session.opening_answers import OpeningAnswers
from explorer.session.runner import Outcome, Runner
from explorer.store.reader import Writer
from explorer.store.summaries import Summary, keep_summary, seal_of

_NAME = "summaries"
_PATIENCE_S = 60.0
"""The first charts of a large workspace go before, however long they take."""


class SummaryStore(Protocol):
    """Where summaries are kept."""

    @property
    def is_writable(self) -> bool: ...

    def keeping(self) -> AbstractContextManager[Writer]: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Keep:
    """Asks whether what is kept fits; if it does, or there is nothing, keeps what was asked."""

    version: int
    opening: OpeningAnswers
    store: SummaryStore
    wait: Callable[[float], None]

    def answer(self, ask: Ask) -> bool:
        """False where what is kept does not fit the tables."""
        self.wait(_PATIENCE_S)
        ask.check()
        seal = seal_of(ask.reader)
        kept, asked = self.opening.end()
        if kept.answers and kept.seal != seal:
            return False
        ask.check()
        if self.store.is_writable and self.version and asked.keys() - kept.answers.keys():
            with self.store.keeping() as writer:
                keep_summary(writer, self.version, Summary(asked, seal))
        return True


class Summaries:
    """Asks, once the first charts are drawn, whether they were drawn from what is so."""

    def __init__(
        self,
        runner: Runner,
        on_unfit: Callable[[], None],
        on_bug: Callable[[Exception], None],
    ) -> None:
        self._runner = runner
        self._store: SummaryStore | None = None
        self._on_unfit = on_unfit
        self._on_bug = on_bug
        self._version = 0

    def keep_in(self, store: SummaryStore, version: int) -> None:
        """Begin to keep them, from this version on."""
        self._store = store
        self.begin(version)

    def begin(self, version: int) -> None:
        """This is the version that charts are opened with now."""
        self._begin(version, trusted=True)

    def _begin(self, version: int, *, trusted: bool) -> None:
        if self._store is None:
            return
        self._version = version
        runner = self._runner
        runner.opening.begin(version, trusted=trusted)
        request = _Keep(version, runner.opening, self._store, runner.wait_for_answers)
        runner.submit(_NAME, request, self._on_outcome, is_awaited=False)

    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            if not isinstance(outcome.error, KnownError):
                self._on_bug(outcome.error)
        elif not outcome.answer:
            self._runner.forget_answers()
            self._begin(self._version, trusted=False)
            self._on_unfit()
