"""The filter bar: a chip for every clause, and the sentence of what they leave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause
from explorer.session.comparison import stop, swap
from explorer.session.requests import Catalog, CatalogRows, Selected, SelectedTotals, TotalCounts
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.filters.change import inverted, switched, text_of_all
from explorer.views.filters.chip import Chip
from explorer.views.filters.compared_line import ComparedLine
from explorer.views.filters.editor import FilterEditor
from explorer.views.filters.flow import FlowLayout
from explorer.views.filters.summary import sentence
from explorer.views.shared.asker import Asker
from explorer.views.shared.compared import B_SIGN
from explorer.views.shared.icons import icon
from explorer.views.shared.theme import Theme

_HINT = "Nothing is filtered. Drag over a chart, click a bar, or type a filter above."
_HEADING, _HEADING_OF_B = "FILTERS", "FILTERS OF B"
_CHIP_SPACING = 6
# That of a chip: what stands beside the chips is on the line of their first row.
_LINE_HEIGHT = 30


class FilterBar(QFrame):
    """Paints the clauses of the session's state and turns chips' wishes into steps."""

    told = Signal(str)
    counted = Signal(object, object)
    """A Selection and its TotalCounts, for whoever shows the same numbers."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAccessibleName("Filters")
        self.setProperty("role", "band")
        self._session = session
        self._numerals = theme.numerals
        self._sign = icon("clear", QColor(theme.muted))
        self._chips: list[Chip] = []
        self._counts: TotalCounts | None = None
        self._datasets: frozenset[int] | None = None
        self._lay_out()
        self.editor.finished.connect(self._on_edited)
        session.subscribe(self._on_state)
        self.compared.swap_wanted.connect(lambda: swap(session))
        self.compared.stop_wanted.connect(lambda: stop(session))
        self._show_clauses(session.state.selection.clauses)
        self._show_compared(session.state)
        session.add(
            Asker(
                "selectionSummary compared", self.compared.ask, self.compared.take, self._on_error
            )
        )
        session.add(
            Asker(
                "selectionSummary datasets",
                lambda _state: Catalog(session.data_version),
                self._on_datasets,
            )
        )
        session.add(
            Asker(
                "selectionSummary",
                lambda state: SelectedTotals(state.selection),
                self._on_counts,
                self._on_error,
            )
        )

    @property
    def chips(self) -> tuple[Chip, ...]:
        return tuple(self._chips)

    def set_remark(self, remark: str) -> None:
        """Something that everybody must know about all numbers here; empty for nothing."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def copy_all(self) -> None:
        """Copy every filter in effect as it can be typed."""
        text = text_of_all(self._session.committed.selection)
        QGuiApplication.clipboard().setText(text)
        self.told.emit(f"Copied: {text}" if text else "There is no filter to copy.")

    def _lay_out(self) -> None:
        self._heading = heading = QLabel(_HEADING)
        heading.setProperty("role", "overline")
        self._hint = QLabel(_HINT)
        self._hint.setProperty("role", "muted")
        chips = QWidget()
        self._flow = FlowLayout(_CHIP_SPACING, chips)
        self._clear = QPushButton("Clear all")
        self._clear.setObjectName("clearFiltersButton")
        self._clear.setProperty("role", "link")
        self._clear.setToolTip("Remove every filter (Ctrl+Shift+X)")
        self._clear.clicked.connect(lambda _checked=False: self._session.clear())
        self.editor = FilterEditor(self._session, self)
        for beside in (heading, self._hint, self._clear):
            beside.setFixedHeight(_LINE_HEIGHT)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(chips, 1)
        top.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        self.summary = QLabel("Counting…")
        self.summary.setObjectName("selectionSummary")
        self.summary.setProperty("role", "summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.emptied = QLabel()
        self.emptied.setObjectName("emptiedBy")
        self.emptied.setProperty("role", "warning")
        self.emptied.setTextFormat(Qt.TextFormat.PlainText)
        self.emptied.hide()
        self._remark = QLabel()
        self._remark.setObjectName("remark")
        self._remark.setProperty("role", "synthetic")
        self._remark.hide()
        below = QHBoxLayout()
        below.addWidget(self.summary)
        below.addWidget(self.emptied)
        below.addStretch(1)
        below.addWidget(self._remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.editor)
        column.addLayout(below)
        self.compared = ComparedLine(self._numerals, self)
        column.addWidget(self.compared)

    def _on_state(self, state: SessionState, _previewing: bool) -> None:
        self._show_clauses(state.selection.clauses)
        self._show_compared(state)
        self._show_sentence()

    def _show_compared(self, state: SessionState) -> None:
        self._heading.setText(_HEADING if state.compared is None else _HEADING_OF_B)
        self.compared.show_state(state)

    def _show_clauses(self, clauses: tuple[AnyClause, ...]) -> None:
        for chip, clause in zip(self._chips, clauses, strict=False):
            if chip.clause is not clause:
                chip.set_clause(clause)
        while len(self._chips) > len(clauses):
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for clause in clauses[len(self._chips) :]:
            self._chips.append(self._new_chip(clause))
        self._hint.setVisible(not clauses)
        self._clear.setVisible(bool(clauses))

    def _new_chip(self, clause: AnyClause) -> Chip:
        chip = Chip(clause, self._sign, self._numerals)
        session = self._session
        chip.removed.connect(lambda: self._on_removed(chip))
        chip.inverted.connect(lambda: session.replace(chip.clause, inverted(chip.clause)))
        chip.switched.connect(lambda: session.replace(chip.clause, switched(chip.clause)))
        chip.edit_requested.connect(lambda: self.editor.begin(chip.clause))
        chip.copied.connect(lambda: self._on_copied(chip.clause))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_removed(self, chip: Chip) -> None:
        place = self._chips.index(chip)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and chip.isAncestorOf(focused)
        self._session.remove(chip.clause)
        if had_focus and self._chips:
            self._chips[min(place, len(self._chips) - 1)].setFocus()

    def _on_copied(self, clause: AnyClause) -> None:
        QGuiApplication.clipboard().setText(text_of(clause))
        self.told.emit(f"Copied: {text_of(clause)}")

    def _on_edited(self) -> None:
        if self._chips:
            self._chips[0].setFocus()

    def _on_datasets(self, answer: object) -> None:
        if isinstance(answer, CatalogRows):
            self._datasets = frozenset(row.dataset for row in answer.datasets)
            self._show_sentence()

    def _on_counts(self, answer: object) -> None:
        if isinstance(answer, Selected):
            self._counts = answer.counts
            self.counted.emit(answer.selection, answer.counts)
            self._dress_summary("summary")
            self._show_sentence()

    def _on_error(self, text: str) -> None:
        self._counts = None
        self._dress_summary("error")
        self._say(text)

    def _show_sentence(self) -> None:
        if self._counts is None:
            return
        state = self._session.state
        said = sentence(self._counts, state.selection, self._datasets, self._numerals)
        self._say(said if state.compared is None else f"{B_SIGN} B: {said}")
        self.emptied.setText(self._counts.why_empty(self._numerals))
        self.emptied.setVisible(bool(self._counts.emptied_by))

    def _say(self, text: str) -> None:
        """Show it and have it read aloud; a name without the numbers would hide them."""
        self.summary.setText(text)
        self.summary.setAccessibleName(f"Selected: {text}")

    def _dress_summary(self, role: str) -> None:
        if self.summary.property("role") != role:
            self.summary.setProperty("role", role)
            self.summary.style().unpolish(self.summary)
            self.summary.style().polish(self.summary)
