"""The datasets panel: a tick puts a dataset in scope."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.query.by import By
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import Catalog, CatalogRows, Request
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.datasets.model import Entry, Published, entries
from explorer.views.datasets.row import DatasetLine
from explorer.views.shared.asker import Asker
from explorer.views.shared.card import Card
from explorer.views.shared.theme import Theme

_MOST_DATASETS = "1000"


class DatasetsPanel(Card):
    """Ticks are the scope. Renaming and removing is asked of whoever may write."""

    rename_requested = Signal(str)
    remove_requested = Signal(str)
    report_requested = Signal(str)
    rejects_requested = Signal(str)
    catalog_read = Signal()
    """`catalog` is there, or another one."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        inner = QWidget()
        inner.setProperty("role", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 6, 8, 10)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("role", "plain")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        super().__init__("Datasets", area, theme, parent)
        self.setObjectName("datasetsPanel")
        self.setAccessibleName("Datasets")
        self._session = session
        self._published: Mapping[str, Published] = {}
        self._catalog: CatalogRows | None = None
        self._lines: list[DatasetLine] = []
        self._selected: dict[str, tuple[int, int]] = {}
        session.subscribe(self._on_state)
        asker = Asker(
            "datasetsPanel",
            lambda _state: Catalog(session.data_version),
            self._on_catalog,
            self.show_error,
            self.show_waiting,
        )
        self.retry_requested.connect(lambda: session.refresh(asker))
        session.add(asker)
        session.add(Asker("datasetsPanel counts", _counts_of, self._on_counted))

    @property
    def lines(self) -> tuple[DatasetLine, ...]:
        return tuple(self._lines)

    @property
    def catalog(self) -> CatalogRows | None:
        """What is in the workspace; None before it was read."""
        return self._catalog

    def set_published(self, published: Mapping[str, Published]) -> None:
        """What is known about datasets from elsewhere, by their names."""
        self._published = published
        self._rebuild()

    def _on_catalog(self, answer: object) -> None:
        if isinstance(answer, CatalogRows):
            self._catalog = answer
            self._rebuild()
            self.catalog_read.emit()

    def _on_counted(self, answer: object) -> None:
        if isinstance(answer, Counted):
            self._selected = {
                bar.label: (int(answer.accounts[place]), int(answer.tweets[place]))
                for place, bar in enumerate(answer.bins)
            }
            self._show_selected()

    def _show_selected(self) -> None:
        state = self._session.state
        for line in self._lines:
            is_filtered = bool(state.selection.active) and line.is_ticked
            # A dataset in which nothing is left has no bar.
            found = self._selected.get(line.entry.name, (0, 0))
            line.set_selected(found if is_filtered else None)

    def _rebuild(self) -> None:
        if self._catalog is None:
            return
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        made = entries(self._catalog, self._published, self.theme.numerals)
        self._lines = [self._new_line(entry) for entry in made]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
        self.set_caption(str(len(made)) if len(made) > 1 else "")
        self._show_scope(self._session.state)
        self._show_selected()
        if made:
            self.show_body()
        else:
            self.show_empty("No dataset yet", "Open an archive, or drop it on the window.")

    def _new_line(self, entry: Entry) -> DatasetLine:
        line = DatasetLine(entry, self.theme.numerals)
        line.ticked.connect(self._on_ticked)
        line.only_requested.connect(self._on_only)
        line.all_requested.connect(lambda: self._session.set_scope(None))
        line.rename_requested.connect(self.rename_requested)
        line.remove_requested.connect(self.remove_requested)
        line.report_requested.connect(self.report_requested)
        line.rejects_requested.connect(self.rejects_requested)
        return line

    def _on_ticked(self) -> None:
        ticked = tuple(line.entry.dataset for line in self._lines if line.is_ticked)
        self._session.set_scope(None if len(ticked) == len(self._lines) else ticked)

    def _on_only(self, dataset: int) -> None:
        self._session.set_scope(None if len(self._lines) == 1 else (dataset,))

    def _on_state(self, state: SessionState, _previewing: bool) -> None:
        self._show_scope(state)

    def _show_scope(self, state: SessionState) -> None:
        scope = state.selection.datasets
        for line in self._lines:
            line.set_ticked(ticked=scope is None or line.entry.dataset in scope)
        if not state.selection.active:
            self._show_selected()


def _counts_of(state: SessionState) -> Request | None:
    """How much of each dataset is left; nothing to ask while nothing is filtered."""
    if not state.selection.active:
        return None
    return CountBy(By("dataset", _MOST_DATASETS), state.selection, strict=True)
