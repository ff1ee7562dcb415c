"""Counting in memory, from a workspace's opening on: read in, read anew, and what to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from explorer.engine.load import Options, load
from explorer.engine.loaded import Loaded
from explorer.errors import KnownError
from explorer.session.ask import Ask
from explorer.session.runner import Outcome, Runner, sentence_for
from explorer.store.catalog import datasets

_NAME = "fast counting"


class Phase(StrEnum):
    OFF = "off"
    """Not asked for, or not worth it."""
    LOADING = "loading"
    READY = "ready"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class FastCountingState:
    """`sentence` says why there is none, where that is so."""

    phase: Phase = Phase.OFF
    sentence: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Load:
    """Asks for the data of one version in memory."""

    version: int
    before: Loaded | None
    options: Options
    wait: Callable[[float], None]

    def answer(self, ask: Ask) -> Loaded | None:
        held = datasets(ask.reader)
        if sum(row.tweets for row in held) < self.options.least_tweets:
            return None
        # To load numba is a second in which Python does little else.
        self.wait(self.options.patience_s)
        ask.check()
        numbers = tuple(row.dataset for row in held)
        return load(ask, numbers, self.version, self.before, self.options)


class FastCounting:
    """Loads on a worker; until it has, and whenever it cannot, the database answers everything."""

    def __init__(
        self,
        runner: Runner,
        options: Options | None,
        on_changed: Callable[[FastCountingState], None],
        on_bug: Callable[[Exception], None],
    ) -> None:
        self._runner = runner
        self._options = options
        self._on_changed = on_changed
        self._on_bug = on_bug
        self._state = FastCountingState()

    @property
    def state(self) -> FastCountingState:
        return self._state

    def load(self, version: int) -> None:
        """Read in what there is in this version of the data; what was under way is dropped."""
        if self._options is None:
            return
        self._enter(FastCountingState(Phase.LOADING))
        runner = self._runner
        request = _Load(version, runner.loaded, self._options, runner.wait_for_answers)
        runner.submit(_NAME, request, self._on_outcome, is_awaited=False)

    def _on_outcome(self, outcome: Outcome) -> None:
        self._runner.loaded = outcome.answer if isinstance(outcome.answer, Loaded) else None
        if outcome.error is not None:
            self._enter(FastCountingState(Phase.WITHOUT, sentence_for(outcome.error)))
            if not isinstance(outcome.error, KnownError):
                self._on_bug(outcome.error)
        elif self._runner.loaded is not None:
            self._enter(FastCountingState(Phase.READY))
        else:
            self._enter(FastCountingState(Phase.OFF))

    def _enter(self, state: FastCountingState) -> None:
        self._state = state
        self._on_changed(state)
