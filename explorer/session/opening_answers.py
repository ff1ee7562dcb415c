"""The answers that charts are opened with: from the workspace, or to be kept in it."""

from __future__ import annotations

import threading

import numpy as np

from explorer.schema.statement import Statement
from explorer.store.reader import Reader
from explorer.store.summaries import Summary, question_of, summary

Columns = dict[str, np.ndarray]
MOST = 200
"""So many answers are kept: about ten a chart."""
MOST_VALUES = 100_000


class OpeningAnswers:
    """What was asked first of one version of the data; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: int | None = None
        self._is_read = False
        self._is_noting = False
        self._kept = Summary()
        self._asked: dict[str, Columns] = {}

    def begin(self, version: int, *, trusted: bool = True) -> None:
        """Note what is asked of a version from now on, and look into the file unless it lies."""
        with self._lock:
            self._version = version
            self._is_read = not trusted
            self._is_noting = True
            self._kept = Summary()
            self._asked = {}

    def get(self, reader: Reader, version: int, statement: Statement) -> Columns | None:
        """The answer that is in the file, None for none."""
        if version != self._version:
            return None
        with self._lock:
            if not self._is_read:
                self._kept = summary(reader, version)
                self._is_read = True
            question = question_of(statement)
            answer = self._kept.answers.get(question)
        if answer is not None:
            self.note(version, statement, answer)
        return answer

    def note(self, version: int, statement: Statement, answer: Columns) -> None:
        """Remember an answer for the next opening, while there is room."""
        question = question_of(statement)
        with self._lock:
            is_wanted = self._is_noting and version == self._version and len(self._asked) < MOST
            values = sum(len(column) for column in answer.values())
            if is_wanted and question and values <= MOST_VALUES:
                self._asked[question] = answer

    def end(self) -> tuple[Summary, dict[str, Columns]]:
        """What was in the file, and what was asked until now; nothing is noted any more."""
        with self._lock:
            self._is_noting = False
            return self._kept, self._asked
