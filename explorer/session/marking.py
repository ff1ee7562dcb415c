"""Tags and notes written from a session: off the main thread, in the order of the gestures."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from explorer.errors import BugError
from explorer.schema.marks import Marks
from explorer.session.history import History
from explorer.session.remark import Edit, Remark
from explorer.session.runner import Post
from explorer.store.catalog import Asks
from explorer.store.kept_views import KeptView, add_views, take_views
from explorer.store.marks import put
from explorer.store.reader import Writer

Find = Callable[[Asks], Marks]
"""What is to be marked, with what is written on it now; asked when it is changed."""
_BEING_WRITTEN = "Tags and notes"


class MarkStore(Protocol):
    """Where marks are kept: an open workspace."""

    @property
    def marks_version(self) -> int: ...

    def marking(self) -> AbstractContextManager[Writer]: ...


class Marking:
    """Writes marks one after the other and makes each gesture a step of the history.

    `changed` is called on the main thread when other marks stand in the workspace than before;
    then `told` with what was done, or `failed` with why not.
    """

    def __init__(
        self,
        store: MarkStore | None,
        post: Post,
        history: History,
        *,
        changed: Callable[[], None],
        told: Callable[[str], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._store = store
        self._post = post
        self._history = history
        self._changed = changed
        self._told = told
        self._failed = failed
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="marks")
        self._closed = False

    @property
    def version(self) -> int:
        """Rises with every change."""
        return 0 if self._store is None else self._store.marks_version

    def mark(self, find: Find, edit: Edit, views: tuple[KeptView, ...] = ()) -> None:
        """Change what is found; undo takes it back from now on, were it not written yet.

        `views` that are not in the workspace yet come and go with it.
        """
        remark = Remark(views)

        def change(writer: Writer) -> None:
            found = find(writer)
            remark.take(found, edit([mark for _, mark in found]))
            _make(writer, remark)

        self._history.note(remark, _BEING_WRITTEN)
        self._submit(remark, change, "{}")

    def pass_to(self, position: int) -> None:
        """Write what a way through the history to another step takes back or makes again."""
        for remark in self._history.undone_by(position):
            self._submit(remark, partial(_take_back, remark=remark), "Undone: {}")
        for remark in self._history.redone_by(position):
            self._submit(remark, partial(_make, remark=remark), "{}")

    def rename_dataset(self, dataset: str, new: str) -> None:
        """Let undo find what was written before a dataset got another name."""
        for step in self._history.steps:
            if step.remark is not None:
                step.remark.rename_dataset(dataset, new)

    def close(self) -> None:
        """Wait until everything is written; nobody is told any more."""
        self._closed = True
        self._writer.shutdown(wait=True)

    def _submit(self, remark: Remark, change: Callable[[Writer], None], words: str) -> None:
        def done(future: Future[None]) -> None:
            if not self._closed:
                self._post(lambda: self._on_done(remark, words, future.exception()))

        self._writer.submit(self._work, change).add_done_callback(done)

    def _work(self, change: Callable[[Writer], None]) -> None:
        if self._store is None:
            raise BugError("this session keeps no tags and notes")
        with self._store.marking() as writer:
            change(writer)

    def _on_done(self, remark: Remark, words: str, error: BaseException | None) -> None:
        self._history.settle(remark, remark.label)
        if error is not None or remark.label:
            # What failed may have been written all the same.
            self._changed()
        if error is not None:
            self._failed(error)
        else:
            self._told(words.format(remark.label or "Nothing to change"))


def _make(writer: Writer, remark: Remark) -> None:
    put(writer, remark.after)
    add_views(writer, remark.views)


def _take_back(writer: Writer, remark: Remark) -> None:
    put(writer, remark.before)
    take_views(writer, remark.views)
