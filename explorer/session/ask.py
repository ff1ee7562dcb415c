"""Answers to statements, remembered while the data stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar, cast

import numpy as np

from explorer.engine import counting, pages
from explorer.engine.loaded import Loaded
from explorer.engine.sets import Sets
from explorer.errors import Cancelled
from explorer.query.axis import Axis, Key
from explorer.query.by import By
from explorer.query.count import count, ranking, spellings
from explorer.query.marks import reads_marks
from explorer.query.page import Order, page
from explorer.query.selection import Selection
from explorer.query.totals import totals
from explorer.schema.statement import Statement
from explorer.session.opening_answers import OpeningAnswers
from explorer.store.reader import Reader

Columns = dict[str, np.ndarray]
Version = tuple[int, int]
"""Of the data, and of the tags and notes on it, 0 for what they do not change."""

MAX_REMEMBERED = 512
MAX_REMEMBERED_ROWS = 20_000
MAX_KEPT = 96
"""Whole answers, and what of them stays the same: a few for each view."""

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Latest(Generic[Question, Answer]):
    """The latest answers by version and question; safe between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[tuple[Version, Question], Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, version: Version, question: Question) -> Answer | None:
        with self._lock:
            answer = self._answers.get((version, question))
            if answer is not None:
                self._answers.move_to_end((version, question))
            return answer

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()

    def put(self, version: Version, question: Question, answer: Answer) -> None:
        with self._lock:
            self._answers[version, question] = answer
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


class AnswerCache:
    """What all workers remember: answers to statements, and whole answers that are kept."""

    def __init__(self) -> None:
        self.columns: Latest[Statement, Columns] = Latest(MAX_REMEMBERED)
        self.kept: Latest[Hashable, object] = Latest(MAX_KEPT)
        self.opening = OpeningAnswers()

    def forget(self) -> None:
        """Whatever is remembered does not fit the data."""
        self.columns.clear()
        self.kept.clear()


class Keepable(Hashable, Protocol[Answer_co]):
    """A request whose answer may be kept."""

    def answer(self, ask: Ask) -> Answer_co: ...


def _never() -> bool:
    return False


class Ask:
    """One worker's way to the data: a cursor of its own and what all workers share.

    What can be counted in memory is counted there, where the data is `loaded` in the same
    version; the database answers all else. Both give the same columns. A brush over the fields
    that are `expected` is answered from tables made before it moves. Raises KnownError,
    Cancelled after `interrupt`, and BugError, as the reader does.
    """

    def __init__(
        self,
        reader: Reader,
        version: int,
        cache: AnswerCache,
        loaded: Loaded | None = None,
        is_stale: Callable[[], bool] = _never,
        marks_version: int = 0,
        expected: frozenset[str] = frozenset(),
    ) -> None:
        self._reader = reader
        self._version = version
        self._marks_version = marks_version
        self._cache = cache
        self._is_stale = is_stale
        is_current = loaded is not None and loaded.version == version
        self._sets = (
            Sets(loaded, self, marks_version, expected)
            if loaded is not None and is_current
            else None
        )

    @property
    def reader(self) -> Reader:
        """The cursor itself, for what is not worth remembering."""
        return self._reader

    def check(self) -> None:
        """Raise Cancelled if nobody waits for the answer any more."""
        if self._is_stale():
            raise Cancelled

    def columns(self, statement: Statement) -> Columns:
        """The answer as one array per column, masked where there are NULLs. Do not write to it."""
        version = (self._version, self._marks_version if reads_marks(statement) else 0)
        answer = self._cache.columns.get(version, statement)
        if answer is None:
            is_of_data = not version[1]
            opening = self._cache.opening
            answer = opening.get(self._reader, version[0], statement) if is_of_data else None
            if answer is None:
                answer = self._reader.columns(statement)
                if is_of_data:
                    opening.note(version[0], statement, answer)
            if max((len(column) for column in answer.values()), default=0) <= MAX_REMEMBERED_ROWS:
                self._cache.columns.put(version, statement, answer)
        return answer

    def kept(self, request: Keepable[Answer]) -> Answer:
        """The answer to a request, found once and then kept while others come and go."""
        version = (self._version, self._marks_version)
        answer = self._cache.kept.get(version, request)
        if answer is None:
            found = request.answer(self)
            self._cache.kept.put(version, request, found)
            return found
        return cast("Answer", answer)

    def row(self, statement: Statement) -> dict[str, object]:
        """The single row of an answer as Python values, None for NULL."""
        return {
            name: None if np.ma.is_masked(column[0]) else column[0].item()
            for name, column in self.columns(statement).items()
        }

    def totals(self, selection: Selection) -> Columns:
        """Columns of `query.totals.totals`."""
        found = self._counted(lambda sets: counting.totals(sets, selection))
        return self.columns(totals(selection)) if found is None else found

    def count(self, axis: Axis, selection: Selection, measures: Sequence[str]) -> Columns:
        """Columns of `query.count.count`."""
        found = self._counted(lambda sets: counting.count(sets, axis, selection, measures))
        return self.columns(count(axis, selection, measures)) if found is None else found

    def ranking(self, by: By, selection: Selection) -> Columns:
        """Columns of `query.count.ranking`."""
        found = self._counted(lambda sets: counting.ranking(sets, by, selection))
        return self.columns(ranking(by, selection)) if found is None else found

    def spellings(self, by: By, keys: Sequence[Key], selection: Selection) -> Columns:
        """Columns `key`, `spelling` of `query.count.spellings`, at least the first row of a key."""
        found = self._counted(lambda sets: counting.spellings(sets, by, keys, selection))
        return self.columns(spellings(by, keys, selection)) if found is None else found

    def page(
        self,
        entity: str,
        selection: Selection,
        columns: Sequence[str],
        order: Sequence[Order],
        offset: int,
        limit: int,
    ) -> Columns:
        """Columns of `query.page.page`."""
        asked = (entity, selection, columns, order, offset, limit)
        found = self._counted(lambda sets: pages.page(sets, *asked))
        return self.columns(page(*asked)) if found is None else found

    def _counted(self, question: Callable[[Sets], Columns | None]) -> Columns | None:
        """What counting in memory gives; None where it cannot tell, or is out of memory."""
        if self._sets is None:
            return None
        try:
            return question(self._sets)
        except MemoryError:
            return None
