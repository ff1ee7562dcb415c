"""Answers to statements, remembered while the data stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict

import numpy as np

from explorer.schema.statement import Statement
from explorer.store.reader import Reader

Columns = dict[str, np.ndarray]

MAX_REMEMBERED = 512
MAX_REMEMBERED_ROWS = 20_000


class AnswerCache:
    """The latest answers by data version and statement; safe between threads."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[int, Statement], Columns] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, version: int, statement: Statement) -> Columns | None:
        with self._lock:
            answer = self._answers.get((version, statement))
            if answer is not None:
                self._answers.move_to_end((version, statement))
            return answer

    def put(self, version: int, statement: Statement, answer: Columns) -> None:
        if max((len(column) for column in answer.values()), default=0) > MAX_REMEMBERED_ROWS:
            return
        with self._lock:
            self._answers[version, statement] = answer
            while len(self._answers) > MAX_REMEMBERED:
                self._answers.popitem(last=False)


class Ask:
    """One worker's way to the data: a cursor of its own and the shared memory of answers.

    Raises KnownError, Cancelled after `interrupt`, and BugError, as the reader does.
    """

    def __init__(self, reader: Reader, version: int, cache: AnswerCache) -> None:
        self._reader = reader
        self._version = version
        self._cache = cache

    @property
    def reader(self) -> Reader:
        """The cursor itself, for what is not worth remembering."""
        return self._reader

    def columns(self, statement: Statement) -> Columns:
        """The answer as one array per column, masked where there are NULLs. Do not write to it."""
        answer = self._cache.get(self._version, statement)
        if answer is None:
            answer = self._reader.columns(statement)
            self._cache.put(self._version, statement, answer)
        return answer

    def row(self, statement: Statement) -> dict[str, object]:
        """The single row of an answer as Python values, None for NULL."""
        return {
            name: None if np.ma.is_masked(column[0]) else column[0].item()
            for name, column in self.columns(statement).items()
        }
