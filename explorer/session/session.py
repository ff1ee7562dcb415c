"""An open workspace as the window knows it: its selection, its history and who watches them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from explorer.engine.load import Options
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.schema.clause import UTC, AnyClause
from explorer.session.client import Client
from explorer.session.coordinator import Coordinator
from explorer.session.expecting import Expecting, fields_of
from explorer.session.fast_counting import FastCounting, FastCountingState
from explorer.session.history import History, Step
from explorer.session.listener import Listener
from explorer.session.marking import Marking, MarkStore
from explorer.session.runner import Post, Runner
from explorer.session.state import SessionState
from explorer.session.summaries import Summaries, SummaryStore
from explorer.store.reader import Reader

_NOBODY = Listener()

Watcher = Callable[[SessionState, bool], None]
"""Called with the state and whether it is a preview, which is not in the history."""


class Session:
    """Everything that changes the selection goes through here, on the main thread.

    `preview` shows what a drag would do; `commit` makes it a step that undo takes back. With
    `fast_counting` the data is read into memory in the background. `marks` keeps tags and notes.
    """

    def __init__(
        self,
        open_reader: Callable[[], Reader],
        data_version: Callable[[], int],
        post: Post,
        *,
        fast_counting: Options | None = None,
        marks: MarkStore | None = None,
        listener: Listener = _NOBODY,
        zone: str = UTC,
    ) -> None:
        self._data_version = data_version
        self._runner = Runner(open_reader, data_version, post, lambda: self.marking.version)
        self._fast_counting = FastCounting(
            self._runner, fast_counting, listener.on_fast_counting, listener.on_error
        )
        self._summaries = Summaries(self._runner, self._forget_answers, listener.on_error)
        self._coordinator = Coordinator(
            self._runner, on_answered=listener.on_answered, on_bug=listener.on_error
        )
        self._expecting = Expecting(self._runner, self._coordinator)
        self.rest = self._coordinator.rest
        """Call it when what is previewed moves no more for now."""
        self.awaited = self._runner.awaited
        """Gives how many answers are still to come."""
        self._history = History(SessionState(zone=zone))
        self._coordinator.update(self.committed)
        self.marking = Marking(
            marks,
            post,
            self._history,
            changed=self._forget_answers,
            told=listener.on_marked,
            failed=listener.on_error,
        )
        self._preview: SessionState | None = None
        self._watchers: list[Watcher] = []
        self._fast_counting.load(data_version())

    @property
    def state(self) -> SessionState:
        """What is shown now, a preview included."""
        return self._preview or self._history.state

    @property
    def committed(self) -> SessionState:
        """What is in the history."""
        return self._history.state

    @property
    def data_version(self) -> int:
        return self._data_version()

    @property
    def fast_counting(self) -> FastCountingState:
        """Whether charts are counted in memory by now, and if not, why."""
        return self._fast_counting.state

    # What is selected

    def expect(self, fields: Iterable[str]) -> None:
        """A brush over these fields may begin, the pointer being over their view: get ready.

        Call it when the pointer enters the view or presses; it costs little to be wrong.
        """
        self._expecting.prepare(fields_of(fields), self.committed)

    def preview(self, clause: AnyClause) -> None:
        """Show the state with a clause, as `commit` would make it, without making it a step.

        Patient clients ask only after `rest`, or when the preview ends.
        """
        self._expecting.begin(fields_of(clause.fields))
        self._preview = self._with(self.committed.selection.with_clause(clause))
        self._changed(previewing=True)

    def end_preview(self) -> None:
        """Go back to the committed state, as when a drag is given up."""
        if self._preview is not None:
            self._preview = None
            self._changed()

    def commit(self, clause: AnyClause) -> None:
        """Add a clause, in the place of the one that the same source made on the same fields."""
        selection = self.committed.selection.with_clause(clause)
        self.select(selection, sentence_of(clause), (clause,))

    def commit_all(self, clauses: tuple[AnyClause, ...]) -> None:
        """Add several clauses as one step."""
        selection = self.committed.selection
        for clause in clauses:
            selection = selection.with_clause(clause)
        self.select(selection, " and ".join(map(sentence_of, clauses)), clauses)

    def remove(self, clause: AnyClause) -> None:
        selection = self.committed.selection.without(clause)
        self.select(selection, f"Without {sentence_of(clause)}", (clause,))

    def replace(self, old: AnyClause, new: AnyClause) -> None:
        """Put a clause in the place of another: inverted, switched off or edited."""
        selection = self.committed.selection.replacing(old, new)
        self.select(selection, sentence_of(new), (new,))

    def clear(self) -> None:
        """Take back every clause; the scope stays."""
        self.select(self.committed.selection.whole(), "Clear all filters")

    def set_scope(self, datasets: tuple[int, ...] | None) -> None:
        """Look at these datasets only; None for all."""
        selection = replace(self.committed.selection, datasets=datasets)
        self.select(selection, "Change the datasets in scope")

    def set_zone(self, zone: str) -> None:
        """Show hours and weekdays on clocks of a zone."""
        self._record(replace(self.committed, zone=zone), f"Clocks of {zone}")

    def select(self, selection: Selection, label: str, clauses: tuple[AnyClause, ...] = ()) -> None:
        """Make a whole selection the next step of the history, called by sentences of `clauses`."""
        self._record(self._with(selection), label, clauses)

    def show(self, state: SessionState, label: str) -> None:
        """Make a whole state, its zone too, the next step of the history."""
        self._record(state, label)

    # Steps taken

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    @property
    def undo_label(self) -> str:
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        return self._history.redo_label

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._history.steps

    @property
    def position(self) -> int:
        return self._history.position

    def undo(self) -> None:
        self.go_to(self._history.position - 1)

    def redo(self) -> None:
        self.go_to(self._history.position + 1)

    def go_to(self, position: int) -> None:
        """Go to a step of the history; nothing happens where there is none."""
        self.marking.pass_to(position)
        if self._history.go(position):
            self._preview = None
            self._changed()

    # Who watches

    def subscribe(self, watcher: Watcher) -> Callable[[], None]:
        """Tell a watcher of every change; call what is given back to stop."""
        self._watchers.append(watcher)

        def unsubscribe() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return unsubscribe

    def add(self, client: Client, *, enabled: bool = True) -> None:
        """Begin to answer a client's questions."""
        self._coordinator.add(client, enabled=enabled)

    def remove_client(self, client: Client) -> None:
        self._coordinator.remove(client)

    def set_enabled(self, client: Client, enabled: bool) -> None:
        self._coordinator.set_enabled(client.name, enabled=enabled)

    def refresh(self, client: Client) -> None:
        """Ask again for a client whose own options have changed."""
        self._coordinator.refresh(client.name)

    def forget_views(self) -> None:
        """The views are gone, all at once: forget their questions and who watches."""
        self._coordinator.remove_all()
        self._watchers.clear()

    @property
    def is_busy(self) -> bool:
        """Whether answers are still to come."""
        return self._runner.is_busy

    def data_changed(self) -> None:
        """The workspace holds other data now: datasets were added, removed or renamed."""
        self._summaries.begin(self._data_version())
        self._forget_answers()
        self._fast_counting.load(self._data_version())

    def keep_summaries(self, store: SummaryStore) -> None:
        """Open charts with what is kept of them in the workspace; before any of them asks."""
        self._summaries.keep_in(store, self._data_version())

    def close(self) -> None:
        """Stop all questions, write what is to be written; blocks until that has ended."""
        self._watchers.clear()
        self.marking.close()
        self._runner.close()

    def _forget_answers(self) -> None:
        self._coordinator.forget_answers()
        self._changed(previewing=self._preview is not None)

    def _with(self, selection: Selection) -> SessionState:
        return replace(self.committed, selection=selection)

    def _record(self, state: SessionState, label: str, clauses: tuple[AnyClause, ...] = ()) -> None:
        previewed = self._preview is not None
        self._preview = None
        if self._history.record(state, label, clauses) or previewed:
            self._changed()

    def _changed(self, *, previewing: bool = False) -> None:
        state = self.state
        self._coordinator.update(state, is_moving=previewing)
        for watcher in tuple(self._watchers):
            watcher(state, previewing)
